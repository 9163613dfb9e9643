import { advised, held, rawOf, settled, undecided } from "./check.ts";
import { buildNumber } from "./known-bad-build.ts";
import type { ReadinessCheck, ReadinessContext } from "./readiness-check.ts";
import type { LeftoverFacts, ReadinessFacts, ReadinessReading } from "./readiness-facts.ts";

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
    devicePreparation(leftovers),
    deviceAssociation(facts, isDuringRun),
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
function autopilotProfile(leftovers: LeftoverFacts): ReadinessCheck {
  const { autopilotDisabled, profileAvailable, profileName, outOfBoxConfig } = leftovers;
  const raw = rawOf(autopilotDisabled, profileAvailable, profileName, outOfBoxConfig);
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

/** Device preparation has no technician flow. */
function devicePreparation({ devicePreparationHint: hint, devicePreparationKey: key }: LeftoverFacts): ReadinessCheck {
  const raw = rawOf(hint, key);
  if (hint !== null && hint !== 0) return advised("devicePreparation", "fail", raw, "devicePreparationRuns", { hint });
  if (key === true) return advised("devicePreparation", "warn", raw, "devicePreparationSeen");
  return settled("devicePreparation", hint === null && key === null ? "unknown" : "pass", raw);
}

/** Windows 11 24H2 is the first that can be associated (KB5120998, as scripts on the PowerShell Gallery check it). */
const firstBuildWithAssociation = 26_100;

/**
 * A device associated with a tenant goes there first and never offers the technician flow (known issue K-31). The
 * association is kept in UEFI variables, which no command of Windows reads: only the flow itself shows that there is none.
 */
function deviceAssociation({ leftovers, windows }: ReadinessFacts, isDuringRun: boolean): ReadinessCheck {
  const hints = leftovers.associationHints ?? [];
  const raw = rawOf(...hints);
  const build = buildNumber(windows.build);
  if (isDuringRun) return settled("deviceAssociation", "pass", raw);
  if (build !== undefined && build < firstBuildWithAssociation)
    return settled("deviceAssociation", "notApplicable", raw);
  if (hints.length > 0) return advised("deviceAssociation", "warn", raw, "removeAssociation");
  return undecided("deviceAssociation", raw, "lookForAssociation");
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
