import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { TextParams } from "../bench/board-view.ts";
import type { Order } from "../order/order.ts";
import type { ProfileRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";
import { answerRule, tagsInRule } from "./membership-rule.ts";

/** Why a registered unit does not have its profile. The first eight pass by themselves, the others need somebody. */
export const profileWaitReasons = [
  "notRead",
  "groupEvaluating",
  "memberAwaited",
  "targeted",
  "pending",
  "outOfSync",
  "otherListed",
  "valuesChanging",
  "tagNotOrdered",
  "profileMissing",
  "profileNotTargeted",
  "ruleForOtherTag",
  "ruleExcludes",
  "groupPaused",
  "groupFailed",
  "notAssignedMember",
  "excluded",
  "olderProfileWins",
  "assignmentFailed",
] as const;
export type ProfileWaitReason = (typeof profileWaitReasons)[number];

const passes: ReadonlySet<ProfileWaitReason> = new Set(profileWaitReasons.slice(0, 8));

/** Past its usual time somebody should look; past its limit waiting has no sense any more (workflow 3.5: 30 minutes, 4 hours). */
export const profileLateMs = 30 * 60_000;
export const profileTimeoutMs = 4 * 60 * 60_000;

/**
 * What a unit waits for between registration and profile. `params` are the values of its sentence: tag, ordered, group,
 * rule, wants, profile, detail. `lateAt` ends the usual time, `timeoutAt` the waiting.
 */
export type ProfileWait = {
  readonly reason: ProfileWaitReason;
  readonly params: TextParams;
  readonly passes: boolean;
  readonly since: EpochMs;
  readonly lateAt: EpochMs;
  readonly timeoutAt: EpochMs;
};

/** Which link of the chain tag → group → profile is missing or slow, judged from what was read and from nothing else. */
export function profileWait(
  unit: Unit,
  order: Pick<Order, "groupTag" | "expectedProfile">,
  configuration: TenantConfiguration | undefined,
): ProfileWait {
  const { reason, params } = causeOf(unit, order, configuration);
  const since = unit.stageSince;
  return {
    reason,
    params,
    passes: passes.has(reason),
    since,
    lateAt: epochMs(since + profileLateMs),
    timeoutAt: epochMs(since + profileTimeoutMs),
  };
}

/**
 * Whether Intune has given the unit a profile that is not the order's, before the bench saw it in any group: which other
 * profile reaches it shows only once the groups are read again.
 */
export function isAssignedElsewhere({ registration, profile, groups }: Unit): boolean {
  const status = registration?.value.profileStatus;
  const isAssigned = status === "assignedInSync" || status === "assignedUnkownSyncState";
  return isAssigned && profile?.value.assigned !== true && groups?.value.length === 0;
}

type Cause = { readonly reason: ProfileWaitReason; readonly params: TextParams };

function causeOf(
  unit: Unit,
  { groupTag: ordered, expectedProfile }: Pick<Order, "groupTag" | "expectedProfile">,
  configuration: TenantConfiguration | undefined,
): Cause {
  const registration = unit.registration?.value;
  if (registration === undefined) return { reason: "notRead", params: {} };
  if (unit.change?.state === "underWay") return { reason: "valuesChanging", params: {} };
  if (registration.groupTag !== ordered)
    return { reason: "tagNotOrdered", params: { tag: registration.groupTag, ordered } };
  if (registration.profileStatus === "failed")
    return { reason: "assignmentFailed", params: { detail: registration.profileDetailedStatus } };
  if (configuration === undefined) return byStatus(unit);
  const expected = configuration.profiles.find(({ name }) => name === expectedProfile);
  if (expected === undefined) return { reason: "profileMissing", params: { profile: expectedProfile } };
  return byTargets(unit, expected, configuration) ?? byStatus(unit);
}

/** How far Intune is, where group and profile are as they should be or are not known. */
function byStatus(unit: Unit): Cause {
  switch (unit.registration?.value.profileStatus) {
    case "pending":
      return { reason: "pending", params: {} };
    case "assignedOutOfSync":
      return { reason: "outOfSync", params: {} };
    case "assignedInSync":
    case "assignedUnkownSyncState":
      return { reason: "otherListed", params: {} };
    default:
      return { reason: unit.groups === undefined ? "notRead" : "targeted", params: {} };
  }
}

/** What the profile's assignments say of the unit; undefined when they reach it, or nobody knows. */
function byTargets(unit: Unit, expected: ProfileRecord, configuration: TenantConfiguration): Cause | undefined {
  const { targets } = expected;
  if (targets === undefined) return undefined;
  if (!targets.allDevices && targets.groupIds.length === 0)
    return { reason: "profileNotTargeted", params: { profile: expected.name } };
  if (unit.groups === undefined) return undefined;
  const memberOf = new Set(unit.groups.value.map(({ groupId }) => groupId));
  const excluding = targets.excludedGroupIds.find((groupId) => memberOf.has(groupId));
  if (excluding !== undefined)
    return { reason: "excluded", params: { group: groupName(configuration, excluding), profile: expected.name } };
  const isReached = targets.allDevices || targets.groupIds.some((groupId) => memberOf.has(groupId));
  if (!isReached) return whyNoMember(unit, targets.groupIds, configuration);
  const winner = olderProfile(expected, memberOf, configuration.profiles);
  return winner === undefined
    ? undefined
    : { reason: "olderProfileWins", params: { profile: expected.name, older: winner.name } };
}

/** Of several profiles that reach a device the one that was created first wins (graph-api d.1, workflow K-38). */
function olderProfile(
  expected: ProfileRecord,
  memberOf: ReadonlySet<string>,
  profiles: readonly ProfileRecord[],
): ProfileRecord | undefined {
  const { createdAt } = expected;
  if (createdAt === undefined) return undefined;
  const reaching = profiles.filter(
    ({ profileId, createdAt: other, targets }) =>
      profileId !== expected.profileId &&
      other !== undefined &&
      other < createdAt &&
      targets !== undefined &&
      !targets.excludedGroupIds.some((groupId) => memberOf.has(groupId)) &&
      (targets.allDevices || targets.groupIds.some((groupId) => memberOf.has(groupId))),
  );
  return reaching.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0))[0];
}

/** Why the unit is in none of the groups: the one that comes nearest to taking it tells. */
function whyNoMember(unit: Unit, groupIds: readonly string[], configuration: TenantConfiguration): Cause | undefined {
  const causes = groupIds.flatMap((groupId) => {
    const group = configuration.groups.find((known) => known.groupId === groupId);
    return group === undefined ? [] : [causeInGroup(unit, group)];
  });
  return causes.toSorted((one, other) => nearness(one) - nearness(other))[0];
}

function causeInGroup(unit: Unit, group: TenantConfiguration["groups"][number]): Cause {
  const { name, membershipRule: rule = "", processing } = group;
  const registration = unit.registration?.value;
  if (rule === "") return { reason: "notAssignedMember", params: { group: name } };
  const tag = registration?.groupTag ?? "";
  const physicalIds = [
    `[ZTDID]:${registration?.ztdId ?? ""}`,
    ...(tag === "" ? [] : [`[OrderID]:${tag}`]),
    ...(registration?.purchaseOrder === undefined ? [] : [`[PurchaseOrderId]:${registration.purchaseOrder}`]),
  ];
  if (answerRule(rule, { physicalIds }) === false) {
    const [wants] = tagsInRule(rule);
    const reason = wants === undefined || wants === tag ? "ruleExcludes" : "ruleForOtherTag";
    return { reason, params: { group: name, rule, tag, wants: wants ?? "" } };
  }
  if (processing === "paused") return { reason: "groupPaused", params: { group: name, rule } };
  if (processing === "failed") return { reason: "groupFailed", params: { group: name, rule } };
  const reason = processing === "running" ? "groupEvaluating" : "memberAwaited";
  return { reason, params: { group: name, rule } };
}

/** What passes by itself first, then by how little has to be done. */
function nearness({ reason }: Cause): number {
  return profileWaitReasons.indexOf(reason);
}

function groupName({ groups }: TenantConfiguration, groupId: string): string {
  return groups.find((group) => group.groupId === groupId)?.name ?? "";
}
