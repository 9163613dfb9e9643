import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changedKeys,
  emptyPersistentMap,
  mapDelete,
  mapEntries,
  mapFrom,
  mapGet,
  mapOnDemand,
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

  it("built on demand is built once, when it is first looked into", () => {
    let builds = 0;
    const map = mapOnDemand(() => {
      builds += 1;
      return mapFrom([["a", 1]]);
    });
    const changed = { kept: map };
    expect(builds).toBe(0);
    expect([mapGet(map, "a"), changed.kept.size, [...mapValues(mapSet(map, "b", 2))]]).toEqual([1, 1, [1, 2]]);
    expect(builds).toBe(1);
  });

  it("makes one value of several under one key where it is told how", () => {
    const map = mapFrom<number>(
      ["a", "b", "a", "a"].map((name, index) => [name, index]),
      (known, value) => known + value,
    );
    expect([...mapEntries(map)]).toEqual([
      ["a", 5],
      ["b", 1],
    ]);
  });

  it("keeps apart many keys", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `unit-${index}`);
    const map = mapFrom(names.map((name, index) => [name, index]));
    expect([map.size, mapGet(map, "unit-4999"), mapGet(map, "unit-5000")]).toEqual([5000, 4999, undefined]);
    expect(names.reduce<PersistentMap<number>>(mapDelete, map).size).toBe(0);
  });

  it("has a shape that tells nothing of how it came about", () => {
    const names = fc.uniqueArray(fc.nat({ max: 999 }), { maxLength: 300 });
    fc.assert(
      fc.property(names, names, (kept, passing) => {
        const stays = new Set(kept);
        const gone = passing.filter((name) => !stays.has(name));
        const before = [...gone, ...kept].reduce(
          (map, name) => mapSet(map, `${name}`, name),
          emptyPersistentMap<number>(),
        );
        const after = gone.reduce((map, name) => mapDelete(map, `${name}`), before);
        expect(after).toEqual(mapFrom(kept.toReversed().map((name) => [`${name}`, name])));
      }),
    );
  });

  it("keeps buckets small for keys that were made to meet in one hash", () => {
    const names = meetingKeys(7);
    const map = names.reduce((known, name, index) => mapSet(known, name, index), emptyPersistentMap<number>());
    expect([map.size, new Set(names).size]).toEqual([128, 128]);
    expect(names.every((name, index) => mapGet(map, name) === index)).toBe(true);
    expect(largestBucket(map.root)).toBeLessThanOrEqual(64);
    expect(mapFrom(names.map((name, index) => [name, index]))).toEqual(map);
    expect(names.reduce<PersistentMap<number>>(mapDelete, map)).toEqual(emptyPersistentMap());
  });
});

/** Two to the power of `steps` keys with one FNV-1a hash: each step is a pair of texts that lead to one value. */
function meetingKeys(steps: number): readonly string[] {
  let state = 0x811c9dc5;
  let keys: readonly string[] = [""];
  for (let step = 0; step < steps; step += 1) {
    const known = new Map<number, string>();
    for (let number = 0; ; number += 1) {
      const text = (Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(36).padStart(7, "0");
      let next = state;
      for (let index = 0; index < 7; index += 1) next = Math.imul(next ^ text.charCodeAt(index), 0x01000193);
      const other = known.get(next);
      known.set(next, text);
      if (other === undefined) continue;
      keys = keys.flatMap((key) => [key + other, key + text]);
      state = next;
      break;
    }
  }
  return keys;
}

/** Places in the largest leaf: two for each entry. */
function largestBucket(node: unknown): number {
  if (!Array.isArray(node)) return 0;
  return typeof node[0] === "string" ? node.length : Math.max(...node.map(largestBucket));
}
