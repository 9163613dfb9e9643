import type { IntakeNote, IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { entryTroubleSentence } from "../../../shared/text/lists/entry-trouble-text.ts";
import { fileKindText } from "../../../shared/text/lists/file-kind-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { named } from "../../../shared/text/sentence.ts";

/** What an entry without rows is, or why it could not be read. */
export function noteSentence({ kind, trouble, params }: IntakeNote): string {
  if (trouble !== undefined) return entryTroubleSentence({ trouble, params });
  return `${named(fileKindText, kind ?? "other")}, ${text.notImported}`;
}

/** The entries of a file that could not be read. */
export function troublesOf({ notes }: Pick<IntakeReading, "notes">): readonly IntakeNote[] {
  return notes.filter(({ trouble }) => trouble !== undefined);
}

/** Whether a file is for device preparation: that is explained, and nothing of it is imported. */
export function isCorporate({ tables, notes }: Pick<IntakeReading, "notes" | "tables">): boolean {
  return [...tables, ...notes].some(({ kind }) => kind === "corporateIdentifiers");
}

/** What is to be said of a file beside its totals: its first trouble and how many more, or that there is nothing in it. */
export function outcomeWords(reading: Pick<IntakeReading, "notes" | "tables" | "total" | "state">): string {
  if (isCorporate(reading)) return text.corporateIdentifiers;
  const [first, ...others] = troublesOf(reading);
  if (first === undefined) return reading.total === 0 && reading.state === "done" ? text.nothingToImport : "";
  const where = first.entry === "" ? "" : `${first.entry}: `;
  return `${where}${noteSentence(first)}${others.length === 0 ? "" : ` ${text.moreTroubles(others.length)}`}`;
}
