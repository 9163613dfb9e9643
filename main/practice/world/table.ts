/** Rows by id, in the order they were added. Rows are immutable: a change puts a new row under the same id. */
export type Table<Row extends { readonly id: string }> = {
  readonly get: (id: string) => Row | undefined;
  readonly put: (row: Row) => Row;
  readonly remove: (id: string) => boolean;
  readonly all: () => readonly Row[];
  readonly size: () => number;
};

/** A table holding `rows`. */
export function createTable<Row extends { readonly id: string }>(rows: readonly Row[]): Table<Row> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  let listed: readonly Row[] | undefined;
  return {
    get: (id) => byId.get(id),
    put: (row) => {
      byId.set(row.id, row);
      listed = undefined;
      return row;
    },
    remove: (id) => {
      listed = undefined;
      return byId.delete(id);
    },
    all: () => {
      listed ??= [...byId.values()];
      return listed;
    },
    size: () => byId.size,
  };
}
