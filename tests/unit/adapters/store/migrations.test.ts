import { join } from "node:path";
import { expect, test } from "vitest";
import { chainHash, chainStart } from "../../../../main/adapters/store/journal-chain.ts";
import { benchSchema } from "../../../../main/adapters/store/migrations/bench-schema.ts";
import { migrate } from "../../../../main/adapters/store/migrations/migrate.ts";
import { registerSchema } from "../../../../main/adapters/store/migrations/register-schema.ts";
import type { Schema } from "../../../../main/adapters/store/migrations/schema.ts";
import { openIdentityRegister } from "../../../../main/adapters/store/open-identity-register.ts";
import { openSqliteBenchStore } from "../../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { SqliteConnection } from "../../../../main/adapters/store/sqlite-connection.ts";
import { connectSqlite } from "../../../../main/adapters/store/sqlite-connection.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import { keptHash, unitSeen } from "../../../contract/bench-store/evidence-builder.ts";
import { intakeReading, intakeRow } from "../../../contract/intake-ledger/reading-builder.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { reversingSecrets } from "../../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** What each step's version of a file holds beyond the version before it, written as that version wrote it. */
type Seeds = Readonly<Record<number, (connection: SqliteConnection) => void>>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const encrypted = (text: string): string => {
  const bytes = reversingSecrets.encrypt(text);
  if (!bytes.ok) throw new Error(bytes.error.code);
  return hex(bytes.value);
};

const benchSeeds: Seeds = {
  0: () => undefined,
  1: (connection) => {
    const evidence = unitSeen(1);
    const json = JSON.stringify(evidence);
    const columns = { sequence: 1, id: evidence.id, kind: evidence.kind, unit_id: "unit-1", order_id: "order-1" };
    const row = hex(chainHash(chainStart, { ...columns, at: evidence.at, json }));
    connection.execute(`insert into journal values (1, '${evidence.id}', '${evidence.kind}', 'unit-1', 'order-1',
      ${evidence.at}, '${json}', zeroblob(32), x'${row}')`);
    connection.execute(`insert into journal_head values (1, 1, x'${row}')`);
    connection.execute("insert into snapshot values (1, 1, 'state of version 1')");
  },
  2: (connection) => {
    connection.execute(`insert into hardware_hash values ('${"2".repeat(64)}', x'${encrypted("T0oldAAAA")}', 17)`);
    connection.execute(`insert into original values ('${"3".repeat(64)}', 'stick.csv', x'${encrypted("T0NT")}', 17)`);
  },
  3: (connection) => {
    // No row waited for anything then, and nothing was said of it.
    const { waiting: _none, ...said } = intakeReading("old");
    const reading = JSON.stringify(said);
    connection.execute(`insert into intake_reading values (1, 'old', 1700000000000, '${reading}')`);
    connection.execute(`insert into intake_row values (1, 0, null, null, '${JSON.stringify(intakeRow(0))}')`);
  },
  4: (connection) => {
    connection.execute(`insert into hash_key values (7, x'${encrypted("no key")}')`);
  },
  5: (connection) => {
    connection.execute("insert into snapshot values (7, 1)");
    connection.execute("insert into snapshot_part values (0, 'state of version 5')");
  },
};

const registerSeeds: Seeds = { 0: () => undefined };

/** A file of an earlier version with everything the versions up to it wrote. */
function oldFile(schema: Schema, seeds: Seeds, version: number): string {
  const file = join(temporaryFolder(), "old.db");
  const old = connectSqlite(file, 0);
  for (let step = 0; step <= version; step += 1) {
    expect(migrate(old, schema, step)).toBeUndefined();
    seeds[step]?.(old);
  }
  expect(old.readPragma("user_version")).toBe(version);
  old.close();
  return file;
}

test.each([
  ["bench", benchSchema, benchSeeds],
  ["register", registerSchema, registerSeeds],
] as const)(
  "steps of the %s are numbered from 1 without gaps, each has a seed of the version before it",
  (...[, schema, seeds]) => {
    expect(schema.steps.map((step) => step.version)).toEqual(schema.steps.map((_, index) => index + 1));
    expect(Object.keys(seeds)).toEqual(schema.steps.map((_, index) => String(index)));
  },
);

test.each(benchSchema.steps.map((step) => [step.version - 1, step.name] as const))(
  "a bench file of version %i survives the step %s and all after it",
  (version) => {
    const file = oldFile(benchSchema, benchSeeds, version);
    const clock = { now: () => epochMs(0) };
    const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    const store = opened.value;
    expect(store.verify()).toEqual({ ok: true, value: { rows: version === 0 ? 0 : 1 } });
    // A snapshot in one piece is not read any more; the journal has everything.
    expect(store.loadSnapshot(1)).toEqual({ ok: true, value: undefined });
    expect(store.getHardwareHash("2".repeat(64))).toEqual({ ok: true, value: version < 2 ? undefined : "T0oldAAAA" });
    const rows = version < 3 ? { rows: [], total: 0 } : { rows: [intakeRow(0)], total: 1 };
    expect(store.ledger.rows("old", { choice: "all", offset: 0, limit: 10 })).toEqual({ ok: true, value: rows });

    const old = version < 3 ? undefined : intakeReading("old");
    expect(store.ledger.reading("old")).toEqual({ ok: true, value: old });
    expect(store.waiting.count()).toEqual({ ok: true, value: 0 });

    const { digest, hashText } = keptHash("T0newAAAA");
    expect(store.putHardwareHash(digest, hashText)).toEqual({ ok: true, value: undefined });
    expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: hashText });
    expect(store.ledger.putReading(intakeReading("new"))).toEqual({ ok: true, value: undefined });
    expect(store.append([unitSeen(2)])).toEqual({ ok: true, value: version === 0 ? 1 : 2 });
    store.close();
  },
);

test.each(registerSchema.steps.map((step) => [step.version - 1, step.name] as const))(
  "a register of version %i survives the step %s and all after it",
  (version) => {
    const file = oldFile(registerSchema, registerSeeds, version);
    const opened = openIdentityRegister({ file, log: createRecordingLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.put([])).toEqual({ ok: true, value: undefined });
    expect(opened.value.find("order", [["key"]])).toEqual({ ok: true, value: [undefined] });
    opened.value.close();
  },
);
