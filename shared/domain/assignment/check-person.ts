import type { PersonRecord } from "../tenant/people.ts";
import type { AssignmentRefusal, AssignmentWarning } from "./assignment-finding.ts";

/** Makers on whose devices a user's name is filled in beforehand, beside Microsoft's Surface (workflow W7; never with AD FS). */
const makersThatPrefill = ["dell", "dynabook", "hp", "hewlett", "lenovo"];

/**
 * Why a device must not be assigned to somebody, or undefined. Intune itself looks at the domain alone: a name that does
 * not exist there is taken, and the device cannot be used until it is taken off again (graph-api a.2). `person` is
 * undefined when the tenant does not know the name.
 */
export function personRefusal(person: PersonRecord | undefined): AssignmentRefusal | undefined {
  if (person === undefined) return "userUnknown";
  if (person.enabled === false) return "userDisabled";
  if (person.hasIntune === false) return "userWithoutIntune";
  return person.hasEntraPremium === false ? "userWithoutEntraPremium" : undefined;
}

/** What could not be told about somebody. */
export function personWarnings(person: PersonRecord): readonly AssignmentWarning[] {
  const isLicenceKnown = person.hasIntune !== "unknown" && person.hasEntraPremium !== "unknown";
  return [
    ...(person.enabled === "unknown" ? (["userStateUnknown"] as const) : []),
    ...(isLicenceKnown ? [] : (["licenceUnknown"] as const)),
  ];
}

/** Whether the user's name is filled in beforehand on this maker's devices; nothing is promised for others. */
export function isPrefilled(manufacturer: string, model: string): boolean {
  const [maker = ""] = manufacturer
    .trim()
    .toLowerCase()
    .split(/[^a-z]+/);
  if (maker === "microsoft") return /\bsurface\b/i.test(model);
  return makersThatPrefill.includes(maker);
}
