import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";

type KnownSerial = UnitView["identity"]["serials"][number];

/** A serial number to choose, with everything that names it. */
export type SerialChoice = { readonly serialNumber: string; readonly sources: readonly KnownSerial["source"][] };

/** The serial numbers of a unit, each once however often and in whatever case it is named; as its first source writes it. */
export function serialChoices(serials: readonly KnownSerial[]): readonly SerialChoice[] {
  const choices = new Map<string, { readonly serialNumber: string; readonly sources: KnownSerial["source"][] }>();
  for (const { serialNumber, source } of serials) {
    // As the bench compares them.
    const key = serialNumber.trim().replace(/\s+/g, " ").toUpperCase();
    const choice = choices.get(key);
    if (choice === undefined) choices.set(key, { serialNumber, sources: [source] });
    else choice.sources.push(source);
  }
  return [...choices.values()];
}
