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
  const readHead = connection.prepare(
    builder.selectFrom("snapshot").select("sequence").where("format_version", "=", 0),
  );
  const readParts = connection.prepare(builder.selectFrom("snapshot_part").select("json").orderBy("number"));
  const dropHead = connection.prepare(builder.deleteFrom("snapshot"));
  const dropParts = connection.prepare(builder.deleteFrom("snapshot_part"));
  const insertHead = connection.prepare(builder.insertInto("snapshot").values({ format_version: 0, sequence: 0 }));
  const insertPart = connection.prepare(builder.insertInto("snapshot_part").values({ number: 0, json: "" }));
  return {
    loadSnapshot: (formatVersion) =>
      guard.reading(() => {
        const head = readHead.first(formatVersion);
        if (head === undefined) return ok(undefined);
        const parts = [...readParts.each()].map(({ json }) => json);
        return ok({ sequence: head.sequence, formatVersion, parts });
      }),
    saveSnapshot: ({ sequence, formatVersion, parts }) =>
      guard.writing(() => {
        connection.transaction(() => {
          dropHead.run();
          dropParts.run();
          insertHead.run(formatVersion, sequence);
          let number = 0;
          for (const part of parts) {
            insertPart.run(number, part);
            number += 1;
          }
        });
        return ok(undefined);
      }),
  };
}
