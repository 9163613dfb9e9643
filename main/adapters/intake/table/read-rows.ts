import type { ReadRow } from "../../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { hashesInCell } from "./cut-at-hashes.ts";
import { readRow } from "./read-row.ts";
import type { TableRecord } from "./table-record.ts";

/** One of several hashes in a record. */
type FoundHash = { readonly column: number; readonly text: string };

/**
 * The rows of one record: its own, and one for every other hash in its cells. What the record says beside them is about the
 * first; the others stand for themselves.
 */
export function readRows(record: TableRecord, plan: ColumnPlan): readonly ReadRow[] {
  const hashes = record.cells.flatMap((cell, index) =>
    hashesInCell(cell).map((text): FoundHash => ({ column: index + 1, text })),
  );
  if (hashes.length < 2) return [readRow(record, plan)];
  const cells = record.cells.map((cell) => hashesInCell(cell)[0] ?? cell);
  const own = readRow({ ...record, cells }, plan);
  if (own.kind === "refused") return [own];
  const { row } = own;
  const others = otherHashes(hashes, row).filter(({ column }) => !plan.isChosen || column === row.hashColumn);
  return [
    { kind: "row", row: { ...row, repairs: [...new Set([...row.repairs, "extraCells" as const])] } },
    ...others.map((hash) => rowOf(hash, record)),
  ];
}

/** Each once, and the row's own not again. */
function otherHashes(hashes: readonly FoundHash[], { hardwareHash }: IntakeRow): readonly FoundHash[] {
  const seen = new Set([hardwareHash]);
  return hashes.filter(({ text }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function rowOf({ column, text }: FoundHash, { line, repairs }: TableRecord): ReadRow {
  return {
    kind: "row",
    row: {
      line,
      serialNumber: "",
      productId: "",
      hardwareHash: text,
      hashColumn: column,
      groupTag: "",
      assignedUser: "",
      manufacturer: "",
      model: "",
      repairs: [...new Set([...repairs, "extraCells" as const])],
    },
  };
}
