import { probeText } from "../../main/adapters/intake/text/probe-text.ts";
import { readDelimited } from "../../main/adapters/intake/text/read-delimited.ts";
import type { IntakePiece, ReadRow } from "../../shared/domain/intake/intake-piece.ts";
import { damagedTable } from "../support/damaged-table.ts";
import { memorySource } from "../support/memory-source.ts";
import { type FuzzTarget, promise } from "./harness/fuzz-target.ts";
import type { SeededRandom } from "./harness/seeded-random.ts";

/** Reads a damaged file of rows: every record comes out once, and what is shown of it is short and tells no secret. */
export const fuzz: FuzzTarget = async (random) => {
  const { bytes, records } = damagedTable(random);
  const rows = await rowsOf(bytes);
  promise(rows.length === records, "as many rows come out as records went in");
  // Beyond what can be counted: bytes changed, lost, repeated, without regard for anything.
  await rowsOf(mutated(bytes, random));
};

async function rowsOf(bytes: Uint8Array): Promise<readonly ReadRow[]> {
  const source = memorySource(bytes);
  const encoding = await probeText(source);
  if (encoding === undefined) return [];
  const rows: ReadRow[] = [];
  let hasTable = false;
  for await (const piece of readDelimited(source, encoding, { entry: "" })) {
    checkPiece(piece, hasTable);
    hasTable ||= piece.kind === "table";
    if (piece.kind === "rows") rows.push(...piece.rows);
  }
  checkLines(rows, bytes.length);
  return rows;
}

function checkPiece(piece: IntakePiece, hasTable: boolean): void {
  if (piece.kind === "table")
    checkShown(
      piece.table.columns.flatMap(({ samples, title }) => [...samples, title]),
      24,
    );
  if (piece.kind !== "rows") return;
  promise(hasTable, "a table comes before its rows");
  promise(piece.rows.length > 0 && piece.rows.length <= 256, "rows come in pieces");
  for (const row of piece.rows) {
    if (row.kind === "refused") checkShown([row.refused.found, row.refused.readable?.serialNumber ?? ""], 40);
    else
      promise(row.row.hardwareHash !== "" || row.row.productId !== "" || row.row.model !== "", "a row tells a device");
  }
}

function checkShown(texts: readonly string[], longest: number): void {
  for (const text of texts) {
    promise(text.length <= longest, "what is shown is short");
    promise(!/[A-Za-z0-9+/=]{24}/.test(text), "what is shown is no piece of a hash");
    promise(!/(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}/i.test(text), "what is shown is no product key");
  }
}

function checkLines(rows: readonly ReadRow[], size: number): void {
  let last = 0;
  for (const row of rows) {
    const { line } = row.kind === "row" ? row.row : row.refused;
    promise(line > last && line <= size + 1, "lines go up");
    last = line;
  }
}

function mutated(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  let result = Buffer.from(bytes);
  for (let left = random.between(1, 12); left > 0; left -= 1) {
    const at = random.below(result.length);
    const size = random.pick([0, 1, 1, 2, 40, 700]);
    const added = random.pick([
      random.bytes(random.below(6)),
      Buffer.from(random.pick(['"', ',"', '",', "\r", "\n", '"\n"', "\u0000", "=", "sep=;\n", ";;;", "T0", "\uFEFF"])),
      result.subarray(random.below(result.length), random.below(result.length)),
    ]);
    result = Buffer.concat([result.subarray(0, at), added, result.subarray(at + size)]).subarray(0, 200_000);
  }
  return result;
}
