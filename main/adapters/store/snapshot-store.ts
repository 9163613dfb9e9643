import { ok } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../../app/ports/bench-store.ts";
import type { BenchTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Guard } from "./store-guard.ts";

/** The snapshot part of the store. A snapshot of another format is useless to this version, so only one is kept. */
export function createSnapshotStore(
  connection: SqliteConnection,
  guard: Guard,
): Pick<BenchStore, "loadSnapshot" | "saveSnapshot"> {
  const builder = createQueryBuilder<BenchTables>();
  const read = connection.prepare(
    builder.selectFrom("snapshot").select(["sequence", "state"]).where("format_version", "=", 0),
  );
  const drop = connection.prepare(builder.deleteFrom("snapshot"));
  const insert = connection.prepare(
    builder.insertInto("snapshot").values({ format_version: 0, sequence: 0, state: "" }),
  );
  return {
    loadSnapshot: (formatVersion) =>
      guard.reading(() => {
        const row = read.first(formatVersion);
        return ok(row === undefined ? undefined : { sequence: row.sequence, formatVersion, state: row.state });
      }),
    saveSnapshot: ({ sequence, formatVersion, state }) =>
      guard.writing(() => {
        connection.transaction(() => {
          drop.run();
          insert.run(formatVersion, sequence, state);
        });
        return ok(undefined);
      }),
  };
}
