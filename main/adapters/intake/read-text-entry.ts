import type { IntakePiece, TextEncoding } from "../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource } from "../../app/ports/intake-reader.ts";
import { withoutLogs } from "./container/without-logs.ts";
import { readProfileJson } from "./diagnostics/read-profile-json.ts";
import { readRegistryDump } from "./diagnostics/read-registry-dump.ts";
import { type EntrySource, note, type Reading } from "./reading.ts";
import { recognisedCharacters, recogniseText } from "./recognise/recognise-text.ts";
import { openText } from "./text/open-text.ts";
import { readDelimited } from "./text/read-delimited.ts";
import { readXml } from "./xml/read-xml.ts";

/** Reads a text by what it looks like at its beginning. */
export async function* readTextEntry(
  reading: Reading,
  from: EntrySource,
  encoding: TextEncoding,
): AsyncGenerator<IntakePiece> {
  const head = await headOf(from.source, encoding);
  switch (recogniseText(head)) {
    case "html":
      return yield* note(reading, from, "other");
    case "xml":
      return yield* readXml(reading, from, encoding);
    case "json":
      return yield* readProfileJson(reading, from, encoding);
    case "registry":
      return yield* readRegistryDump(reading, from, encoding);
    case "delimited": {
      const choice = reading.choiceFor(from.entry);
      const about = { entry: from.entry, ...(choice === undefined ? {} : { choice }) };
      const pieces = readDelimited(from.source, encoding, about);
      yield* from.level === 0 || choice !== undefined ? pieces : withoutLogs(reading, from, pieces);
    }
  }
}

async function headOf(source: ByteSource, encoding: TextEncoding): Promise<string> {
  let head = "";
  for await (const text of openText(source, encoding)) {
    head += text;
    if (head.length >= recognisedCharacters) break;
  }
  return head.slice(0, recognisedCharacters);
}
