import { evolvePast } from "../clearing/evolve-past.ts";
import { evolveRelease, noteForeign } from "../clearing/evolve-release.ts";
import { evolveDiagnostics } from "../diagnostics/evolve-diagnostics.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Order } from "../order/order.ts";
import { evolvePartnerTrail } from "../partner-center/evolve-trail.ts";
import { readingOfReadiness } from "../readiness/reading-of-readiness.ts";
import { pathOfUnits } from "../registration/registration-path.ts";
import { evolveAttempt } from "./evolve-attempt.ts";
import { evolveIdentity } from "./evolve-identity.ts";
import { evolveRegistration } from "./evolve-registration.ts";
import { stageOf } from "./life.ts";
import type { Unit } from "./unit.ts";
import { withdraw } from "./withdraw.ts";

/** Shared by all units: an order may hold a hundred thousand of them. */
const nothing: readonly never[] = [];

/** A unit at first sight, with what its order wants of it. */
export function unitAtFirstSight(
  evidence: UnitEvidence & { readonly kind: "unitSeen" },
  order: Pick<Order, "groupTag" | "path" | "partnerTenantId" | "preProvisioning"> | undefined,
): Unit {
  const { address } = evidence;
  const path = pathOfUnits(order);
  const unit: Unit = {
    id: evidence.unitId,
    orderId: evidence.orderId,
    wantedTag: order?.groupTag ?? "",
    seenAt: evidence.at,
    label: evidence.label,
    collectFailures: 0,
    reportedSerial: "",
    scannedSerial: "",
    scannedZtdId: "",
    attempts: nothing,
    shared: nothing,
    stage: "seen",
    stageSince: evidence.at,
    lastSeenAt: evidence.seenAt,
    evidenceCount: 1,
  };
  return {
    ...unit,
    ...(path === "graph" ? {} : { path }),
    ...(order?.preProvisioning === false ? { preProvisioning: false } : {}),
    ...(address === undefined ? {} : { address }),
  };
}

/** Folds one fact into the unit. The stage is derived anew; its age changes only with it. */
export function evolveUnit(unit: Unit, evidence: UnitEvidence): Unit {
  const facts = applyFact(unit, evidence);
  const counted = { ...facts, evidenceCount: unit.evidenceCount + 1, lastSeenAt: evidence.seenAt };
  return noteForeign(withStage(counted, evidence.at));
}

/** Derives the stage again, keeping its age when it did not change. */
export function withStage(unit: Unit, at: Unit["stageSince"]): Unit {
  const stage = stageOf(unit);
  return stage === unit.stage ? unit : { ...unit, stage, stageSince: at };
}

function applyFact(unit: Unit, evidence: UnitEvidence): Unit {
  switch (evidence.kind) {
    case "unitSeen":
      return evidence.address === undefined || evidence.address === unit.address
        ? unit
        : { ...unit, address: evidence.address };
    case "unitMerged":
      // The bench takes the unit out; there is nothing left to change.
      return unit;
    case "unitPlaced":
      return { ...unit, slot: evidence.slot };
    case "registrationAskedAgain": {
      // The tenant is read first: by now the device may be there.
      const { registrationAbsentAt: _before, ...rest } = unit;
      return { ...rest, sendAgainFrom: evidence.at };
    }
    case "collectRequested":
      return { ...unit, collectFailures: 0, collectAskedAt: evidence.at };
    case "collectFailed":
      return { ...unit, collectFailures: unit.collectFailures + 1, collectError: evidence.error };
    case "hardwareHashRead":
      return evolveIdentity(unit, evidence);
    case "readinessRead":
      return { ...unit, readiness: { value: readingOfReadiness(evidence.readiness), seenAt: evidence.at } };
    case "readinessFactsRead":
      return { ...unit, readiness: { value: evidence.reading, seenAt: evidence.at } };
    case "networkChecked":
      return { ...unit, network: { value: evidence.results, seenAt: evidence.at } };
    case "diagnosticsRequested":
    case "diagnosticsCollected":
    case "diagnosticsFailed":
      return evolveDiagnostics(unit, evidence);
    case "identityListed":
    case "identityScanned":
    case "identityDecided":
    case "preProvisionCodeScanned":
      return evolveIdentity(unit, evidence);
    case "reworkStarted":
      return { ...unit, aside: { kind: "rework", reason: evidence.reason, ...confirmation(evidence) } };
    case "reworkEnded":
      return { ...withoutReadiness(withoutAside(unit)), reworkEndedAt: evidence.at };
    case "routedToIt":
      return { ...unit, aside: { kind: "routedToIt", reason: evidence.reason, ...confirmation(evidence) } };
    case "shipped":
      return { ...unit, shipped: confirmation(evidence) };
    case "confirmationWithdrawn":
      return withdraw(unit, evidence);
    case "assignmentConfirmed":
      return unit.change?.state === "askRefresh" && unit.change.changeId === evidence.changeId
        ? { ...withoutChange(unit), refreshedFor: evidence.changeId }
        : unit;
    case "partnerSent":
    case "partnerRowRefused":
    case "partnerResultSeen":
    case "partnerDeviceSeen":
      return evolvePartnerTrail(unit, evidence);
    case "importSent":
    case "importAccepted":
    case "importFailed":
    case "importSeen":
    case "importAbsent":
    case "importRowRemoved":
    case "registrationSeen":
    case "registrationAbsent":
    case "registrationsRivalled":
    case "profileAssignmentSeen":
    case "groupMembershipSeen":
    case "directoryDeviceSeen":
      return evolveRegistration(unit, evidence);
    case "clearingEnrolmentSeen":
      return withEarlierEnrolment(unit, evidence);
    case "clearingLookRequested":
    case "clearingRecordsSeen":
    case "clearingRecordsSame":
    case "clearingLookFailed":
    case "clearingStarted":
    case "clearingStepSent":
    case "clearingStepAnswered":
    case "clearingResumed":
    case "clearingGivenUp":
      return evolvePast(unit, evidence);
    case "clearingReleaseNoted":
    case "clearingPackWritten":
    case "clearingReleaseTold":
      return evolveRelease(unit, evidence);
    default:
      return evolveAttempt(unit, evidence);
  }
}

function withoutChange(unit: Unit): Unit {
  const { change: _confirmed, ...rest } = unit;
  return rest;
}

function withEarlierEnrolment(
  unit: Unit,
  { device, seenAt }: UnitEvidence & { readonly kind: "clearingEnrolmentSeen" },
): Unit {
  const { earlierEnrolment: _before, ...rest } = unit;
  return device === undefined ? rest : { ...rest, earlierEnrolment: { value: device, seenAt } };
}

/** After rework an earlier start counts no more. */
function withoutReadiness(unit: Unit): Unit {
  const { readySince: _before, ...rest } = unit;
  return rest;
}

function withoutAside(unit: Unit): Unit {
  const { aside: _cleared, ...rest } = unit;
  return rest;
}

/** The person's word held by a piece of evidence. */
function confirmation(evidence: UnitEvidence): {
  readonly evidenceId: UnitEvidence["id"];
  readonly at: UnitEvidence["at"];
  readonly actor: string;
} {
  return { evidenceId: evidence.id, at: evidence.at, actor: evidence.actor };
}
