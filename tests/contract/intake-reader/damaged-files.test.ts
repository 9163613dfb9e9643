import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SeededRandom } from "../../fuzz/harness/seeded-random.ts";
import { anyCodePoint } from "../../support/any-code-point.ts";
import { damagedTable } from "../../support/damaged-table.ts";
import { hash, header, readAll } from "./read-all.ts";

/** One, or as many as there are different hashes. */
function rowsOf(cells: readonly string[]): number {
  return Math.max(1, new Set(cells.filter((text) => text.startsWith("T0"))).size);
}

describe("whatever the damage", () => {
  test("as many rows come out as records went in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { bytes, records } = damagedTable(new SeededRandom(seed));
        expect((await readAll(bytes)).lines).toHaveLength(records);
      }),
      { numRuns: 200 },
    );
  });

  test("every line with something in it is taken or refused once, and once for every other hash, in its order", async () => {
    const cell = fc.oneof(
      fc.constantFrom("", "SIM0001", "1.2E+11", hash, hash.slice(0, 300), "Contoso"),
      fc.stringMatching(/^[A-Za-z0-9 ._@-]{1,20}$/),
    );
    const format = fc.record({
      head: fc.constantFrom(header, `${header},Group Tag`),
      lineEnd: fc.constantFrom("\r\n", "\n", "\r"),
      blankLines: fc.nat(3),
    });
    const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 7 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(records, format, async (rows, { head, lineEnd, blankLines }) => {
        const lines = [head, ...Array<string>(blankLines).fill(""), ...rows.map((cells) => cells.join(","))];
        const first = lines.length - rows.length + 1;
        const expected = rows.flatMap((cells, index) =>
          Array<number>(cells.every((text) => text.trim() === "") ? 0 : rowsOf(cells)).fill(first + index),
        );
        expect((await readAll(lines.join(lineEnd))).lines).toEqual(expected);
      }),
    );
  });

  test("nothing makes it throw, and lines only go up", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.string({ unit: anyCodePoint }).map((text) => Buffer.from(text)),
      fc
        .string({ unit: fc.constantFrom('"', ",", "\n", "\r", ";", " ", "a", "T0", "=", "'", hash) })
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { lines } = await readAll(content);
        expect(lines).toEqual([...lines].sort((left, right) => left - right));
      }),
      { numRuns: 300 },
    );
  });

  test("no refusal and no sample shows a hash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3_800), fc.string({ maxLength: 4 }), async (place, damage) => {
        const damaged = hash.slice(0, place) + damage + hash.slice(place);
        const { refused, tables } = await readAll(`${header}\nSIM0001,,${damaged}\n`);
        expect(/[A-Za-z0-9+/]{41}/.test(JSON.stringify([refused, tables]))).toBe(false);
      }),
    );
  });
});
