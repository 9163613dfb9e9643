import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqliteBenchStore } from "../../../main/adapters/store/open-sqlite-bench-store.ts";
import type { IntakeLedger } from "../../../main/app/ports/intake-ledger.ts";
import type { RowChoice } from "../../../shared/contract/topics/intake.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { createMemoryLedger } from "../../support/memory-ledger.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { intakeReading, intakeRow, refusedRow, warnedRow } from "./reading-builder.ts";

function openBesideJournal(): IntakeLedger {
  const opened = openSqliteBenchStore({
    file: join(temporaryFolder(), "bench.db"),
    secrets: reversingSecrets,
    clock: { now: () => epochMs(0) },
    log: createRecordingLog(),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(opened.value.close);
  return opened.value.ledger;
}

const implementations = [
  ["beside the journal", openBesideJournal],
  ["in memory", createMemoryLedger],
] as const;

const done = { ok: true, value: undefined };

describe.each(implementations)("an intake ledger %s", (_name, open) => {
  test("gives a reading back as it was put last", () => {
    const ledger = open();
    expect(ledger.reading("a")).toEqual(done);
    expect(ledger.putReading(intakeReading("a"))).toEqual(done);
    const ended = intakeReading("a", {
      state: "failed",
      fileName: "Büro 'x'.csv",
      endedAt: 1_700_000_000_900,
      error: { code: "store.unreadable", context: { file: "a.csv", sequence: 7 } },
      columns: { "in/b.csv": { hardwareHash: 4 } },
    });
    expect(ledger.putReading(ended)).toEqual(done);
    expect(ledger.reading("a")).toEqual({ ok: true, value: ended });
    expect(ledger.readings(10)).toEqual({ ok: true, value: [ended] });
  });

  test("lists readings newest first, those of the same moment in the order they came", () => {
    const ledger = open();
    for (const [id, startedAt] of [
      ["a", 5],
      ["b", 9],
      ["c", 5],
      ["d", 1],
    ] as const)
      ledger.putReading(intakeReading(id, { startedAt }));
    ledger.putReading(intakeReading("a", { startedAt: 5, state: "done" }));
    const ids = (limit: number) => {
      const listed = ledger.readings(limit);
      return listed.ok ? listed.value.map((reading) => reading.readingId) : listed.error.code;
    };
    expect(ids(10)).toEqual(["b", "c", "a", "d"]);
    expect(ids(2)).toEqual(["b", "c"]);
  });

  test("numbers rows on over several additions and keeps readings apart", () => {
    const ledger = open();
    for (const id of ["a", "b"]) ledger.putReading(intakeReading(id));
    expect(ledger.addRows("a", [intakeRow(0), refusedRow(1)])).toEqual(done);
    expect(ledger.addRows("b", [warnedRow(0)])).toEqual(done);
    expect(ledger.addRows("a", [])).toEqual(done);
    expect(ledger.addRows("a", [warnedRow(2), intakeRow(3), refusedRow(4)])).toEqual(done);
    const page = (choice: RowChoice) => ledger.rows("a", { choice, offset: 0, limit: 10 });
    const all = [intakeRow(0), refusedRow(1), warnedRow(2), intakeRow(3), refusedRow(4)];
    expect(page("all")).toEqual({ ok: true, value: { rows: all, total: 5 } });
    expect(page("findings")).toEqual({
      ok: true,
      value: { rows: [refusedRow(1), warnedRow(2), refusedRow(4)], total: 3 },
    });
    expect(page("refused")).toEqual({ ok: true, value: { rows: [refusedRow(1), refusedRow(4)], total: 2 } });
    expect(ledger.rows("c", { choice: "all", offset: 0, limit: 10 })).toEqual({
      ok: true,
      value: { rows: [], total: 0 },
    });
  });

  test("takes rows of readings that were put down only", () => {
    const ledger = open();
    expect(ledger.addRows("a", [intakeRow(0)])).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(ledger.clearRows("a")).toEqual(done);
    ledger.putReading(intakeReading("a"));
    expect(ledger.rows("a", { choice: "all", offset: 0, limit: 10 })).toEqual({
      ok: true,
      value: { rows: [], total: 0 },
    });
  });

  test("takes the rows of one reading away and counts from 0 again", () => {
    const ledger = open();
    for (const id of ["a", "b"]) ledger.putReading(intakeReading(id));
    ledger.addRows("a", [refusedRow(0), intakeRow(1)]);
    ledger.addRows("b", [intakeRow(0)]);
    expect(ledger.clearRows("a")).toEqual(done);
    ledger.putReading(intakeReading("a"));
    const page = { choice: "all", offset: 0, limit: 10 } as const;
    expect(ledger.rows("a", page)).toEqual({ ok: true, value: { rows: [], total: 0 } });
    expect(ledger.rows("b", page)).toEqual({ ok: true, value: { rows: [intakeRow(0)], total: 1 } });
    ledger.addRows("a", [intakeRow(7)]);
    expect(ledger.rows("a", page)).toEqual({ ok: true, value: { rows: [intakeRow(7)], total: 1 } });
  });

  test("any page of any choice is the part of the rows it names", () => {
    const makers = [intakeRow, warnedRow, refusedRow];
    const kinds = fc.array(fc.nat(2), { maxLength: 60 });
    const page = fc.record({
      choice: fc.constantFrom<RowChoice>("all", "findings", "refused"),
      offset: fc.nat(70),
      limit: fc.nat(20),
    });
    const ledger = open();
    let readings = 0;
    fc.assert(
      fc.property(kinds, page, fc.integer({ min: 1, max: 30 }), (chosen, { choice, offset, limit }, batch) => {
        readings += 1;
        const id = `reading-${readings}`;
        ledger.putReading(intakeReading(id));
        const rows = chosen.map((kind, index) => (makers[kind] ?? intakeRow)(index));
        for (let from = 0; from < rows.length; from += batch) ledger.addRows(id, rows.slice(from, from + batch));
        const least = { all: 0, findings: 1, refused: 2 }[choice];
        const expected = rows.filter((_, index) => (chosen[index] ?? 0) >= least);
        expect(ledger.rows(id, { choice, offset, limit })).toEqual({
          ok: true,
          value: { rows: expected.slice(offset, offset + limit), total: expected.length },
        });
      }),
      { numRuns: 60 },
    );
  });
});
