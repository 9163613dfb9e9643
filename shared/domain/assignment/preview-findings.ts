import { currentRun, isIdentityInDoubt } from "../unit/life.ts";
import type { AssignmentRefusal, AssignmentWarning } from "./assignment-finding.ts";
import { isPrefilled, personRefusal, personWarnings } from "./check-person.ts";
import { nameProblem } from "./device-name.ts";
import type { ChosenDevice, PreviewFacts } from "./preview-facts.ts";
import type { ChangeItem } from "./tenant-change.ts";

/** Longest group tag that is sent; no limit is published, other tools stop here (graph-api b.1). */
const longestTag = 128;

/** Names that more than one device would have, in lower case; and devices that are being changed already, by ZTDID. */
export type Taken = { readonly names: ReadonlySet<string>; readonly busy: ReadonlySet<string> };

/** Why nothing of a device may be changed now. */
export function deviceRefusals({ registration, unit }: ChosenDevice, { busy }: Taken): readonly AssignmentRefusal[] {
  if (unit?.shipped !== undefined) return ["shipped"];
  if (unit !== undefined && isIdentityInDoubt(unit)) return ["identityInDoubt"];
  return busy.has(registration.ztdId) ? ["changeUnderWay"] : [];
}

/** Why one value must not be given. */
export function itemRefusals(
  { field, after }: ChangeItem,
  { people, unreadPeople }: PreviewFacts,
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
      if (unreadPeople.has(after.toLowerCase())) return ["userNotRead"];
      const refusal = after === "" ? undefined : personRefusal(people.get(after.toLowerCase()));
      return refusal === undefined ? [] : [refusal];
    }
    case "membership":
      return [];
  }
}

const nameRefusal = { tooLong: "nameTooLong", characters: "nameCharacters", onlyDigits: "nameOnlyDigits" } as const;

/** Two managed devices may have one name, so that this is told and not refused. A device's own record is no other. */
function nameWarnings(
  name: string,
  entraDeviceId: string,
  elsewhere: PreviewFacts["namesElsewhere"],
): readonly AssignmentWarning[] {
  if (elsewhere === undefined) return ["namesNotRead"];
  const owners = [...(elsewhere.get(name.toLowerCase()) ?? [])];
  return owners.some((owner) => owner !== entraDeviceId.toLowerCase()) ? ["nameElsewhere"] : [];
}

/** What somebody should know before these values are changed. */
export function warningsOf(
  items: readonly ChangeItem[],
  { registration, unit }: ChosenDevice,
  { state, people, namesElsewhere }: PreviewFacts,
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
  const name = of("displayName");
  if (name !== undefined && profile?.join === "hybrid") warnings.push("nameIgnoredByHybridJoin");
  if (name !== undefined && name.after !== "")
    warnings.push(...nameWarnings(name.after, registration.entraDeviceId, namesElsewhere));
  if (unit === undefined) warnings.push("notOfThisOrder");
  if (unit !== undefined && currentRun(unit) !== undefined) warnings.push("underWayOnDevice");
  else if (registration.enrollmentState === "enrolled") warnings.push("alreadyEnrolled");
  return warnings;
}
