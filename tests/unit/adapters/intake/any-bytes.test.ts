import fc from "fast-check";
import { expect, test } from "vitest";
import { intakeFileMakers } from "../../../support/intake-files.ts";
import { piecesOf } from "./pieces-of.ts";

const files = Object.values(intakeFileMakers).map((make) => Buffer.from(make(["SIM0001"]).bytes));
/** Small, so that a change that makes a bomb of a file is met within the test's time. */
const limits = { unpackedBytes: 4_000_000, entryBytes: 1_000_000, heldBytes: 2_000_000, entries: 100 };

const change = fc.record({
  at: fc.nat(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  kind: fc.constantFrom("overwrite", "insert", "remove", "cut"),
});

function changed(file: Buffer, { at, bytes, kind }: { at: number; bytes: Uint8Array; kind: string }): Buffer {
  const place = file.length === 0 ? 0 : at % file.length;
  if (kind === "cut") return file.subarray(0, place);
  const rest = kind === "insert" ? place : place + bytes.length;
  return Buffer.concat([file.subarray(0, place), kind === "remove" ? Buffer.alloc(0) : bytes, file.subarray(rest)]);
}

test("a file of any kind, changed in any way, is read to an end", async () => {
  const damaged = fc.tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(damaged, async ([file, changes]) => {
      const { pieces } = await piecesOf(changes.reduce(changed, file), limits);
      expect(pieces.length).toBeLessThan(200);
    }),
    { numRuns: 700 },
  );
});

test("random bytes behind any beginning are read to an end", async () => {
  const beginnings = files.map((file) => file.subarray(0, 64));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 3_000 }), async (head, rest) => {
      await piecesOf(Buffer.concat([head, rest]), limits);
    }),
    { numRuns: 300 },
  );
});
