import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import { groupReadings, nameInGroup } from "../../../../renderer/features/intake/group-readings.ts";
import { totalsOf } from "../../../../renderer/features/intake/intake-totals.ts";
import { makerAndModel } from "../../../../renderer/features/intake/maker-and-model.ts";
import { partsOfPage, readPage, rowCount, rowsPerPage } from "../../../../renderer/features/intake/row-pages.ts";
import { keepReadings } from "../../../../renderer/state/keep-readings.ts";
import { ok } from "../../../../shared/kernel/result.ts";
import { createFakePageApi } from "../../../support/fake-page-api.ts";
import { sampleIntake, sampleReading, sampleRow } from "../../../support/sample-intake.ts";

const stick = { kind: "stick", batchId: "stick", batchName: "STAGING" } as const;

describe("files that came together", () => {
  test("are one group, the first of them first; groups stay newest first", () => {
    const readings = [
      sampleReading("late"),
      sampleReading("second", { origin: stick }),
      sampleReading("between"),
      sampleReading("first", { origin: stick }),
    ];
    const groups = groupReadings(readings).map((group) => [
      group.origin.batchName,
      group.readings.map(({ readingId }) => readingId).join(" "),
    ]);
    expect(groups).toEqual([
      ["", "late"],
      ["STAGING", "first second"],
      ["", "between"],
    ]);
  });

  test.each([
    ["Folder/Inner/a.csv", "Folder", "Inner/a.csv"],
    ["Folder/a.csv", "", "Folder/a.csv"],
    ["a.csv", "2 files together", "a.csv"],
    ["Folders/a.csv", "Folder", "Folders/a.csv"],
  ])("the name %s in the group %j is %s", (fileName, batchName, name) => {
    expect(nameInGroup(fileName, batchName)).toBe(name);
  });

  test("their totals add up", () => {
    const totals = totalsOf(sampleIntake.readings);
    expect(totals.total).toBe(totals.accepted + totals.duplicate + totals.refused);
    expect(totals.total).toBe(totals.fine + totals.warned + totals.blocked);
    expect(totalsOf([])).toEqual({
      total: 0,
      accepted: 0,
      duplicate: 0,
      refused: 0,
      waiting: 0,
      fine: 0,
      warned: 0,
      blocked: 0,
    });
  });

  test("are the same objects while they say the same", () => {
    const next = structuredClone(sampleIntake);
    const changed = { ...next, readings: next.readings.with(0, { ...sampleReading("big"), total: 7 }) };
    const kept = keepReadings(sampleIntake, changed);
    expect(kept.readings[0]).toBe(changed.readings[0]);
    expect(kept.readings.slice(1).every((reading, index) => reading === sampleIntake.readings[index + 1])).toBe(true);
    expect(keepReadings(undefined, next)).toBe(next);
  });
});

describe("pages of rows", () => {
  const reading = (id: string, total: number, refused = 0, warned = 0) =>
    sampleReading(id, { total, refused, blocked: refused, warned, accepted: total - refused });

  test("a choice counts its rows", () => {
    const one = reading("a", 10, 2, 3);
    expect([rowCount(one, "all"), rowCount(one, "refused"), rowCount(one, "findings")]).toEqual([10, 2, 5]);
  });

  test("files are laid end to end", () => {
    const readings = [reading("a", 150), reading("b", 0), reading("c", 300), reading("d", 7)];
    expect(partsOfPage(readings, "all", 0)).toMatchObject([
      { readingId: "a", offset: 0, limit: 150 },
      { readingId: "c", offset: 0, limit: 50 },
    ]);
    expect(partsOfPage(readings, "all", 1)).toMatchObject([{ readingId: "c", offset: 50, limit: 200 }]);
    expect(partsOfPage(readings, "all", 2)).toMatchObject([
      { readingId: "c", offset: 250, limit: 50 },
      { readingId: "d", offset: 0, limit: 7 },
    ]);
    expect(partsOfPage(readings, "all", 3)).toEqual([]);
  });

  test("every row is on exactly one page, whatever the files", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { maxLength: 8 }), (counts) => {
        const readings = counts.map((count, index) => reading(`r${index}`, count));
        const pages = Math.ceil(counts.reduce((sum, count) => sum + count, 0) / rowsPerPage);
        const seen = new Map<string, number>();
        for (let page = 0; page < pages; page += 1) {
          const parts = partsOfPage(readings, "all", page);
          expect(parts.reduce((sum, { limit }) => sum + limit, 0)).toBeLessThanOrEqual(rowsPerPage);
          for (const { readingId, offset, limit } of parts) {
            expect(offset).toBe(seen.get(readingId) ?? 0);
            seen.set(readingId, offset + limit);
          }
        }
        expect(readings.map(({ readingId }) => seen.get(readingId) ?? 0)).toEqual(counts);
      }),
    );
  });

  test("a page is read file by file, and each row keeps its file", async () => {
    const fake = createFakePageApi({
      "intake.rows": ({ offset }) => ok({ rows: [sampleRow(offset + 2)], total: 1 }),
    });
    const parts = partsOfPage([reading("a", 1), reading("b", 1)], "refused", 0);
    expect(parts).toEqual([]);
    const result = await readPage(
      createBenchClient(fake.api),
      "all",
      partsOfPage([reading("a", 1), reading("b", 1)], "all", 0),
    );
    expect(result).toMatchObject({
      ok: true,
      value: [
        { key: "a 0", fileName: "a.csv", row: { line: 2 } },
        { key: "b 0", fileName: "b.csv", row: { line: 2 } },
      ],
    });
    expect(fake.calls.map(({ input }) => input)).toEqual([
      { readingId: "a", choice: "all", offset: 0, limit: 1 },
      { readingId: "b", choice: "all", offset: 0, limit: 1 },
    ]);
  });
});

test.each([
  ["Contoso", "Contoso Work 16", "Contoso Work 16"],
  ["Contoso", "Bench Laptop 14", "Contoso Bench Laptop 14"],
  ["HP", "HPE Server", "HP HPE Server"],
  ["Contoso", "", "Contoso"],
  ["", "Work 16", "Work 16"],
  ["", "", ""],
])("%j and %j are said as %j", (manufacturer, model, said) => {
  expect(makerAndModel({ manufacturer, model })).toBe(said);
});
