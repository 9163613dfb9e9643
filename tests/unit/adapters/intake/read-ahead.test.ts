import fc from "fast-check";
import { expect, test } from "vitest";
import { readAhead } from "../../../../main/adapters/intake/read-ahead.ts";
import type { ByteSource } from "../../../../main/app/ports/intake-reader.ts";

const content = Uint8Array.from({ length: 1_000 }, (_, index) => index % 251);

function recordingSource() {
  const asked: (readonly [number, number])[] = [];
  const source: ByteSource = {
    name: "a.csv",
    size: content.length,
    read: async (offset, length) => {
      asked.push([offset, length]);
      return content.slice(offset, offset + length);
    },
  };
  return { source, asked };
}

test("what is read one after the other is on its way before it is asked for", async () => {
  const { source, asked } = recordingSource();
  const ahead = readAhead(source);
  await ahead.read(0, 400);
  expect(asked).toEqual([
    [0, 400],
    [400, 400],
  ]);
  await ahead.read(400, 400);
  expect(asked.at(-1)).toEqual([800, 200]);
  expect(await ahead.read(800, 200)).toEqual(content.slice(800));
  expect(asked).toHaveLength(3);
});

test("any readings give the bytes of their place", async () => {
  const place = fc.record({ offset: fc.nat({ max: 1_100 }), length: fc.nat({ max: 500 }), goesOn: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), async (places) => {
      const ahead = readAhead(recordingSource().source);
      let at = 0;
      for (const { offset, length, goesOn } of places) {
        const from = goesOn ? at : offset;
        expect(await ahead.read(from, length)).toEqual(content.slice(from, from + length));
        at = from + length;
      }
      await ahead.settle();
    }),
  );
});

test("a failure ahead is told to whoever asks for those bytes, and to nobody else", async () => {
  const { source } = recordingSource();
  const read: ByteSource["read"] = (offset, length) =>
    offset >= 400 ? Promise.reject(new Error("gone")) : source.read(offset, length);
  const ahead = readAhead({ ...source, read });
  expect(await ahead.read(0, 400)).toEqual(content.slice(0, 400));
  await ahead.settle();
  await expect(ahead.read(400, 400)).rejects.toThrow("gone");
});
