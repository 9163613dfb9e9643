import { XMLValidator } from "fast-xml-parser";
import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import { documentText } from "../document-text.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, note, type Reading, trouble } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";
import { guardXml } from "./guard-xml.ts";
import { oa3Rows } from "./oa3-rows.ts";
import { parseElements } from "./parse-elements.ts";

/**
 * Reads an OA3 report: the hash of one device or of several. Other XML is noted. Throws `EntryFailure` for XML that is made to
 * harm whoever parses it.
 */
export async function* readXml(
  reading: Reading,
  from: EntrySource,
  encoding: TextEncoding,
): AsyncGenerator<IntakePiece> {
  const text = await documentText(reading, from, encoding);
  const mayHaveHash = /hardwarehash/i.test(text);
  // A diagnostics archive is full of XML that is nobody's report; nothing of it is parsed.
  if (!mayHaveHash && from.level > 0) return yield* note(reading, from, otherKind(text));
  const deepest = reading.budget.limits.xmlDepth;
  const danger = guardXml(text, deepest);
  if (danger !== undefined) throw new EntryFailure("hostileXml", { reason: danger });
  const rows = mayHaveHash ? [...oa3Rows(parseElements(text, deepest), text)] : [];
  if (rows.length === 0) return yield* note(reading, from, otherKind(text));

  const table = { kind: "oa3Report", encoding, columns: [], guessed: false } as const;
  yield { kind: "table", entry: from.entry, table };
  yield* rowPieces(from.entry, rows);
  if (XMLValidator.validate(text) !== true) yield trouble(from.entry, "damaged", { format: "xml" });
}

/** Traces and decoded reports of `oa3tool` are about a device but have no hash to register it with. */
function otherKind(text: string): "oa3Report" | "other" {
  return /<(?:[\w.-]+:)?(?:HardwareReport|HardwareInventory)[\s>]/.test(text.slice(0, 4_096)) ? "oa3Report" : "other";
}
