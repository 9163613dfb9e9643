import type { EpochMs } from "../../kernel/brand.ts";
import type { Draft } from "../evidence/draft.ts";
import type { RegistrationRecord } from "../tenant/records.ts";
import type { AssignmentField, ChangeFinding, ChangeItem, ChangeStep, TenantChange } from "./tenant-change.ts";

/**
 * A value that was taken shows within a minute as a rule. When the list still has the old one after this long, the change
 * was lost and is sent once more (graph-api b.6; sending the same value twice does no harm) …
 */
const lostAfterMs = 5 * 60_000;
/** … and a call that broke off is sent again when the list, asked for this long after, does not have it. */
const settledAfterMs = 60_000;

/** What to look at of the changes: registrations by ZTDID, or the members of a group by Microsoft Entra object id. */
type Shown = (item: ChangeItem) => string | undefined | "elsewhere";

/**
 * What a reading of the Autopilot devices says of every change under way. `askedAt` is when the list was asked for: it says
 * nothing about what was sent later.
 */
export function matchChanges(
  changes: readonly TenantChange[],
  records: readonly RegistrationRecord[],
  now: EpochMs,
  askedAt: EpochMs,
): readonly Draft[] {
  if (!changes.some(isOpen)) return [];
  const byId = new Map(records.map((record) => [record.ztdId.toLowerCase(), record]));
  return findingsOf(changes, now, askedAt, (item) => {
    if (item.field === "membership") return "elsewhere";
    const record = byId.get(item.ztdId.toLowerCase());
    return record === undefined ? undefined : valueIn(record, item.field);
  });
}

/** What a reading of a group's members (Microsoft Entra object ids) says of every change under way. */
export function matchMemberships(
  changes: readonly TenantChange[],
  groupId: string,
  objectIds: readonly string[],
  now: EpochMs,
  askedAt: EpochMs,
): readonly Draft[] {
  const members = new Set(objectIds.map((id) => id.toLowerCase()));
  return findingsOf(changes, now, askedAt, ({ group }) => {
    if (group?.groupId !== groupId) return "elsewhere";
    return members.has(group.objectId.toLowerCase()) ? "member" : "";
  });
}

/** The value that a registration carries. */
export function valueIn(record: RegistrationRecord, field: Exclude<AssignmentField, "membership">): string {
  switch (field) {
    case "groupTag":
      return record.groupTag;
    case "displayName":
      return record.displayName;
    case "user":
      return record.userPrincipalName;
  }
}

/** Whether two values of a field are the same one. Names of people and computers compare without case. */
export function isSameValue(field: AssignmentField, one: string, other: string): boolean {
  return field === "groupTag" ? one === other : one.toLowerCase() === other.toLowerCase();
}

function findingsOf(changes: readonly TenantChange[], now: EpochMs, askedAt: EpochMs, shown: Shown): readonly Draft[] {
  return changes.filter(isOpen).flatMap((change): readonly Draft[] => {
    const findings = change.steps.flatMap((step, index) => findingOf(step, index, shown, askedAt) ?? []);
    if (findings.length === 0) return [];
    return [{ kind: "tenantChangeSeen", source: "E-REG", at: now, changeId: change.changeId, findings }];
  });
}

function findingOf(step: ChangeStep, index: number, shown: Shown, askedAt: EpochMs): ChangeFinding | undefined {
  const { item, state, at } = step;
  const isAwaited = state === "accepted" || state === "unclear" || state === "lost" || step.attention === "notTaken";
  if (!isAwaited || askedAt < at) return undefined;
  const value = shown(item);
  if (value === "elsewhere") return undefined;
  if (value !== undefined && isSameValue(item.field, value, item.after)) return { step: index, found: "after" };
  if (state === "lost" || state === "attention") return undefined;
  const isOld = value === undefined || isSameValue(item.field, value, item.before);
  if (!isOld) return { step: index, found: "other", value };
  if (askedAt - at < (state === "unclear" ? settledAfterMs : lostAfterMs)) return undefined;
  return { step: index, found: value === undefined ? "absent" : "before" };
}

/** Also a finished one is looked at while something of it may still arrive late. */
function isOpen(change: TenantChange): boolean {
  return change.open > 0 || change.steps.some((step) => step.attention === "notTaken");
}
