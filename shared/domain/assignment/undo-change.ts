import type { RegistrationRecord } from "../tenant/records.ts";
import { isSameValue, valueIn } from "./match-changes.ts";
import type { ChangeItem, TenantChange } from "./tenant-change.ts";

/** What taking a change back comes to: what can be put back, and what somebody else has changed since. */
export type UndoPlan = {
  readonly items: readonly ChangeItem[];
  readonly overtaken: readonly { readonly item: ChangeItem; readonly present: string }[];
};

/**
 * Every value that the change brought goes back to what it was, where it still is what the change made it. One that is
 * something else now was changed by somebody else, and is left alone. `memberIds`: Entra object ids by group id.
 */
export function planUndo(
  change: TenantChange,
  records: readonly RegistrationRecord[],
  memberIds: ReadonlyMap<string, ReadonlySet<string>>,
): UndoPlan {
  const byId = new Map(records.map((record) => [record.ztdId.toLowerCase(), record]));
  const items: ChangeItem[] = [];
  const overtaken: { item: ChangeItem; present: string }[] = [];
  for (const { item, state } of change.steps) {
    if (state !== "done") continue;
    const present = presentValue(item, byId.get(item.ztdId.toLowerCase()), memberIds);
    const { greeting: _greeting, ...kept } = item;
    const back = { ...kept, before: item.after, after: item.before };
    if (present !== undefined && isSameValue(item.field, present, item.after)) items.push(back);
    else overtaken.push({ item, present: present ?? "" });
  }
  return { items, overtaken };
}

function presentValue(
  { field, group }: ChangeItem,
  record: RegistrationRecord | undefined,
  memberIds: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (record === undefined) return undefined;
  if (field !== "membership") return valueIn(record, field);
  if (group === undefined) return undefined;
  return memberIds.get(group.groupId)?.has(group.objectId.toLowerCase()) === true ? "member" : "";
}
