import fc from "fast-check";
import { expect, it } from "vitest";
import { createIntakeReader } from "../../../main/adapters/intake/create-intake-reader.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { type IntakeBench, openIntakeBench } from "../../support/intake-bench.ts";
import { hashOf } from "../../support/intake-files.ts";
import { orThrow } from "../../support/or-throw.ts";
import { writeZip } from "../../support/zip-writer.ts";

const serials = ["SIM0001", "SIM0002", "SIM0003", "SIM0004", "SIM0005"] as const;
const header = "Device Serial Number,Windows Product ID,Hardware Hash";

/** A line of any kind: sound, of another serial number, cut, re-quoted, of foreign letters, without a hash, empty. */
const anyLine = fc
  .record({ serial: fc.constantFrom(...serials), damage: fc.nat({ max: 12 }), cut: fc.nat({ max: 3_000 }) })
  .map(({ serial, damage, cut }) => {
    const row = `${serial},,${hashOf(serial)}`;
    switch (damage) {
      case 0:
        return row.slice(0, cut);
      case 1:
        return `SOMETHING,,${hashOf(serial)}`;
      case 2:
        return `"${serial}","","${hashOf(serial)}"`;
      case 3:
        return `${serial},,***`;
      case 4:
        return `${serial},,`;
      case 5:
        return ",,";
      case 6:
        return row.replace(/[A-F]/g, "\u00e9");
      case 7:
        return `${row},TAG,staff@contoso.example,more,cells`;
      case 8:
        return `Contoso,Contoso Book,${serial}`;
      case 9:
        return hashOf(serial);
      default:
        return row;
    }
  });

const anyText = fc
  .record({
    lines: fc.array(anyLine, { maxLength: 10 }),
    withHeader: fc.boolean(),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    encoding: fc.constantFrom<BufferEncoding>("utf8", "utf16le", "latin1"),
    mark: fc.boolean(),
  })
  .map(({ lines, withHeader, lineEnd, encoding, mark }) => {
    const text = [...(withHeader ? [header] : []), ...lines].join(lineEnd);
    return Buffer.from(`${mark && encoding !== "latin1" ? "\uFEFF" : ""}${text}`, encoding);
  });

const anyFile = fc.oneof(
  { weight: 4, arbitrary: anyText },
  {
    weight: 2,
    arbitrary: fc
      .array(anyText, { minLength: 1, maxLength: 3 })
      .map((texts) => writeZip(texts.map((bytes, index) => ({ name: `tray/${index}.csv`, bytes })))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
);

const anyRoom = fc.constantFrom(0, 1, 2, 5_000);

it("loses no row of any file: in = accepted + duplicate + refused, in counters, ledger, journal, on the bench and among those that wait", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 3 }), anyRoom, async (files, mostUnits) => {
      const bench = await openIntakeBench({ reader: createIntakeReader(), mostUnits });
      const accepted = new Set<string>();
      for (const [index, bytes] of files.entries()) {
        const taken = unitsOf(bench) + waitingIn(bench);
        const reading = await bench.handOver(`file-${index}`, bytes);
        const { total, duplicate, refused, fine, warned, blocked } = reading;
        expect(reading.state).toBe("done");
        expect([reading.accepted + duplicate + refused, fine + warned + blocked]).toEqual([total, total]);
        const rows = await bench.rows(reading.readingId);
        const count = (outcome: string): number => rows.filter((row) => row.outcome === outcome).length;
        expect([rows.length, count("accepted"), count("duplicate"), count("refused")]).toEqual([
          ...[total, reading.accepted, duplicate, refused],
        ]);
        const counts = { total, accepted: reading.accepted, duplicate, refusedRows: refused };
        expect(orThrow(bench.store.readAfter(0)).at(-1)?.evidence).toMatchObject({ kind: "intakeFileRead", ...counts });
        const ids = rows.flatMap(({ outcome, unitId }) =>
          outcome === "accepted" && unitId !== undefined ? unitId : [],
        );
        expect(new Set(ids.filter((id) => !accepted.has(id))).size).toBe(unitsOf(bench) + waitingIn(bench) - taken);
        for (const id of ids) accepted.add(id);
        expect(unitsOf(bench)).toBeLessThanOrEqual(mostUnits);
        expect(orThrow(bench.store.waiting.count(reading.readingId))).toBe(reading.waiting);
        for (const { unitId, waits } of rows)
          if (unitId !== undefined) expect([unitId, isUnit(bench, unitId)]).toEqual([unitId, waits !== true]);
        const told = JSON.stringify([rows, bench.view(), bench.log.lines()]);
        for (const serial of serials) expect(told).not.toContain(hashOf(serial).slice(200, 240));
      }
      await bench.desk.stop();
      const wider = await openIntakeBench({ reader: createIntakeReader(), store: bench.store });
      if (waitingIn(wider) > 0) orThrow(await wider.desk.handlers["intake.bringNext"]({ count: 100 }));
      expect(waitingIn(wider)).toBe(0);
      expect(unitsOf(wider)).toBe(accepted.size);
      for (const id of accepted) expect([id, isUnit(wider, id)]).toEqual([id, true]);
    }),
    { numRuns: 60 },
  );
});

function unitsOf({ bench }: IntakeBench): number {
  return bench.state().units.size;
}

function waitingIn({ store }: IntakeBench): number {
  return orThrow(store.waiting.count());
}

function isUnit({ bench }: IntakeBench, id: string): boolean {
  return mapGet(bench.state().units, id) !== undefined;
}
