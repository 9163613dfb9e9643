import fc from "fast-check";
import { expect, it } from "vitest";
import { createSortedList } from "../../../main/app/topics/sorted-list.ts";

type Item = { readonly key: number; readonly id: number };

const compare = (left: Item, right: Item): number => left.key - right.key || left.id - right.id;

it("is what sorting everything anew would give, whatever comes and goes", () => {
  const steps = fc.array(fc.record({ key: fc.nat({ max: 40 }), removes: fc.boolean(), which: fc.nat() }), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 900 }), steps, fc.nat({ max: 1_500 }), (keys, all, most) => {
      const known: Item[] = keys.map((key, id) => ({ key, id }));
      const list = createSortedList(compare, known);
      for (const [index, { key, removes, which }] of all.entries()) {
        const item = removes ? known[which % Math.max(1, known.length)] : { key, id: keys.length + index };
        if (item === undefined) continue;
        if (removes) {
          known.splice(known.indexOf(item), 1);
          list.remove(item);
        } else {
          known.push(item);
          list.add(item);
        }
      }
      const sorted = known.toSorted(compare);
      expect(list.size()).toBe(sorted.length);
      expect(list.first(most)).toEqual(sorted.slice(0, most));
      expect(list.last(most)).toEqual(sorted.toReversed().slice(0, most));
    }),
    { numRuns: 200 },
  );
});

it("cuts long pieces and drops empty ones", () => {
  const items = Array.from({ length: 5_000 }, (_, id) => ({ key: id, id }));
  const list = createSortedList<Item>(compare);
  for (const item of items) list.add(item);
  expect(list.first(5_000)).toEqual(items);
  for (const item of items.slice(0, 4_990)) list.remove(item);
  expect([list.size(), list.last(2).map((item) => item.id)]).toEqual([10, [4_999, 4_998]]);
});

it("leaves alone what it does not hold", () => {
  const list = createSortedList(compare, [{ key: 1, id: 1 }]);
  list.remove({ key: 1, id: 1 });
  list.remove({ key: 2, id: 2 });
  expect(list.size()).toBe(1);
  expect(createSortedList(compare).last(3)).toEqual([]);
});
