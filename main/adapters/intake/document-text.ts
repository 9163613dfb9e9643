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
  let endsInReturn = false;
  for await (const part of openText(source, encoding)) {
    // A line end may be cut by the border between two parts.
    const rest = endsInReturn && part.startsWith("\n") ? part.slice(1) : part;
    endsInReturn = part.endsWith("\r");
    parts.push(rest.replaceAll("\r\n", "\n").replaceAll("\r", "\n"));
  }
  return parts.join("");
}
