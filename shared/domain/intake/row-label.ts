import type { IntakeCandidate } from "./sort-candidates.ts";

/** What to call the unit of a row before any serial number is known: where it came from. */
export function rowLabel(fileName: string, { entry, line }: Pick<IntakeCandidate, "entry" | "line">): string {
  return [entry === "" ? fileName : `${fileName}/${entry}`, line].join(":");
}
