import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { isEnrollmentBlocked } from "../clearing/enrollment-blocked.ts";
import { isAwaitedInTenant } from "../partner-center/partner-outcome.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { isAssignedElsewhere } from "../registration/profile-wait.ts";
import { isLeftToPartnerCenter } from "../registration/registration-path.ts";
import { currentAttempt, type Unit } from "../unit/unit.ts";
import { isReportedSuccess } from "../verdict/report-point.ts";

/** A read of the tenant that serves every unit of the order at once. */
export const tenantReads = [
  "imports",
  "registrations",
  "assignedDevices",
  "configuration",
  "managedDevices",
  "directoryDevices",
  "deploymentEvents",
] as const;
export type TenantRead = (typeof tenantReads)[number];

/**
 * How soon a unit wants to hear: `now` while nothing goes on without it, `fast` while the tenant works on something, `calm`
 * where another list tells first, `slow` to keep what is known fresh.
 */
export const paces = ["now", "fast", "calm", "slow"] as const;
export type Pace = (typeof paces)[number];

/** How many units want a read at which pace, and since when somebody wants it `now` or `fast` without a break. */
export type ReadDemand = Readonly<Record<Pace, number>> & {
  readonly nowSince?: EpochMs;
  readonly fastSince?: EpochMs;
};

/** What the units want to hear. Kept by difference, so that idle units cost nothing. */
export type TenantDemand = Readonly<Record<TenantRead, ReadDemand>>;

const nobody = { now: 0, fast: 0, calm: 0, slow: 0 } as const;

/** Nobody wants anything. */
export const noDemand: TenantDemand = {
  imports: nobody,
  registrations: nobody,
  assignedDevices: nobody,
  configuration: nobody,
  managedDevices: nobody,
  directoryDevices: nobody,
  deploymentEvents: nobody,
};

/** What one unit wants to hear of the tenant, by its stage. */
export function demandOf(unit: Unit | undefined): Partial<Record<TenantRead, Pace>> {
  switch (unit?.stage) {
    case undefined:
    case "seen":
    case "collected":
    case "shipped":
    case "clearing":
    case "rework":
    case "routedToIt":
    case "foreignTenant":
      return {};
    case "stopped":
      // Whichever of the rivals goes, the list says so.
      return unit.rivalRegistrations === undefined ? {} : { registrations: "slow" };
    case "checked":
      if (unit.registrationAbsentAt === undefined) return { registrations: "now" };
      return isLeftToPartnerCenter(unit) ? { registrations: "slow" } : {};
    case "registering":
      return demandWhileRegistering(unit);
    case "registered":
    case "assigned":
      return {
        registrations: "calm",
        assignedDevices: "fast",
        configuration: isAssignedElsewhere(unit) ? "calm" : groupsPace(unit),
        // Somebody may start the device while its values are being changed.
        ...(unit.readySince === undefined ? {} : { managedDevices: "slow" as const }),
      };
    case "readyToStart":
      return {
        registrations: "slow",
        assignedDevices: "slow",
        configuration: groupsPace(unit),
        ...startPace(unit),
      };
    case "devicePreparation":
    case "deviceSetup":
      return {
        managedDevices: "fast",
        deploymentEvents: "slow",
        configuration: groupsPace(unit),
        directoryDevices: "slow",
      };
    case "succeeded":
    case "failed":
      return {
        managedDevices: "fast",
        deploymentEvents: "fast",
        configuration: groupsPace(unit),
        directoryDevices: "slow",
      };
    case "resealed":
      return demandWhenSealed(unit);
  }
}

/** The demand after one unit changed. Answers the same object when nothing changed. */
export function changeDemand(demand: TenantDemand, before: Unit | undefined, after: Unit | undefined): TenantDemand {
  const old = demandOf(before);
  const wanted = demandOf(after);
  let next = demand;
  for (const read of tenantReads) {
    if (old[read] === wanted[read]) continue;
    next = { ...next, [read]: changeRead(next[read], old[read], wanted[read], epochMs(after?.lastSeenAt ?? 0)) };
  }
  return next;
}

function changeRead(
  { nowSince, fastSince, ...counted }: ReadDemand,
  leaving: Pace | undefined,
  entering: Pace | undefined,
  at: EpochMs,
): ReadDemand {
  const counts = { ...counted };
  if (leaving !== undefined) counts[leaving] -= 1;
  if (entering !== undefined) counts[entering] += 1;
  return {
    ...counts,
    ...(counts.now === 0 ? {} : { nowSince: nowSince ?? at }),
    ...(counts.fast === 0 ? {} : { fastSince: fastSince ?? at }),
  };
}

/**
 * An enrolment that came since shows whether a block is of this run. Otherwise a start that nobody announced is looked for,
 * where one can happen: on the bench.
 */
function startPace(unit: Unit): Partial<Record<TenantRead, Pace>> {
  if (isEnrollmentBlocked(unit)) return { managedDevices: "fast" };
  return unit.slot === undefined ? {} : { managedDevices: "slow" };
}

/**
 * Until its groups were seen nobody knows which ESP reaches a unit. That is urgent only for one that lies on the bench: the
 * members of a group are the longest of all lists.
 */
function groupsPace(unit: Unit): Pace {
  return unit.groups === undefined && unit.slot !== undefined ? "fast" : "slow";
}

function demandWhileRegistering(unit: Unit): Partial<Record<TenantRead, Pace>> {
  if (unit.partner !== undefined && unit.import === undefined)
    return { registrations: isAwaitedInTenant(unit.partner) ? "fast" : "slow" };
  const outcome = unit.import === undefined ? undefined : importOutcome(unit.import);
  // The profile's list shows it as soon as it matters; the list of all devices is longer and tells only of the way there.
  if (outcome?.kind === "complete") return { registrations: "calm", assignedDevices: "fast", configuration: "slow" };
  if (outcome?.kind === "alreadyHere") return { registrations: "fast", configuration: "slow" };
  if (outcome?.kind === "unclear") return { imports: "now", registrations: "now" };
  if (outcome?.kind === "unsent") return {};
  // Other tools delete imported rows of the whole tenant: a row that is gone is looked for among the devices.
  return unit.import?.absentAt === undefined ? { imports: "fast" } : { imports: "calm", registrations: "fast" };
}

function demandWhenSealed(unit: Unit): Partial<Record<TenantRead, Pace>> {
  const attempt = currentAttempt(unit);
  const sealedAt = attempt?.powerOff?.at ?? attempt?.reseal?.at ?? unit.stageSince;
  return {
    managedDevices: (attempt?.managed?.seenAt ?? 0) > sealedAt ? "slow" : "fast",
    deploymentEvents: attempt !== undefined && isReportedSuccess(attempt) ? "slow" : "fast",
    registrations: (unit.registration?.seenAt ?? 0) > sealedAt ? "slow" : "now",
    assignedDevices: (unit.profile?.seenAt ?? 0) > Math.max(sealedAt, unit.regroupedAt ?? 0) ? "slow" : "now",
    configuration: groupsPace(unit),
    directoryDevices: "slow",
  };
}
