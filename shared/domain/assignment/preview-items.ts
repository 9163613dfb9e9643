import type { RegistrationRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";
import type { AssignmentWish } from "./assignment-wish.ts";
import { nameByRule } from "./name-rule.ts";
import type { ChosenDevice, PreviewFacts } from "./preview-facts.ts";
import type { ChangeItem } from "./tenant-change.ts";

/** Every value that a wish is about on one device, also where it is that value already. */
export function itemsOf(
  wish: AssignmentWish,
  { registration, unit }: ChosenDevice,
  facts: PreviewFacts,
): readonly ChangeItem[] {
  const { ztdId, serialNumber } = registration;
  const about = { ztdId, serialNumber, ...(unit === undefined ? {} : { unitId: unit.id }) };
  const items: ChangeItem[] = [];
  if (wish.groupTag !== undefined)
    items.push({ ...about, field: "groupTag", before: registration.groupTag, after: wish.groupTag });
  const name = wishedName(wish, registration);
  if (name !== undefined) items.push({ ...about, field: "displayName", before: registration.displayName, after: name });
  const user = wishedUser(wish, unit);
  if (user !== undefined) items.push({ ...about, ...userItem(registration.userPrincipalName, user, facts) });
  const objectId = facts.objectIds.get(ztdId.toLowerCase());
  if (wish.membership !== undefined && objectId !== undefined) {
    const { groupId, name: groupName, isMember } = wish.membership;
    const isIn = facts.memberDeviceIds.has(registration.entraDeviceId.toLowerCase());
    const group = { groupId, name: groupName, objectId };
    items.push({ ...about, field: "membership", before: isIn ? "member" : "", after: isMember ? "member" : "", group });
  }
  return items;
}

/** User names compare without case; the same person written otherwise is no change. */
function userItem(
  before: string,
  wished: string,
  { people }: PreviewFacts,
): Pick<ChangeItem, "field" | "before" | "after" | "greeting"> {
  const person = people.get(wished.toLowerCase());
  const after = before.toLowerCase() === wished.toLowerCase() ? before : (person?.userPrincipalName ?? wished);
  const greeting = person?.displayName ?? "";
  return { field: "user", before, after, ...(greeting === "" ? {} : { greeting }) };
}

function wishedName({ name }: AssignmentWish, { serialNumber }: RegistrationRecord): string | undefined {
  return name?.kind === "rule" ? nameByRule(name.rule, serialNumber) : name?.name;
}

/** A device whose file names nobody keeps its user. */
function wishedUser({ user }: AssignmentWish, unit: Unit | undefined): string | undefined {
  switch (user?.kind) {
    case undefined:
      return undefined;
    case "fixed":
      return user.userPrincipalName;
    case "none":
      return "";
    case "listed": {
      const listed = unit?.listed?.assignedUser ?? "";
      return listed === "" ? undefined : listed;
    }
  }
}

/** The names, in lower case, that two of the chosen would get, or that another device carries already. */
export function clashingNames(
  wish: AssignmentWish,
  chosen: readonly ChosenDevice[],
  { registrations }: PreviewFacts,
): ReadonlySet<string> {
  if (wish.name === undefined) return new Set();
  const owners = new Map<string, Set<string>>();
  const own = (name: string, ztdId: string): void => {
    if (name === "") return;
    const key = name.toLowerCase();
    owners.set(key, (owners.get(key) ?? new Set()).add(ztdId));
  };
  for (const { displayName, ztdId } of registrations) own(displayName, ztdId);
  for (const { registration } of chosen) own(wishedName(wish, registration) ?? "", registration.ztdId);
  return new Set([...owners].flatMap(([name, devices]) => (devices.size > 1 ? [name] : [])));
}
