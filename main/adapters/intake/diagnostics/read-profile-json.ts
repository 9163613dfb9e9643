import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import { isDeviceResult, readDeviceResult } from "../device-result/read-device-result.ts";
import { documentText } from "../document-text.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, note, type Reading, trouble } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";
import { isSilent } from "./device-context.ts";
import { deviceListRows } from "./device-list-rows.ts";
import { parseJson } from "./parse-json.ts";
import { profileContext } from "./profile-context.ts";

/**
 * Reads what a collector wrote, an Autopilot profile that a device downloaded or was given, or a list of devices with their
 * hashes as scripts and Graph write it; other JSON is noted.
 */
export async function* readProfileJson(
  reading: Reading,
  from: EntrySource,
  encoding: TextEncoding,
): AsyncGenerator<IntakePiece> {
  const { entry } = from;
  const text = await documentText(reading, from, encoding);
  if (isDeviceResult(text)) return yield* readDeviceResult(from, text, encoding);
  const mayBeProfile = /"(?:cloudassigned|ztd)/i.test(text);
  const mayHaveHash = /"T0[E-H]/.test(text);
  if (!mayBeProfile && !mayHaveHash) return yield* note(reading, from, "other");
  const parsed = parseJson(text);
  if (parsed === undefined) throw new EntryFailure("damaged", { format: "json" });
  const context = mayBeProfile ? profileContext(parsed) : undefined;
  const { rows, isWhole } = mayHaveHash ? deviceListRows(parsed) : { rows: [], isWhole: true };
  const isSaying = context !== undefined && !isSilent(context);
  if (isSaying) yield { kind: "context", entry, fileKind: "profileJson", context };
  if (rows.length > 0) {
    yield { kind: "table", entry, table: { kind: "deviceList", encoding, columns: [], guessed: false } };
    yield* rowPieces(entry, rows);
    if (!isWhole) yield trouble(entry, "damaged", { format: "json" });
  } else if (!isSaying) yield* note(reading, from, context === undefined ? "other" : "profileJson");
}
