import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyTable } from "../../../../main/boot/check/key-table.ts";

test("a table answers what a map does, where the first value of a key stays", () => {
  const step = fc.tuple(fc.string({ maxLength: 3 }), fc.nat({ max: 1_000_000 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const table = createKeyTable();
      const map = new Map<string, number>();
      for (const [key, value] of steps) {
        expect(table.get(key)).toBe(map.get(key));
        expect(table.hold(key, value)).toBe(map.get(key));
        if (!map.has(key)) map.set(key, value);
      }
      for (const [key, value] of map) expect(table.get(key)).toBe(value);
    }),
  );
});

test("a table grows with its keys", () => {
  const table = createKeyTable();
  for (let key = 0; key < 20_000; key += 1) table.hold(`key ${key}`, key);
  const values = Array.from({ length: 20_000 }, (_, key) => table.get(`key ${key}`));
  expect(values).toEqual(Array.from({ length: 20_000 }, (_, key) => key));
  expect(table.get("key 20000")).toBeUndefined();
});
