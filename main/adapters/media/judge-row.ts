import { hash } from "node:crypto";
import type { IntakeRow, RefusedRow, RowRefusal } from "../../../shared/domain/intake/intake-reading.ts";
import { redactText } from "../../../shared/kernel/redact-text.ts";
import type { ColumnPlan, ColumnRole } from "./csv-columns.ts";
import { missingHash, startsLikeHardwareHash } from "./hash-text.ts";
import type { CsvRecord } from "./read-csv-records.ts";

/** A row that can be taken, or why it cannot. */
export type JudgedRow = { readonly row: IntakeRow } | { readonly refused: RefusedRow };

/** Takes a record apart by the plan; the first thing wrong with it is the reason it is refused. */
export function judgeRow({ line, cells }: CsvRecord, { places, named, shape }: ColumnPlan): JudgedRow {
  const cellOf = (role: ColumnRole): string => cells[places[role] ?? -1] ?? "";
  const refuse = (reason: RowRefusal, column: number): JudgedRow => ({
    refused: { line, column: column + 1, reason, found: shortened(cells[column] ?? "") },
  });
  const hashColumn = places.hardwareHash ?? -1;
  const serialColumn = Math.max(0, places.serialNumber ?? 0);

  if (cells.every((cell) => cell === "")) return refuse("emptyRow", 0);
  const extra = named === undefined ? -1 : cells.findIndex((cell, index) => index >= named && cell !== "");
  if (extra >= 0) return refuse("columnCount", extra);
  if (shape === "headerless" && hashColumn < 0) return refuse(reasonWithoutHash(cells), cells.length === 3 ? 2 : 0);
  if (hashColumn >= cells.length) return refuse("columnCount", cells.length - 1);
  if (hashColumn < 0) return refuse("noHash", serialColumn);
  const hashProblem = missingHash(cellOf("hardwareHash"));
  if (hashProblem !== undefined) return refuse(hashProblem, hashColumn);
  if (isDamagedSerial(cellOf("serialNumber"))) return refuse("serialDamaged", serialColumn);
  return {
    row: {
      line,
      serialNumber: cellOf("serialNumber"),
      productId: cellOf("productId"),
      hardwareHash: cellOf("hardwareHash"),
      hashDigest: hash("sha256", cellOf("hardwareHash"), "hex"),
      hashColumn: hashColumn + 1,
      groupTag: cellOf("groupTag"),
      assignedUser: cellOf("assignedUser"),
    },
  };
}

/** Without header and hash: `manufacturer,model,serial` is a corporate identifier, which registers nothing in Autopilot. */
function reasonWithoutHash(cells: readonly string[]): RowRefusal {
  if (cells.length === 3 && cells.every((cell) => cell !== "")) return "corporateIdentifier";
  return cells.length < 3 ? "columnCount" : "noHash";
}

/** A serial that a spreadsheet turned into a power of ten, or with characters no firmware writes. None is fine: the hash has it. */
function isDamagedSerial(serial: string): boolean {
  return /^\d+([.,]\d+)?E\+?\d+$/i.test(serial) || /[\p{Cc}\uFFFD"]/u.test(serial);
}

/** At most 40 characters of what was found, and of a hash nothing but its length. */
function shortened(text: string): string {
  if (startsLikeHardwareHash(text)) return `[${text.length} characters]`;
  const plain = redactText(text).replaceAll(/\s+/g, " ");
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
