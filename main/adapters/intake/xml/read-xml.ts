import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import { documentText } from "../document-text.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, note, type Reading, trouble } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { guardXml } from "./guard-xml.ts";
import { oa3Rows } from "./oa3-rows.ts";

/**
 * Reads an OA3 report: the hash of one device or of several. Other XML is noted. Throws `EntryFailure` for XML that is made to
 * harm whoever parses it, after the hashes that stand in it whole: no parser is needed to find them.
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
  const { rows, isWhole } = mayHaveHash ? oa3Rows(text, deepest) : { rows: [], isWhole: true };
  if (danger !== undefined) {
    yield* oa3Pieces(
      from.entry,
      encoding,
      rows.filter(({ hardwareHash }) => startsLikeHardwareHash(hardwareHash)),
    );
    throw new EntryFailure("hostileXml", { reason: danger });
  }
  if (rows.length === 0 && isWhole) return yield* note(reading, from, otherKind(text));
  yield* oa3Pieces(from.entry, encoding, rows);
  if (!isWhole) yield trouble(from.entry, "damaged", { format: "xml" });
}

function* oa3Pieces(entry: string, encoding: TextEncoding, rows: readonly IntakeRow[]): Generator<IntakePiece> {
  if (rows.length === 0) return;
  yield { kind: "table", entry, table: { kind: "oa3Report", encoding, columns: [], guessed: false } };
  yield* rowPieces(entry, rows);
}

/** Traces and decoded reports of `oa3tool` are about a device but have no hash to register it with. */
function otherKind(text: string): "oa3Report" | "other" {
  return /<(?:[\w.-]+:)?(?:HardwareReport|HardwareInventory)[\s>]/.test(text.slice(0, 4_096)) ? "oa3Report" : "other";
}
