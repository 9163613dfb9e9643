import type { SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { PersonRecord } from "../tenant/people.ts";
import type { RegistrationRecord } from "../tenant/records.ts";
import { currentRun, isIdentityInDoubt } from "../unit/life.ts";
import type { Unit } from "../unit/unit.ts";
import type { AssignmentRefusal, AssignmentWarning } from "./assignment-finding.ts";
import type { AssignmentWish } from "./assignment-wish.ts";
import { isPrefilled, personRefusal, personWarnings } from "./check-person.ts";
import { nameProblem } from "./device-name.ts";
import { nameByRule } from "./name-rule.ts";
import { busyDevices, type ChangeItem } from "./tenant-change.ts";

/** Longest group tag that is sent; no limit is published, other tools stop here (graph-api b.1). */
const longestTag = 128;

/** A device that was chosen: its registration as just read, and the unit of this bench, where it is one. */
export type ChosenDevice = { readonly registration: RegistrationRecord; readonly unit?: Unit };

/** What was read to see what a wish would change. */
export type PreviewFacts = {
  readonly state: Pick<BenchState, "order" | "configuration" | "changes">;
  /** Every registration of the tenant: whose names are taken. */
  readonly registrations: readonly RegistrationRecord[];
  /** People by their names in lower case. A name that was asked for and is not here does not exist. */
  readonly people: ReadonlyMap<string, PersonRecord>;
  /** Microsoft Entra device ids, in lower case, of the wished group's members. */
  readonly memberDeviceIds: ReadonlySet<string>;
  /** Microsoft Entra object ids by ZTDID in lower case. */
  readonly objectIds: ReadonlyMap<string, string>;
};

/** What a wish would do to one device. A row is changed, unchanged or refused, never two of them. */
export type PreviewRow = {
  readonly ztdId: string;
  readonly serialNumber: string;
  readonly model: string;
  readonly unitId?: UnitId;
  readonly slot?: SlotNumber;
  readonly outcome: "change" | "unchanged" | "refused";
  readonly items: readonly ChangeItem[];
  readonly refusals: readonly AssignmentRefusal[];
  readonly warnings: readonly AssignmentWarning[];
};

/** What the wish would change on every chosen device, without changing anything. */
export function previewChange(
  wish: AssignmentWish,
  chosen: readonly ChosenDevice[],
  facts: PreviewFacts,
): readonly PreviewRow[] {
  const taken = { names: clashingNames(wish, chosen, facts), busy: busyDevices(facts.state.changes) };
  return chosen.map((device) => rowOf(wish, device, facts, taken));
}

/** Names that more than one device would have, in lower case; and devices that are being changed already, by ZTDID. */
type Taken = { readonly names: ReadonlySet<string>; readonly busy: ReadonlySet<string> };

function rowOf(wish: AssignmentWish, device: ChosenDevice, facts: PreviewFacts, taken: Taken): PreviewRow {
  const { registration, unit } = device;
  const items = itemsOf(wish, device, facts).filter(({ before, after }) => before !== after);
  const refusals = [
    ...deviceRefusals(device, taken),
    ...items.flatMap((item) => itemRefusals(item, facts, taken)),
    ...(wish.membership !== undefined && !facts.objectIds.has(registration.ztdId.toLowerCase())
      ? (["noDirectoryDevice"] as const)
      : []),
  ];
  const isRefused = refusals.length > 0 && (items.length > 0 || refusals.includes("noDirectoryDevice"));
  return {
    ztdId: registration.ztdId,
    serialNumber: registration.serialNumber,
    model: registration.model,
    ...(unit === undefined ? {} : { unitId: unit.id }),
    ...(unit?.slot === undefined ? {} : { slot: unit.slot }),
    outcome: isRefused ? "refused" : items.length === 0 ? "unchanged" : "change",
    items,
    refusals: isRefused ? [...new Set(refusals)] : [],
    warnings: items.length === 0 ? [] : warningsOf(items, device, facts),
  };
}

function itemsOf(
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
function clashingNames(
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

function deviceRefusals({ registration, unit }: ChosenDevice, { busy }: Taken): readonly AssignmentRefusal[] {
  if (unit?.shipped !== undefined) return ["shipped"];
  if (unit !== undefined && isIdentityInDoubt(unit)) return ["identityInDoubt"];
  return busy.has(registration.ztdId) ? ["changeUnderWay"] : [];
}

function itemRefusals(
  { field, after }: ChangeItem,
  { people }: PreviewFacts,
  { names }: Taken,
): readonly AssignmentRefusal[] {
  switch (field) {
    case "groupTag":
      return after.length > longestTag ? ["tagTooLong"] : [];
    case "displayName": {
      const problem = nameProblem(after);
      if (problem !== undefined) return [nameRefusal[problem]];
      return names.has(after.toLowerCase()) ? ["nameClash"] : [];
    }
    case "user": {
      const refusal = after === "" ? undefined : personRefusal(people.get(after.toLowerCase()));
      return refusal === undefined ? [] : [refusal];
    }
    case "membership":
      return [];
  }
}

const nameRefusal = { tooLong: "nameTooLong", characters: "nameCharacters", onlyDigits: "nameOnlyDigits" } as const;

function warningsOf(
  items: readonly ChangeItem[],
  { registration, unit }: ChosenDevice,
  { state, people }: PreviewFacts,
): readonly AssignmentWarning[] {
  const warnings: AssignmentWarning[] = [];
  const of = (field: ChangeItem["field"]): ChangeItem | undefined => items.find((item) => item.field === field);
  const tag = of("groupTag");
  if (tag !== undefined && unit !== undefined && tag.after !== state.order?.groupTag) warnings.push("tagNotOrdered");
  const user = of("user");
  if (user !== undefined && user.after !== "") {
    const person = people.get(user.after.toLowerCase());
    if (person !== undefined) warnings.push(...personWarnings(person));
    if (!isPrefilled(registration.manufacturer, registration.model)) warnings.push("notPrefilled");
  }
  const profile = state.configuration?.profiles.find(({ name }) => name === state.order?.expectedProfile);
  if (of("displayName") !== undefined && profile?.join === "hybrid") warnings.push("nameIgnoredByHybridJoin");
  if (unit === undefined) warnings.push("notOfThisOrder");
  if (unit !== undefined && currentRun(unit) !== undefined) warnings.push("underWayOnDevice");
  else if (registration.enrollmentState === "enrolled") warnings.push("alreadyEnrolled");
  return warnings;
}
