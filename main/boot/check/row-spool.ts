import { DatabaseSync } from "node:sqlite";

/** Lines that wait outside memory until the last row was seen: a later row may show something about an earlier one. */
export type RowSpool = {
  readonly add: (line: string) => void;
  /** All lines in their order. Nothing may be added afterwards. */
  readonly lines: () => Iterable<string>;
  readonly remove: () => void;
};

/**
 * Opens a spool. SQLite's file without a name lies in the system's temporary folder for this user only and without an entry
 * there, so that serial numbers are gone with the process however that ends.
 */
export function openRowSpool(): RowSpool {
  const database = new DatabaseSync("");
  database.exec("PRAGMA cache_size = -8192");
  database.exec("CREATE TABLE row (number INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT");
  database.exec("BEGIN");
  const insert = database.prepare("INSERT INTO row (line) VALUES (?)");
  return {
    add: (line) => void insert.run(line),
    lines: function* () {
      for (const row of database.prepare("SELECT line FROM row ORDER BY number").iterate()) yield String(row.line);
    },
    remove: () => database.close(),
  };
}
