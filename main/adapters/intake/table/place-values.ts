import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";
import { withoutSecrets } from "../../../../shared/domain/policy/without-secrets.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { guessColumns } from "./guess-columns.ts";
import { type RowValues, type ValueRole, valueRoles } from "./row-values.ts";
import { sortMisplaced } from "./sort-misplaced.ts";
import { startsLikeHardwareHash } from "./value-forms.ts";

/** A row's cells put where they belong. */
export type PlacedRow = {
  readonly values: Readonly<RowValues>;
  readonly hardwareHash: string;
  /** Index of the hash from 0; negative where the row has none. */
  readonly hashAt: number;
  readonly repairs: readonly RowRepair[];
};

/** Nothing but a hash is longer. */
const longestValue = 256;

/** Takes a row apart by the plan and moves values that stand in the wrong column to where they belong. */
export function placeValues(cells: readonly string[], plan: ColumnPlan): PlacedRow {
  const planned = plan.places.hardwareHash ?? -1;
  const hashAt = plan.isChosen ? planned : findHash(cells, planned);
  if (hashAt < 0 || hashAt === planned) return placeByPlan(cells, plan, hashAt);
  if (plan.titles.length > 0) return placeByPlan(cells, plan, hashAt);
  // Without a header, a row that is unlike the others is taken apart by its own values.
  const own = { ...plan, ...guessColumns([{ line: 0, cells, repairs: [] }]) };
  const placed = placeByPlan(cells, own, hashAt);
  return { ...placed, repairs: [...new Set(["wrongColumn" as const, ...placed.repairs])] };
}

function placeByPlan(cells: readonly string[], plan: ColumnPlan, hashAt: number): PlacedRow {
  const repairs = new Set<RowRepair>();
  const planned = plan.places.hardwareHash ?? -1;
  const shift = hashAt < 0 || planned < 0 ? 0 : shiftBehind(cells, plan, hashAt - planned);
  const values: RowValues = emptyValues();
  for (const role of valueRoles) {
    const place = plan.places[role];
    if (place === undefined) continue;
    const index = place > planned ? place + shift : place;
    if (index !== hashAt) values[role] = plainValue(cells[index] ?? "", role, repairs);
  }
  if (!plan.isChosen) {
    if (hashAt >= 0 && hashAt !== planned) {
      repairs.add("wrongColumn");
      if (shift === 0) placeDisplaced(values, cells[planned] ?? "", roleAt(plan, hashAt), repairs);
    }
    if (sortMisplaced(values)) repairs.add("wrongColumn");
  }
  if (hasExtraCells(cells, plan, hashAt, shift)) repairs.add("extraCells");
  return { values, hardwareHash: cells[hashAt] ?? "", hashAt, repairs: [...repairs] };
}

function findHash(cells: readonly string[], planned: number): number {
  return startsLikeHardwareHash(cells[planned] ?? "")
    ? planned
    : cells.findIndex((cell) => startsLikeHardwareHash(cell));
}

/** Where a cell is missing or one too many before the hash, everything behind it stands as far off as the hash. */
function shiftBehind(cells: readonly string[], { named }: ColumnPlan, shift: number): number {
  return (shift < 0 && cells.length < named) || (shift > 0 && cells.length > named) ? shift : 0;
}

function roleAt({ places }: ColumnPlan, column: number): ValueRole | undefined {
  return valueRoles.find((role) => places[role] === column);
}

/** The value that stood where the hash belongs goes to the column the hash was found in. */
function placeDisplaced(values: RowValues, cell: string, role: ValueRole | undefined, repairs: Set<RowRepair>): void {
  if (cell === "" || role === undefined || startsLikeHardwareHash(cell)) return;
  values[role] = plainValue(cell, role, repairs);
}

/** A value as it may be kept: a product key is a secret, so is a piece of a hash, and what is longer than any value is none. */
function plainValue(cell: string, role: ValueRole, repairs: Set<RowRepair>): string {
  if (cell.length > longestValue) {
    repairs.add("extraCells");
    return "";
  }
  const plain = withoutSecrets(cell).trim();
  if (plain !== cell) repairs.add(role === "productId" ? "wrongColumn" : "extraCells");
  return plain;
}

/** Values beyond the known columns, or between them where a cell too many pushed the hash aside. */
function hasExtraCells(
  cells: readonly string[],
  { named, places }: ColumnPlan,
  hashAt: number,
  shift: number,
): boolean {
  const planned = places.hardwareHash ?? -1;
  if (shift > 0 && cells.slice(planned, hashAt).some((cell) => cell !== "")) return true;
  for (let index = named + shift; index < cells.length; index += 1)
    if (cells[index] !== "" && index !== hashAt) return true;
  return false;
}

function emptyValues(): RowValues {
  return { serialNumber: "", productId: "", groupTag: "", assignedUser: "", manufacturer: "", model: "" };
}
