import type { TextEncoding } from "../../../shared/domain/intake/intake-piece.ts";
import { EntryFailure } from "./entry-failure.ts";
import type { EntrySource, Reading } from "./reading.ts";
import { openText } from "./text/open-text.ts";

/** The whole text of a document, with one kind of line end. Throws `EntryFailure` when it is too large for any report. */
export async function documentText(
  { budget }: Reading,
  { source }: EntrySource,
  encoding: TextEncoding,
): Promise<string> {
  const limit = budget.limits.documentBytes;
  if (source.size > limit) throw new EntryFailure("tooLarge", { limit });
  const parts: string[] = [];
  for await (const part of openText(source, encoding)) parts.push(part);
  return parts.join("").replaceAll(/\r\n?/g, "\n");
}
