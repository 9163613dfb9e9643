import type { ColumnRole, FileKind } from "../../../../shared/domain/intake/intake-piece.ts";
import { columnsByHash } from "./columns-by-hash.ts";
import type { ColumnPlaces } from "./read-header.ts";
import type { TableRecord } from "./table-record.ts";
import { isGroupedProductId, isProductKeyDigits, isUserName, startsLikeHardwareHash } from "./value-forms.ts";

/** What a table without a header seems to be. */
export type GuessedColumns = { readonly kind: FileKind; readonly places: ColumnPlaces; readonly named: number };

/** Values of one column by what they look like. */
type ColumnCount = { hashes: number; digits: number; groups: number; users: number; others: number };

/** Wider tables than this are not guessed at beyond. */
const mostColumns = 64;

/** Works out from the values which column holds what. */
export function guessColumns(sample: readonly TableRecord[]): GuessedColumns {
  const rows = sample.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell !== ""));
  const columns = countColumns(rows);
  const hash = mostOf(columns, "hashes");
  if (hash >= 0) return byHash(columns, hash, columnsByHash(rows, hash));
  if (rows.length > 0 && rows.every(isTuple)) {
    const places = { serialNumber: 0, productId: 1, hardwareHash: 2, manufacturer: 3, model: 4 };
    return { kind: "headerlessCsv", places, named: 5 };
  }
  if (rows.length > 0 && rows.every(isCorporateIdentifier)) {
    return { kind: "corporateIdentifiers", places: { manufacturer: 0, model: 1, serialNumber: 2 }, named: 3 };
  }
  return withoutHash(columns);
}

/** `serial,,,maker,model`: Partner Center's five columns with the hash left empty. */
function isTuple(cells: readonly string[]): boolean {
  const [serial, , hash, maker, model] = cells;
  return (
    filled(cells) === 5 && serial !== "" && hash === "" && maker !== "" && model !== "" && !isUserName(model ?? "")
  );
}

/** `manufacturer,model,serial`, nothing else, and none of them a value of another kind. */
function isCorporateIdentifier(cells: readonly string[]): boolean {
  return (
    filled(cells) === 3 &&
    cells.slice(0, 3).every((cell) => cell !== "" && !isGroupedProductId(cell) && !isUserName(cell))
  );
}

/** Cells up to the last one that is not empty. */
function filled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== "") + 1;
}

/**
 * Around the hash: serial number and product id before it, then tag and user, or Partner Center's maker and model. What
 * the hashes themselves say goes before where a column stands.
 */
function byHash(columns: readonly ColumnCount[], hash: number, told: ColumnPlaces): GuessedColumns {
  const places: Partial<Record<ColumnRole, number>> = { ...told, hardwareHash: hash };
  const isFree = (column: number): boolean => !Object.values(places).includes(column);
  const user = mostOf(columns, "users");
  if (user >= 0 && isFree(user)) places.assignedUser = user;
  const free = (): readonly number[] => [...columns.keys()].filter(isFree);
  const serial = places.serialNumber ?? serialColumn(columns, free());
  if (serial >= 0) places.serialNumber = serial;
  const product = free().find((column) => isMostlyProductId(columns[column]));
  const isUsual = hash === 2 && serial === 0 && isFree(1);
  if (product !== undefined) places.productId = product;
  else if (isUsual) places.productId = 1;
  const behind = free().filter((column) => column > hash);
  const [first, second] = behind.filter((column) => (columns[column]?.others ?? 0) > 0);
  if (first !== undefined && second !== undefined && user < 0 && told.manufacturer === undefined)
    return { kind: "headerlessCsv", places: { ...places, manufacturer: first, model: second }, named: columns.length };
  const tag = first ?? behind[0];
  if (tag !== undefined) places.groupTag = tag;
  return { kind: "headerlessCsv", places, named: Math.max(columns.length, hash + 3) };
}

/** Without any hash the usual order is as likely as another. */
function withoutHash(columns: readonly ColumnCount[]): GuessedColumns {
  const free = [...columns.keys()];
  const product = free.find((column) => (columns[column]?.groups ?? 0) > 0) ?? (isMostlyProductId(columns[1]) ? 1 : -1);
  const serial = serialColumn(
    columns,
    free.filter((column) => column !== product),
  );
  return {
    kind: "headerlessCsv",
    places: {
      ...(serial < 0 ? {} : { serialNumber: serial }),
      ...(product < 0 ? {} : { productId: product }),
      ...(columns.length > 2 && serial !== 2 && product !== 2 ? { hardwareHash: 2 } : {}),
    },
    named: columns.length,
  };
}

/** The first column of other values; digits that could be a product id are a serial number when nothing else is there. */
function serialColumn(columns: readonly ColumnCount[], free: readonly number[]): number {
  const withValues = free.filter((column) => {
    const { digits = 0, others = 0 } = columns[column] ?? {};
    return digits + others > 0;
  });
  return withValues.find((column) => !isMostlyProductId(columns[column])) ?? withValues[0] ?? -1;
}

function isMostlyProductId(column: ColumnCount | undefined): boolean {
  return column !== undefined && column.digits + column.groups > column.others + column.users;
}

function mostOf(columns: readonly ColumnCount[], what: "hashes" | "users"): number {
  let best = -1;
  for (const [column, count] of columns.entries()) if (count[what] > (columns[best]?.[what] ?? 0)) best = column;
  return best;
}

function countColumns(rows: readonly (readonly string[])[]): readonly ColumnCount[] {
  const width = Math.min(mostColumns, Math.max(0, ...rows.map((cells) => cells.length)));
  const columns = Array.from({ length: width }, () => ({ hashes: 0, digits: 0, groups: 0, users: 0, others: 0 }));
  for (const cells of rows)
    for (const [index, column] of columns.entries()) {
      const cell = cells[index] ?? "";
      if (cell !== "") column[kindOfValue(cell)] += 1;
    }
  return columns;
}

function kindOfValue(cell: string): keyof ColumnCount {
  if (startsLikeHardwareHash(cell)) return "hashes";
  if (isProductKeyDigits(cell)) return "digits";
  if (isGroupedProductId(cell)) return "groups";
  return isUserName(cell) ? "users" : "others";
}
