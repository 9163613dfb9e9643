import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changedKeys,
  emptyPersistentMap,
  mapDelete,
  mapEntries,
  mapFrom,
  mapGet,
  mapSet,
  mapValues,
  type PersistentMap,
} from "../../../shared/kernel/persistent-map.ts";

type Act = readonly ["set", string, number] | readonly ["delete", string];

const key = fc.oneof(fc.constantFrom("", "a", "b", "__proto__", "constructor"), fc.string({ maxLength: 4 }));
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constant("set" as const), key, fc.nat({ max: 3 })),
    fc.tuple(fc.constant("delete" as const), key),
  ),
  { maxLength: 80 },
);

function apply(map: PersistentMap<number>, act: Act): PersistentMap<number> {
  return act[0] === "set" ? mapSet(map, act[1], act[2]) : mapDelete(map, act[1]);
}

function model(known: ReadonlyMap<string, number>, given: readonly Act[]): ReadonlyMap<string, number> {
  const next = new Map(known);
  for (const act of given) {
    if (act[0] === "set") next.set(act[1], act[2]);
    else next.delete(act[1]);
  }
  return next;
}

const sorted = (entries: Iterable<readonly [string, number]>) =>
  [...entries].toSorted(([left], [right]) => (left < right ? -1 : 1));

describe("a persistent map", () => {
  it("holds what a Map holds", () => {
    fc.assert(
      fc.property(acts, key, (given, asked) => {
        const map = given.reduce(apply, emptyPersistentMap<number>());
        const expected = model(new Map(), given);
        expect(map.size).toBe(expected.size);
        expect(sorted(mapEntries(map))).toEqual(sorted(expected));
        expect([...mapValues(map)].toSorted()).toEqual([...expected.values()].toSorted());
        expect(mapGet(map, asked)).toBe(expected.get(asked));
      }),
    );
  });

  it("leaves earlier versions as they were", () => {
    fc.assert(
      fc.property(acts, acts, (first, second) => {
        const before = first.reduce(apply, emptyPersistentMap<number>());
        second.reduce(apply, before);
        expect(sorted(mapEntries(before))).toEqual(sorted(model(new Map(), first)));
      }),
    );
  });

  it("is the same map when nothing changes", () => {
    const map = mapFrom([
      ["a", 1],
      ["b", 2],
    ]);
    expect(mapSet(map, "a", 1)).toBe(map);
    expect(mapDelete(map, "c")).toBe(map);
    expect(mapSet(map, "a", 2)).not.toBe(map);
  });

  it("names exactly the keys whose values differ", () => {
    fc.assert(
      fc.property(acts, acts, (first, second) => {
        const before = first.reduce(apply, emptyPersistentMap<number>());
        const after = second.reduce(apply, before);
        const [old, now] = [model(new Map(), first), model(model(new Map(), first), second)];
        const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
          (name) => old.get(name) !== now.get(name),
        );
        expect([...changedKeys(before, after)].toSorted()).toEqual(differing.toSorted());
        expect([...changedKeys(after, before)].toSorted()).toEqual(differing.toSorted());
      }),
    );
  });

  it("keeps apart many keys", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `unit-${index}`);
    const map = mapFrom(names.map((name, index) => [name, index]));
    expect([map.size, mapGet(map, "unit-4999"), mapGet(map, "unit-5000")]).toEqual([5000, 4999, undefined]);
    expect(names.reduce<PersistentMap<number>>(mapDelete, map).size).toBe(0);
  });
});
