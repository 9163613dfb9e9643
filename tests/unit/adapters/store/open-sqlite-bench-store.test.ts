import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteBenchStore } from "../../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { BenchStore } from "../../../../main/app/ports/bench-store.ts";
import type { Secrets } from "../../../../main/app/ports/secrets.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import type { Result } from "../../../../shared/kernel/result.ts";
import { err } from "../../../../shared/kernel/result.ts";
import { keptHash, unitSeen, unitsSeen } from "../../../contract/bench-store/evidence-builder.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { reversingSecrets } from "../../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

function tryOpen(file: string, secrets: Secrets = reversingSecrets): Result<BenchStore> {
  const clock = { now: () => epochMs(1_700_000_000_000) };
  return openSqliteBenchStore({ file, secrets, clock, log: createRecordingLog(), lockWaitMs: 0 });
}

function open(file: string, secrets?: Secrets): BenchStore {
  const opened = tryOpen(file, secrets);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

function filledFile(rows: number): string {
  const file = join(temporaryFolder(), "bench.db");
  const store = open(file);
  store.append(unitsSeen(1, rows));
  store.close();
  return file;
}

function editBySql(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

test("rows are there again after closing and opening, and the chain goes on", () => {
  const file = filledFile(3);
  const store = open(file);
  expect(store.append([unitSeen(4)])).toEqual({ ok: true, value: 4 });
  expect(store.verify()).toEqual({ ok: true, value: { rows: 4 } });
  store.close();
});

test.each([
  ["an edited text", "update journal set json = replace(json, 'bench-4', 'bench-9') where sequence = 4", 4],
  ["an edited kind", "update journal set kind = 'unitPlaced' where sequence = 4", 4],
  ["an edited time", "update journal set at = at + 1 where sequence = 4", 4],
  ["a moved unit", "update journal set unit_id = 'unit-2' where sequence = 4", 4],
  ["an edited hash", "update journal set hash = zeroblob(32) where sequence = 4", 4],
  ["a removed row", "delete from journal where sequence = 4", 4],
  ["rows cut off the end", "delete from journal where sequence > 7", 8],
  [
    "a row added at the end",
    "insert into journal select 11, 'x', kind, unit_id, order_id, at, json, previous_hash, hash from journal where sequence = 10",
    11,
  ],
])("%s is found with its row", (_name, sql, sequence) => {
  const file = filledFile(10);
  editBySql(file, sql);
  const store = open(file);
  const broken = { ok: false, error: { code: "store.chainBroken", context: { file: "bench.db", sequence } } };
  expect(store.readAfter(0)).toMatchObject(broken);
  expect(store.readAfter(3)).toMatchObject(broken);
  expect(store.verify()).toMatchObject(broken);
  store.close();
});

test("an edited row is found when one unit is read", () => {
  const file = filledFile(5);
  editBySql(file, "update journal set json = '{}' where sequence = 2");
  const store = open(file);
  expect(store.readUnit("unit-1")).toMatchObject({
    ok: false,
    error: { code: "store.chainBroken", context: { sequence: 2 } },
  });
  store.close();
});

test("a second opener is told that the file is in use, and the first goes on", () => {
  const file = join(temporaryFolder(), "bench.db");
  const first = open(file);
  expect(tryOpen(file)).toMatchObject({
    ok: false,
    error: {
      code: "store.unreadable",
      kind: "conflict",
      retry: { when: "technicianActs" },
      context: { reason: "inUse" },
    },
  });
  expect(first.append([unitSeen(1)])).toEqual({ ok: true, value: 1 });
  first.close();
  open(file).close();
});

test("a file that is no database is refused and left as it is", () => {
  const file = join(temporaryFolder(), "bench.db");
  const bytes = Buffer.from("This is not a database. ".repeat(100));
  writeFileSync(file, bytes);
  expect(tryOpen(file)).toMatchObject({
    ok: false,
    error: { code: "store.unreadable", context: { reason: "damaged" } },
  });
  expect(readFileSync(file)).toEqual(bytes);
});

test("another program's database is refused and left as it is", () => {
  const file = join(temporaryFolder(), "bench.db");
  editBySql(file, "create table recipe (name text); insert into recipe values ('soup')");
  const before = readFileSync(file);
  expect(tryOpen(file)).toMatchObject({
    ok: false,
    error: { code: "store.unreadable", context: { reason: "foreignFile" } },
  });
  expect(readFileSync(file)).toEqual(before);
});

test("a file of a newer version is refused and left as it is", () => {
  const file = filledFile(1);
  editBySql(file, "pragma user_version = 99");
  const before = readFileSync(file);
  expect(tryOpen(file)).toMatchObject({
    ok: false,
    error: { code: "store.unreadable", context: { reason: "newerVersion" } },
  });
  expect(readFileSync(file)).toEqual(before);
});

test("a folder that does not exist is made", () => {
  const opened = tryOpen(join(temporaryFolder(), "absent", "order", "bench.db"));
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
});

test("a folder that cannot be made is reported", () => {
  expect(tryOpen(join(filledFile(1), "bench.db"))).toMatchObject({
    ok: false,
    error: { code: "store.unreadable", context: { reason: "noAccess" } },
  });
});

test("a damaged file never throws and never passes as whole", () => {
  const file = filledFile(200);
  const whole = readFileSync(file);
  const damages = fc.record({ offset: fc.nat(whole.length - 64), length: fc.integer({ min: 16, max: 64 }) });
  fc.assert(
    fc.property(damages, ({ offset, length }) => {
      const damaged = Buffer.from(whole);
      damaged.fill(0x5a, offset, offset + length);
      writeFileSync(file, damaged);
      const opened = tryOpen(file);
      if (!opened.ok) return opened.error.code === "store.unreadable";
      const read = opened.value.readAfter(0);
      opened.value.close();
      // Bytes outside the journal's own pages (indexes, free space) may change without a row being touched.
      return read.ok
        ? read.value.every((row, index) => row.evidence.id === `evidence-${index + 1}`) && read.value.length === 200
        : true;
    }),
    { numRuns: 60 },
  );
});

test("hashes are not in the file as text", () => {
  const file = join(temporaryFolder(), "bench.db");
  const store = open(file);
  const { digest, hashText } = keptHash("T0PLANTEDHASHTEXT");
  store.putHardwareHash(digest, hashText);
  expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: hashText });
  store.close();
  const bytes = readFileSync(file);
  for (const planted of ["PLANTEDHASHTEXT", Buffer.from(hashText).toString("base64")])
    expect(bytes.includes(planted)).toBe(false);
});

test("hashes are there again after closing and opening, also in several runs", () => {
  const file = filledFile(1);
  const hashes = ["T0one", "T0two", `T0three${"A".repeat(3_000)}`].map(keptHash);
  for (const hash of hashes) {
    const store = open(file);
    expect(store.putHardwareHashes([hash, keptHash("T0every")])).toEqual({ ok: true, value: undefined });
    store.close();
  }
  const store = open(file);
  for (const { digest, hashText } of [...hashes, keptHash("T0every")])
    expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: hashText });
  store.close();
});

test("equal hash texts are not equal in the file, and the filling of zero bytes takes no room", () => {
  const file = filledFile(1);
  const hash = keptHash(`T0${"B".repeat(500)}${"A".repeat(3_498)}`);
  const ciphertexts = [1, 2].map(() => {
    const store = open(file);
    store.putHardwareHashes([keptHash("T0other"), hash]);
    store.close();
    const database = new DatabaseSync(file, { readOnly: true });
    const row = database.prepare("select hex(ciphertext) as hex from hardware_hash where digest = ?").get(hash.digest);
    database.close();
    return String(row?.hex);
  });
  expect(new Set(ciphertexts).size).toBe(2);
  expect(ciphertexts.map((hex) => hex.length / 2)).toEqual([514, 514]);
});

test.each([
  ["changed", "update hardware_hash set ciphertext = cast(ciphertext || x'00' as blob)"],
  ["cut", "update hardware_hash set ciphertext = x'0102'"],
  ["put under another digest", "update hardware_hash set digest = $digest"],
  ["encrypted with another key", "insert into hash_key values (9, x'00'); update hardware_hash set key_id = 9"],
])("a hash that was %s is not given out", (_name, sql) => {
  const file = filledFile(1);
  const { digest, hashText } = keptHash("T0secretAAAA");
  const store = open(file);
  store.putHardwareHash(digest, hashText);
  store.close();
  const asked = "f".repeat(64);
  editBySql(file, sql.replace("$digest", `'${asked}'`));
  const again = open(file);
  expect(again.getHardwareHash(sql.includes("$digest") ? asked : digest)).toMatchObject({
    ok: false,
    error: { code: "store.unreadable" },
  });
  again.close();
});

test("hashes of a vault that was replaced cannot be read, new ones can be kept", () => {
  const file = filledFile(1);
  const locked: Result<never> = err(appError("unavailable", "secrets.unavailable"));
  const [old, fresh] = [keptHash("T0old"), keptHash("T0new")];
  const before = open(file);
  before.putHardwareHash(old.digest, old.hashText);
  before.close();
  const after = open(file, { ...reversingSecrets, decrypt: () => locked });
  expect(after.getHardwareHash(old.digest)).toEqual(locked);
  expect(after.putHardwareHash(fresh.digest, fresh.hashText)).toEqual({ ok: true, value: undefined });
  expect(after.getHardwareHash(fresh.digest)).toEqual({ ok: true, value: fresh.hashText });
  expect(after.putHardwareHash(old.digest, old.hashText)).toEqual({ ok: true, value: undefined });
  expect(after.getHardwareHash(old.digest)).toEqual({ ok: true, value: old.hashText });
  after.close();
});

test("without the vault a hash is neither kept nor given out", () => {
  const locked: Result<never> = err(appError("unavailable", "secrets.unavailable"));
  const store = open(join(temporaryFolder(), "bench.db"), {
    isVault: () => true,
    encrypt: () => locked,
    decrypt: () => locked,
  });
  expect(store.putHardwareHash("a".repeat(64), "T0")).toEqual(locked);
  expect(store.getHardwareHash("a".repeat(64))).toEqual({ ok: true, value: undefined });
  store.close();
});
