import { createTable, type Table } from "./table.ts";

/** Tables by their names, each with what opens it: whatever is done with every table is derived from such a list. */
type TableList = Readonly<Record<string, (rows: readonly never[]) => { readonly all: () => readonly unknown[] }>>;

/** The tables of a list, open. */
export type TablesOf<List extends TableList> = { readonly [Name in keyof List]: ReturnType<List[Name]> };

/** The rows of the tables of a list, as they are stored. */
export type RowsOf<List extends TableList> = { readonly [Name in keyof List]: Parameters<List[Name]>[0] };

/** An entry of a list: a table of `Row`s, with an index by what `keyOf` says of a row where that is given. */
export function tableOf<Row extends { readonly id: string }>(
  keyOf?: (row: Row) => string,
): (rows: readonly Row[]) => Table<Row> {
  return (rows) => createTable(rows, keyOf);
}

/** No rows in any table. */
export function noRows<List extends TableList>(list: List): RowsOf<List> {
  return byName(list, () => []) as RowsOf<List>;
}

/** Opens every table of a list with its rows. */
export function openTables<List extends TableList>(list: List, rows: RowsOf<List>): TablesOf<List> {
  return byName(list, (name) => list[name]?.(rows[name] as readonly never[])) as TablesOf<List>;
}

/** The rows that every table of a list holds now. */
export function rowsOf<List extends TableList>(list: List, tables: TablesOf<List>): RowsOf<List> {
  return byName(list, (name) => tables[name]?.all()) as RowsOf<List>;
}

function byName(list: TableList, value: (name: string) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(list).map((name) => [name, value(name)]));
}
