import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqliteBenchStore } from "../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { IntakeLedger } from "../../../main/app/ports/intake-ledger.ts";
import type { WaitingRow, WaitingRows } from "../../../main/app/ports/waiting-rows.ts";
import type { IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";
import { searchedWaitingKeys, serialWaitingKeys, unitWaitingKey } from "../../../shared/domain/intake/waiting-keys.ts";
import { epochMs, unitId } from "../../../shared/kernel/brand.ts";
import { createMemoryLedger } from "../../support/memory-ledger.ts";
import { createMemoryWaiting } from "../../support/memory-waiting.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { hashSummary } from "../../support/records.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { intakeReading } from "./reading-builder.ts";

type Opened = { readonly ledger: IntakeLedger; readonly waiting: WaitingRows; readonly close: () => void };

function openFile(file = join(temporaryFolder(), "bench.db")): Opened {
  const clock = { now: () => epochMs(0) };
  const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(opened.value.close);
  return opened.value;
}

const implementations = [
  ["beside the journal", () => openFile()],
  ["in memory", () => ({ ledger: createMemoryLedger(), waiting: createMemoryWaiting(), close: () => undefined })],
] as const;

/** As `hashSummary`, with ids that look like those of a device. */
function summaryOf(name: string) {
  const digits = Buffer.from(name.padEnd(4, "0")).toString("hex");
  const uuid = `${digits}-0000-2000-8000-${"0".repeat(11)}1`.toUpperCase();
  return hashSummary(name, { uuid, endorsementKeyId: digits.repeat(8) });
}

function candidate(name: string, changes: Partial<IntakeCandidate> = {}): IntakeCandidate {
  const listed = { serialNumber: "", productId: "", manufacturer: "", model: "", groupTag: "", assignedUser: "" };
  const place = { line: 2, entry: "", newUnitId: unitId(`unit-${name}`), listed };
  return { ...place, grade: "fine", findings: [], summary: summaryOf(name), ...changes };
}

const row = (name: string, changes: Partial<IntakeCandidate> = {}): WaitingRow => ({
  readingId: "a",
  fileName: "a.csv",
  candidate: candidate(name, changes),
});

const all = { serialPrefix: "", offset: 0, limit: 50 };
const names = (rows: readonly WaitingRow[]): readonly string[] => rows.map(({ candidate: { newUnitId } }) => newUnitId);

describe.each(implementations)("waiting rows %s", (_name, open) => {
  function opened(): WaitingRows {
    const { ledger, waiting } = open();
    for (const id of ["a", "b"]) ledger.putReading(intakeReading(id));
    return waiting;
  }

  test("come back as they were put, in the order they came, and count for their file", () => {
    const waiting = opened();
    expect(waiting.put([row("B"), row("A")])).toEqual({ ok: true, value: 2 });
    expect(waiting.put([{ ...row("C"), readingId: "b" }])).toEqual({ ok: true, value: 1 });
    expect(waiting.page(all)).toEqual({
      ok: true,
      value: { rows: [row("B"), row("A"), { ...row("C"), readingId: "b" }], total: 3 },
    });
    expect([waiting.count(), waiting.count("a"), waiting.count("b"), waiting.count("none")]).toMatchObject([
      { value: 3 },
      { value: 2 },
      { value: 1 },
      { value: 0 },
    ]);
    expect(waiting.page({ ...all, offset: 1, limit: 1 })).toMatchObject({ value: { total: 3 } });
  });

  test("are found by everything that names their device, and by nothing once they are gone", () => {
    const waiting = opened();
    const { summary } = candidate("A");
    const { listed } = candidate("A");
    waiting.put([
      row("A", { listed: { ...listed, productId: "3300326890139" } }),
      row("B", { listed: { ...listed, serialNumber: "LISTED-1" } }),
    ]);
    const texts = [summary?.serialNumber, ` ${summary?.serialNumber.toLowerCase()} `, summary?.uuid, "3300326890139"];
    for (const text of [...texts, summary?.endorsementKeyId]) {
      const found = waiting.under(searchedWaitingKeys(text ?? ""));
      expect([text, found.ok && names([...found.value.values()].flat())]).toEqual([text, ["unit-A"]]);
    }
    expect(waiting.under(searchedWaitingKeys("listed-1"))).toMatchObject({ value: { size: 1 } });
    expect(waiting.under([unitWaitingKey("unit-A"), "serial:NOBODY"])).toMatchObject({ value: { size: 1 } });
    expect(waiting.remove(["unit-A", "unit-A", "unit-Z"])).toMatchObject({ ok: true });
    for (const text of texts)
      expect(waiting.under(searchedWaitingKeys(text ?? ""))).toMatchObject({ value: { size: 0 } });
    expect(waiting.count()).toEqual({ ok: true, value: 1 });
  });

  test("that are put again say what they said last, at their place, and are not found by what they said before", () => {
    const waiting = opened();
    waiting.put([row("A"), row("B")]);
    const other = row("A", { summary: summaryOf("A2"), line: 9 });
    expect(waiting.put([other])).toEqual({ ok: true, value: 0 });
    expect(waiting.page(all)).toEqual({ ok: true, value: { rows: [other, row("B")], total: 2 } });
    waiting.put([{ ...other, readingId: "b", fileName: "b.csv" }]);
    expect(waiting.page(all)).toEqual({ ok: true, value: { rows: [other, row("B")], total: 2 } });
    expect([waiting.count("a"), waiting.count("b")]).toMatchObject([{ value: 2 }, { value: 0 }]);
    const serials = [summaryOf("A"), summaryOf("A2")].map(({ serialNumber }) => serialNumber);
    expect(waiting.under(serialWaitingKeys(serials.slice(0, 1)))).toMatchObject({ value: { size: 0 } });
    expect(waiting.under(serialWaitingKeys(serials.slice(1)))).toMatchObject({ value: { size: 1 } });
  });

  test("that are put twice at once are one row, which says what the later one said, and are taken away once", () => {
    const waiting = opened();
    const { listed } = candidate("A");
    const { summary: _none, ...unread } = candidate("A", { listed: { ...listed, serialNumber: "LISTED-1" } });
    const last = row("A", { line: 9 });
    expect(waiting.put([{ ...last, candidate: unread }, row("B"), last])).toEqual({ ok: true, value: 2 });
    expect(waiting.page(all)).toEqual({ ok: true, value: { rows: [last, row("B")], total: 2 } });
    expect(waiting.under(serialWaitingKeys(["LISTED-1"]))).toMatchObject({ value: { size: 0 } });
    expect(waiting.remove(["unit-A", "unit-A"])).toEqual({ ok: true, value: 1 });
    expect(waiting.page(all)).toEqual({ ok: true, value: { rows: [row("B")], total: 1 } });
  });

  test("with one serial number are all told of, and are listed by its beginning", () => {
    const waiting = opened();
    const twin = { ...summaryOf("B"), serialNumber: "X-10" };
    waiting.put([
      row("A", { summary: { ...summaryOf("A"), serialNumber: "X-10" } }),
      row("B", { summary: twin }),
      row("C", { summary: { ...summaryOf("C"), serialNumber: "X-2" } }),
      row("D", { summary: { ...summaryOf("D"), serialNumber: "Y-1" } }),
    ]);
    const under = waiting.under(["serial:X-10"]);
    expect(under.ok && names(under.value.get("serial:X-10") ?? [])).toEqual(["unit-A", "unit-B"]);
    const page = waiting.page({ serialPrefix: "x-", offset: 0, limit: 2 });
    expect(page.ok && [names(page.value.rows), page.value.total]).toEqual([["unit-A", "unit-B"], 3]);
  });
});

test("waiting rows are there after the file was closed and opened again", () => {
  const file = join(temporaryFolder(), "bench.db");
  const first = openFile(file);
  first.ledger.putReading(intakeReading("a"));
  first.waiting.put([row("A"), row("B")]);
  first.waiting.remove(["unit-A"]);
  first.close();
  const { waiting } = openFile(file);
  expect(waiting.page(all)).toEqual({ ok: true, value: { rows: [row("B")], total: 1 } });
  expect(waiting.under([unitWaitingKey("unit-B")])).toMatchObject({ value: { size: 1 } });
});

test("rows of a reading that was never put down are refused, and none of them is kept", () => {
  const { waiting, ledger } = openFile();
  ledger.putReading(intakeReading("a"));
  expect(waiting.put([row("A"), { ...row("B"), readingId: "none" }])).toMatchObject({
    ok: false,
    error: { code: "store.writeFailed" },
  });
  expect(waiting.count()).toEqual({ ok: true, value: 0 });
});
