/** Rows by id, in the order they were added. Rows are immutable: a change puts a new row under the same id. */
export type Table<Row extends { readonly id: string }> = {
  readonly get: (id: string) => Row | undefined;
  /** The first row under a key that the table was told to keep an index of. */
  readonly find: (key: string) => Row | undefined;
  readonly put: (row: Row) => Row;
  readonly remove: (id: string) => boolean;
  readonly all: () => readonly Row[];
  readonly size: () => number;
};

/** A table holding `rows`, with an index by what `keyOf` says of a row where that is given. */
export function createTable<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string = ({ id }) => id,
): Table<Row> {
  const byId = new Map<string, Row>();
  const idsByKey = new Map<string, readonly string[]>();
  let listed: readonly Row[] | undefined;

  const forget = (row: Row): void => {
    const key = keyOf(row);
    const others = idsByKey.get(key)?.filter((id) => id !== row.id) ?? [];
    if (others.length > 0) idsByKey.set(key, others);
    else idsByKey.delete(key);
  };
  const put = (row: Row): Row => {
    const before = byId.get(row.id);
    const key = keyOf(row);
    if (before !== undefined && keyOf(before) !== key) forget(before);
    if (before === undefined || keyOf(before) !== key) idsByKey.set(key, [...(idsByKey.get(key) ?? []), row.id]);
    byId.set(row.id, row);
    listed = undefined;
    return row;
  };
  for (const row of rows) put(row);

  return {
    get: (id) => byId.get(id),
    find: (key) => byId.get(idsByKey.get(key)?.[0] ?? ""),
    put,
    remove: (id) => {
      const row = byId.get(id);
      if (row !== undefined) forget(row);
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
