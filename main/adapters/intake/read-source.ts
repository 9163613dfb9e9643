import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import { readContainer } from "./container/read-container.ts";
import { EntryFailure } from "./entry-failure.ts";
import { readTextEntry } from "./read-text-entry.ts";
import { type EntrySource, note, type Reading, trouble } from "./reading.ts";
import { recogniseBytes, recognisedBytes } from "./recognise/recognise-bytes.ts";
import { recogniseCompoundFile } from "./recognise/recognise-compound-file.ts";
import { probeText } from "./text/probe-text.ts";

/** Reads a file or an entry by its content. What goes wrong within it is a piece; rejects only when the file itself fails. */
export async function* readSource(reading: Reading, from: EntrySource): AsyncGenerator<IntakePiece> {
  try {
    yield* readByContent(reading, from);
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure)) throw thrown;
    yield trouble(from.entry, thrown.trouble, thrown.params);
  }
}

async function* readByContent(reading: Reading, from: EntrySource): AsyncGenerator<IntakePiece> {
  const { source, entry, level } = from;
  if (source.size === 0) return yield* note(reading, from, "empty");
  const head = await source.read(0, recognisedBytes);
  // An entry that cannot be unpacked has nothing to be recognised by; why is said where it is unpacked.
  if (head.length === 0) return;
  const format = recogniseBytes(head);
  switch (format?.kind) {
    case "zip":
    case "cab":
      return yield* readContainer(reading, from, format.kind);
    case "compoundFile":
      return yield* readCompoundFile(reading, from);
    case "unread":
      return yield trouble(entry, "unsupportedFormat", { format: format.format });
    case "other":
      return yield* note(reading, from, "other");
    default: {
      const encoding = await probeText(source);
      if (encoding !== undefined) return yield* readTextEntry(reading, from, encoding);
      // Somebody chose the file itself; what lies beside a hash in an archive nobody asked about.
      if (level === 0) yield trouble(entry, "unknownFormat");
      else yield* note(reading, from, "other");
    }
  }
}

async function* readCompoundFile(reading: Reading, from: EntrySource): AsyncGenerator<IntakePiece> {
  const content = await recogniseCompoundFile(from.source);
  if (content === "lockedWorkbook") yield trouble(from.entry, "encrypted", { format: "xlsx" });
  else if (content === "oldWorkbook") yield trouble(from.entry, "unsupportedFormat", { format: "xls" });
  else yield* note(reading, from, "other");
}
