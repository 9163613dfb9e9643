import fc from "fast-check";
import { expect, it } from "vitest";
import { createIntakeReader } from "../../../main/adapters/intake/create-intake-reader.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
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

it("loses no row of any file: in = accepted + duplicate + refused, in counters, ledger, journal and on the bench", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 3 }), async (files) => {
      const bench = await openIntakeBench({ reader: createIntakeReader() });
      for (const [index, bytes] of files.entries()) {
        const before = bench.bench.state().units;
        const reading = await bench.handOver(`file-${index}`, bytes);
        const { total, accepted, duplicate, refused, fine, warned, blocked } = reading;
        expect(reading.state).toBe("done");
        expect([accepted + duplicate + refused, fine + warned + blocked]).toEqual([total, total]);
        const rows = await bench.rows(reading.readingId);
        const count = (outcome: string): number => rows.filter((row) => row.outcome === outcome).length;
        expect([rows.length, count("accepted"), count("duplicate"), count("refused")]).toEqual([
          ...[total, accepted, duplicate, refused],
        ]);
        const journaled = orThrow(bench.store.readAfter(0)).at(-1)?.evidence;
        expect(journaled).toMatchObject({ kind: "intakeFileRead", total, accepted, duplicate, refusedRows: refused });
        const after = bench.bench.state().units;
        const acceptedIds = rows.flatMap((row) => (row.outcome === "accepted" ? [row.unitId ?? ""] : []));
        const added = acceptedIds.filter((id) => mapGet(before, id) === undefined);
        expect(added.length).toBe(after.size - before.size);
        expect(rows.every(({ unitId }) => unitId === undefined || mapGet(after, unitId) !== undefined)).toBe(true);
        const told = JSON.stringify([rows, bench.view(), bench.log.lines()]);
        for (const serial of serials) expect(told).not.toContain(hashOf(serial).slice(200, 240));
      }
    }),
    { numRuns: 60 },
  );
});
