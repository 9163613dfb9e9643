import { advised, held, rawOf, settled } from "./check.ts";
import type { ReadinessCheck, ReadinessContext } from "./readiness-check.ts";
import type { LeftoverFacts, ReadinessReading } from "./readiness-facts.ts";

/** Whether an earlier life, another tenant or another way of setting up left something behind (device-side d.1, d.8, b.5). */
export function assessLeftovers(
  { facts, previouslyEnrolled, orderTenantId }: ReadinessReading,
  { isDuringRun }: ReadinessContext,
): readonly ReadinessCheck[] {
  const { leftovers } = facts;
  const ofRun = [
    previousEnrolment(leftovers, previouslyEnrolled),
    previousJoin(leftovers),
    autopilotProfile(leftovers),
  ];
  return [
    ...(isDuringRun ? ofRun.map(({ check, raw }) => settled(check, "notApplicable", raw)) : ofRun),
    orderTenant(leftovers, orderTenantId),
    userTenant(leftovers),
    ...devicePreparation(leftovers),
    held("offlineProfile", leftovers.offlineProfile, false, "warn", "removeOfflineProfile"),
    packages(leftovers),
  ];
}

function previousEnrolment({ enrollmentTypes }: LeftoverFacts, before: boolean | null): ReadinessCheck {
  if (enrollmentTypes === null) return held("previousEnrolment", before, false, "fail", "clearEnrolment");
  if (enrollmentTypes.length === 0) return settled("previousEnrolment", "pass", "0");
  return advised("previousEnrolment", "fail", rawOf(...enrollmentTypes), "clearEnrolment");
}

function previousJoin({ joinedTenantId }: LeftoverFacts): ReadinessCheck {
  if (joinedTenantId === null) return settled("previousJoin", "unknown", "");
  if (joinedTenantId === "") return settled("previousJoin", "pass", "");
  return advised("previousJoin", "fail", joinedTenantId, "resetFirst");
}

/** The device asked once and was given nothing: it keeps that until it is started again. */
function autopilotProfile({ autopilotDisabled, profileAvailable, profileName }: LeftoverFacts): ReadinessCheck {
  const raw = rawOf(autopilotDisabled, profileAvailable, profileName);
  const isEmpty = autopilotDisabled === 1 || profileAvailable === 0;
  if (isEmpty) return advised("autopilotProfile", "warn", raw, "restartForProfile");
  const isKnown = autopilotDisabled !== null || profileAvailable !== null;
  return settled("autopilotProfile", isKnown ? "pass" : "unknown", raw);
}

/** A profile of another tenant means that the device is registered there, or was when it last asked. */
function orderTenant({ assignedTenantId, assignedTenantDomain }: LeftoverFacts, orderTenantId: string): ReadinessCheck {
  const raw = rawOf(assignedTenantDomain, assignedTenantId);
  if (assignedTenantId === null) return settled("orderTenant", "unknown", raw);
  if (assignedTenantId === "" || orderTenantId === "") return settled("orderTenant", "notApplicable", raw);
  if (sameId(assignedTenantId, orderTenantId)) return settled("orderTenant", "pass", raw);
  const domain = assignedTenantDomain === null || assignedTenantDomain === "" ? assignedTenantId : assignedTenantDomain;
  return advised("orderTenant", "fail", raw, "releaseOtherTenant", { domain });
}

function userTenant({ tenantMatched }: LeftoverFacts): ReadinessCheck {
  if (tenantMatched === null) return settled("userTenant", "unknown", "");
  if (tenantMatched === 0) return advised("userTenant", "warn", "0", "userOfOtherTenant");
  return settled("userTenant", "pass", String(tenantMatched));
}

/** Device preparation has no technician flow, and a device associated with a tenant goes there first (known issue K-31). */
function devicePreparation(leftovers: LeftoverFacts): readonly ReadinessCheck[] {
  const { devicePreparationHint: hint, devicePreparationKey: key, associationHints: hints } = leftovers;
  const raw = rawOf(hint, key);
  const preparation =
    hint !== null && hint !== 0
      ? advised("devicePreparation", "fail", raw, "devicePreparationRuns", { hint })
      : key === true
        ? advised("devicePreparation", "warn", raw, "devicePreparationSeen")
        : settled("devicePreparation", hint === null && key === null ? "unknown" : "pass", raw);
  const association =
    hints === null
      ? settled("deviceAssociation", "unknown", "")
      : hints.length > 0
        ? advised("deviceAssociation", "warn", rawOf(...hints), "removeAssociation")
        : settled("deviceAssociation", "pass", "0");
  return [preparation, association];
}

function packages({ provisioningPackages: count }: LeftoverFacts): ReadinessCheck {
  if (count === null) return settled("provisioningPackages", "unknown", "");
  if (count === 0) return settled("provisioningPackages", "pass", "0");
  return advised("provisioningPackages", "warn", String(count), "removePackages", { count });
}

function sameId(left: string, right: string): boolean {
  const plain = (id: string): string =>
    id
      .trim()
      .toLowerCase()
      .replace(/^\{|\}$/g, "");
  return plain(left) === plain(right);
}
