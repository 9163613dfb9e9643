import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import { isDeviceResult, readDeviceResult } from "../device-result/read-device-result.ts";
import { documentText } from "../document-text.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, note, type Reading } from "../reading.ts";
import { isSilent } from "./device-context.ts";
import { parseJson } from "./parse-json.ts";
import { profileContext } from "./profile-context.ts";

/** Reads what a collector wrote, or an Autopilot profile that a device downloaded or was given; other JSON is noted. */
export async function* readProfileJson(
  reading: Reading,
  from: EntrySource,
  encoding: TextEncoding,
): AsyncGenerator<IntakePiece> {
  const text = await documentText(reading, from, encoding);
  if (isDeviceResult(text)) return yield* readDeviceResult(from, text, encoding);
  const mayBeProfile = /"(?:cloudassigned|ztd)/i.test(text);
  if (!mayBeProfile) return yield* note(reading, from, "other");
  const parsed = parseJson(text);
  if (parsed === undefined) throw new EntryFailure("damaged", { format: "json" });
  const context = profileContext(parsed);
  if (context === undefined) return yield* note(reading, from, "other");
  if (isSilent(context)) return yield* note(reading, from, "profileJson");
  yield { kind: "context", entry: from.entry, fileKind: "profileJson", context };
}
