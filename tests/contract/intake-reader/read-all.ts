import { createIntakeReader } from "../../../main/adapters/intake/create-intake-reader.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { ColumnChoice, DetectedTable, IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow, RefusedRow } from "../../../shared/domain/intake/intake-row.ts";
import { memorySource } from "../../support/memory-source.ts";

/** The hash of the simulated device that most tests are about. */
export const hash = encodeHardwareHash(simulatedHashFields("SIM0001"));

/** Intune's header as the collection scripts write it. */
export const header = "Device Serial Number,Windows Product ID,Hardware Hash";

/** What a file turned out to be. */
export type WholeReading = {
  readonly pieces: readonly IntakePiece[];
  readonly tables: readonly DetectedTable[];
  readonly rows: readonly IntakeRow[];
  readonly refused: readonly RefusedRow[];
  /** Lines of all rows, in the order they came. */
  readonly lines: readonly number[];
};

/** Reads a file to its end; `columns` are those a person chose. */
export async function readAll(
  content: Uint8Array | string,
  { columns }: { readonly columns?: ColumnChoice } = {},
): Promise<WholeReading> {
  const source = memorySource(content);
  const options = columns === undefined ? {} : { columns: { "": columns } };
  const pieces: IntakePiece[] = [];
  for await (const piece of createIntakeReader().read(source, options)) pieces.push(piece);
  const rows = pieces.flatMap((piece) => (piece.kind === "rows" ? piece.rows : []));
  return {
    pieces,
    tables: pieces.flatMap((piece) => (piece.kind === "table" ? [piece.table] : [])),
    rows: rows.flatMap((row) => (row.kind === "row" ? [row.row] : [])),
    refused: rows.flatMap((row) => (row.kind === "refused" ? [row.refused] : [])),
    lines: rows.map((row) => (row.kind === "row" ? row.row.line : row.refused.line)),
  };
}

/** The row of the simulated device, as a plain Intune CSV has it in its line 2. */
export function rowOf(more: Partial<IntakeRow> = {}): IntakeRow {
  return {
    line: 2,
    serialNumber: "SIM0001",
    productId: "",
    hardwareHash: hash,
    hashColumn: 3,
    groupTag: "",
    assignedUser: "",
    manufacturer: "",
    model: "",
    repairs: [],
    ...more,
  };
}

/** Text broken into lines of a width, as a console or a mail program does it. */
export function wrapped(text: string, width: number, lineEnd = "\r\n"): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join(lineEnd);
}
