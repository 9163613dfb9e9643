import { join } from "node:path";
import { expect, test } from "vitest";
import { chainHash, chainStart } from "../../../../main/adapters/store/journal-chain.ts";
import { migrate, migrations } from "../../../../main/adapters/store/migrations/migrate.ts";
import { openSqliteBenchStore } from "../../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { SqliteConnection } from "../../../../main/adapters/store/sqlite-connection.ts";
import { connectSqlite } from "../../../../main/adapters/store/sqlite-connection.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import { unitSeen } from "../../../contract/bench-store/evidence-builder.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { reversingSecrets } from "../../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** What a file of each earlier version holds, written as that version wrote it. Every released version has an entry. */
const seeds: Readonly<Record<number, (connection: SqliteConnection) => void>> = {
  0: () => undefined,
  1: (connection) => {
    const evidence = unitSeen(1);
    const json = JSON.stringify(evidence);
    const columns = { sequence: 1, id: evidence.id, kind: evidence.kind, unit_id: "unit-1", order_id: "order-1" };
    const row = chainHash(chainStart, { ...columns, at: evidence.at, json });
    const hex = Buffer.from(row).toString("hex");
    connection.execute(`insert into journal values (1, '${evidence.id}', '${evidence.kind}', 'unit-1', 'order-1',
      ${evidence.at}, '${json}', zeroblob(32), x'${hex}')`);
    connection.execute(`insert into journal_head values (1, 1, x'${hex}')`);
    connection.execute("insert into snapshot values (1, 1, 'state of version 1')");
  },
};

test("steps are numbered from 1 without gaps and each has a seed of the version before it", () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
  expect(Object.keys(seeds)).toEqual(migrations.map((_, index) => String(index)));
});

test.each(migrations.map((step) => [step.version - 1, step.name] as const))(
  "a file of version %i survives the step %s and all after it",
  (version) => {
    const file = join(temporaryFolder(), "bench.db");
    const old = connectSqlite(file, 0);
    expect(migrate(old, version)).toBeUndefined();
    seeds[version]?.(old);
    expect(old.readPragma("user_version")).toBe(version);
    old.close();

    const clock = { now: () => epochMs(0) };
    const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    const store = opened.value;
    expect(store.verify()).toEqual({ ok: true, value: { rows: version } });
    const snapshot = store.loadSnapshot(1);
    expect(snapshot.ok && snapshot.value?.state).toBe(version === 0 ? undefined : "state of version 1");
    expect(store.putHardwareHash("a".repeat(64), "text")).toEqual({ ok: true, value: undefined });
    expect(store.append([unitSeen(2)])).toEqual({ ok: true, value: version + 1 });
    store.close();
  },
);
