import type { IntakeTable } from "../../../shared/contract/topics/intake.ts";
import { fileKindText } from "../../../shared/text/lists/file-kind-text.ts";
import { intakeEncodingText } from "../../../shared/text/lists/row-refusal-text.ts";
import { delimiterName, intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { named } from "../../../shared/text/sentence.ts";

/** What a table turned out to be, in words: kind, encoding, delimiter, header, and how its columns became known. */
export function tableWords(table: IntakeTable): string {
  const words = [named(fileKindText, table.kind)];
  if (table.encoding !== undefined) words.push(named(intakeEncodingText, table.encoding));
  if (table.delimiter !== undefined) words.push(text.separated(delimiterName(table.delimiter)));
  if (table.headerLine !== undefined) words.push(text.header(table.headerLine));
  else if (table.columns.length > 0) words.push(text.noHeader);
  if (table.chosen) words.push(text.chosenColumns);
  else if (table.guessed) words.push(text.guessedColumns);
  return words.join(" · ");
}
