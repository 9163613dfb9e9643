import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSqliteBenchStore } from "../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { BenchStore } from "../../../main/app/ports/bench-store.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { createMemoryBenchStore } from "../../support/memory-bench-store.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { benchStarted, keptHash, unitSeen, unitsSeen } from "./evidence-builder.ts";

function openSqlite(): BenchStore {
  const opened = openSqliteBenchStore({
    file: join(temporaryFolder(), "bench.db"),
    secrets: reversingSecrets,
    clock: { now: () => epochMs(1_700_000_000_000) },
    log: createRecordingLog(),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

const implementations = [
  ["SQLite", openSqlite],
  ["memory", createMemoryBenchStore],
] as const;

describe.each(implementations)("a bench store in %s", (_name, open) => {
  test("numbers rows from 1 without gaps and gives them back as they were", () => {
    const store = open();
    expect(store.append([unitSeen(1), benchStarted(2)])).toEqual({ ok: true, value: 2 });
    expect(store.append(unitsSeen(3, 5))).toEqual({ ok: true, value: 5 });
    expect(store.readAfter(0)).toEqual({
      ok: true,
      value: [unitSeen(1), benchStarted(2), ...unitsSeen(3, 5)].map((evidence, index) => ({
        sequence: index + 1,
        evidence,
      })),
    });
    expect(store.verify()).toEqual({ ok: true, value: { rows: 5 } });
    store.close();
  });

  test("gives back whatever a device called itself, half characters and NULs among it", () => {
    const store = open();
    const labels = ["\ud800", "a\udfff\ud800b", "\u0000\u001b[2J", "__proto__", "\u2028"];
    const rows = labels.map((label, index) => ({ ...unitSeen(index + 1), label }));
    expect(store.append(rows)).toEqual({ ok: true, value: 5 });
    const read = store.readAfter(0);
    expect(read.ok && read.value.map(({ evidence }) => evidence)).toEqual(rows);
    expect(store.verify()).toEqual({ ok: true, value: { rows: 5 } });
    store.close();
  });

  test("reads the rows after a number, down to none at the end", () => {
    const store = open();
    store.append(unitsSeen(1, 4));
    expect(store.readAfter(2)).toEqual({
      ok: true,
      value: [
        { sequence: 3, evidence: unitSeen(3) },
        { sequence: 4, evidence: unitSeen(4) },
      ],
    });
    expect(store.readAfter(4)).toEqual({ ok: true, value: [] });
    store.close();
  });

  test("refuses to read after a row the journal does not have", () => {
    const store = open();
    store.append(unitsSeen(1, 2));
    expect(store.readAfter(3)).toMatchObject({
      ok: false,
      error: { code: "store.chainBroken", context: { sequence: 3 } },
    });
    store.close();
  });

  test("appending nothing answers the last row's number", () => {
    const store = open();
    expect(store.append([])).toEqual({ ok: true, value: 0 });
    store.append(unitsSeen(1, 2));
    expect(store.append([])).toEqual({ ok: true, value: 2 });
    store.close();
  });

  test("keeps nothing of a batch with an id that is already there", () => {
    const store = open();
    store.append(unitsSeen(1, 2));
    expect(store.append([unitSeen(3), unitSeen(2)])).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(store.append([unitSeen(4), unitSeen(4)])).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(store.append([unitSeen(3)])).toEqual({ ok: true, value: 3 });
    expect(store.verify()).toEqual({ ok: true, value: { rows: 3 } });
    store.close();
  });

  test("reads the rows of one unit", () => {
    const store = open();
    store.append([unitSeen(1, "unit-a"), unitSeen(2, "unit-b"), benchStarted(3), unitSeen(4, "unit-a")]);
    const rows = store.readUnit("unit-a");
    expect(rows.ok && rows.value.map((row) => row.sequence)).toEqual([1, 4]);
    expect(store.readUnit("unit-c")).toEqual({ ok: true, value: [] });
    store.close();
  });

  test("keeps evidence of a kind it does not know as it was", () => {
    const store = open();
    const future = { ...unitSeen(1), kind: "somethingLater", detail: { list: [1, null, "x"] } } as unknown as Evidence;
    store.append([future]);
    expect(store.readAfter(0)).toEqual({ ok: true, value: [{ sequence: 1, evidence: future }] });
    store.close();
  });

  test("keeps the newest snapshot and only for its format", () => {
    const store = open();
    store.append(unitsSeen(1, 3));
    expect(store.loadSnapshot(1)).toEqual({ ok: true, value: undefined });
    const parts = Array.from({ length: 12 }, (_, index) => `part ${index}`);
    store.saveSnapshot({ sequence: 1, formatVersion: 1, parts: ["first"] });
    store.saveSnapshot({ sequence: 3, formatVersion: 1, parts: new Set(parts) });
    expect(store.loadSnapshot(1)).toEqual({ ok: true, value: { sequence: 3, formatVersion: 1, parts } });
    expect(store.loadSnapshot(2)).toEqual({ ok: true, value: undefined });
    store.close();
  });

  test("keeps hardware hashes by digest", () => {
    const store = open();
    const { digest, hashText } = keptHash("T0simulated");
    expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: undefined });
    expect(store.putHardwareHash(digest, hashText)).toEqual({ ok: true, value: undefined });
    expect(store.putHardwareHash(digest, hashText)).toEqual({ ok: true, value: undefined });
    expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: hashText });
    store.close();
  });

  test("keeps many hardware hashes at once, whatever they end in", () => {
    const store = open();
    const texts = ["", "A", "AAAA", "T0", "T0AAAA", "AAAT0AAA", "T0=", `T0${"A".repeat(5_000)}`, "Büro AA"];
    const hashes = texts.map(keptHash);
    expect(store.putHardwareHashes(hashes)).toEqual({ ok: true, value: undefined });
    expect(store.putHardwareHashes([])).toEqual({ ok: true, value: undefined });
    for (const { digest, hashText } of hashes)
      expect(store.getHardwareHash(digest)).toEqual({ ok: true, value: hashText });
    store.close();
  });

  test("answers an error, not a throw, after it was closed", () => {
    const store = open();
    store.close();
    store.close();
    expect(store.append([unitSeen(1)])).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(store.readAfter(0)).toMatchObject({ ok: false, error: { code: "store.unreadable" } });
  });
});
