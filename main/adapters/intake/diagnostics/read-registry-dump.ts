import type { DeviceContext, IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import { type EntrySource, note, type Reading } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { openText } from "../text/open-text.ts";
import { readLines } from "../text/read-lines.ts";
import { deviceContext, isSilent, mergedContext } from "./device-context.ts";
import { parseJson } from "./parse-json.ts";
import { profileContext } from "./profile-context.ts";
import { registryValues } from "./registry-values.ts";

/** Where the device's registration and its serial number stand in the registry. */
const diagnosticsKey = /\\provisioning\\diagnostics\\autopilot$/;
const cacheKey = /\\provisioning\\autopilotpolicycache$/;
const systemKey = /\\(?:hardware\\description\\system\\bios|control\\systeminformation)$/;

/** More hashes than this in one registry are none of a device's. */
const mostRows = 1_000;

/** Reads what a registry export or the dump of the diagnostics tool says about its device; a hash in it is a row. */
export async function* readRegistryDump(
  reading: Reading,
  from: EntrySource,
  encoding: TextEncoding,
): AsyncGenerator<IntakePiece> {
  const { entry } = from;
  const diagnostics = new Map<string, string>();
  let cached: DeviceContext | undefined;
  const rows: IntakeRow[] = [];
  for await (const { line, key, name, text } of registryValues(readLines(openText(from.source, encoding)))) {
    if (diagnosticsKey.test(key) || systemKey.test(key)) diagnostics.set(name, text.trim());
    else if (cacheKey.test(key) && name === "policyjsoncache") cached = profileContext(parseJson(text));
    if (startsLikeHardwareHash(text) && rows.length < mostRows) rows.push(rowOf(line, text));
  }
  const own = deviceContext((name) => diagnostics.get(name) ?? "");
  const context = cached === undefined ? own : mergedContext(own, cached);
  if (isSilent(context) && rows.length === 0) return yield* note(reading, from, "registryDump");
  if (!isSilent(context)) yield { kind: "context", entry, fileKind: "registryDump", context };
  if (rows.length === 0) return;
  yield { kind: "table", entry, table: { kind: "registryDump", encoding, columns: [], guessed: false } };
  yield* rowPieces(entry, rows);
}

function rowOf(line: number, hardwareHash: string): IntakeRow {
  return {
    line,
    serialNumber: "",
    productId: "",
    hardwareHash,
    hashColumn: 0,
    groupTag: "",
    assignedUser: "",
    manufacturer: "",
    model: "",
    repairs: [],
  };
}
