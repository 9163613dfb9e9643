import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSharedWords } from "../../../../main/app/bench/shared-words.ts";
import { decodeState, encodeState } from "../../../../main/app/bench/snapshot-codec.ts";
import { isUnderWay } from "../../../../shared/domain/assignment/tenant-change.ts";
import { emptyBenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../../../shared/domain/bench/evolve.ts";
import { unitBySerial } from "../../../../shared/domain/bench/match/find-unit.ts";
import { holderIndexes, keysOf } from "../../../../shared/domain/bench/unit-keys.ts";
import { stageOf } from "../../../../shared/domain/unit/life.ts";
import { mapValues } from "../../../../shared/kernel/persistent-map.ts";
import { given, journalOf, orderOpened, type Step } from "../../../support/builders.ts";
import { anySteps, anyUnitStep } from "./any-steps.ts";
import {
  carriersOf,
  contentsOf,
  countsOf,
  listed,
  plain,
  recountDemand,
  singleIndexes,
  unitsForPartner,
  unitsToName,
  unitsToSend,
  unitsToTidy,
} from "./rebuild.ts";

const many = { numRuns: 300 } as const;

describe("after any journal", () => {
  it("the demand equals a recount", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        expect(countsOf(bench.demand)).toEqual(recountDemand(bench));
      }),
      many,
    );
  });

  it("the queue of imports holds exactly the units that are to be sent", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        expect(Object.keys(plain(bench.toImport))).toEqual(unitsToSend(bench));
        expect(Object.keys(plain(bench.toTidy))).toEqual(unitsToTidy(bench));
      }),
      many,
    );
  });

  it("the queue of names holds exactly the units that the order's rule is to name, and changes count what is open", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        expect(Object.keys(plain(bench.toName))).toEqual(unitsToName(bench));
        for (const { open, steps: parts } of bench.changes) expect(open).toBe(parts.filter(isUnderWay).length);
      }),
      many,
    );
  });

  it("the queues of Partner Center hold exactly the units that are to be uploaded and to get a tag", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        const queued = { toUpload: Object.keys(plain(bench.toUpload)), toTag: Object.keys(plain(bench.toTag)) };
        expect(queued).toEqual(unitsForPartner(bench));
      }),
      many,
    );
  });

  it("every stage is what the facts say", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const unit of mapValues(given(...steps).units)) expect(unit.stage).toBe(stageOf(unit));
      }),
      many,
    );
  });

  it("indexes of several units per key equal a rebuild", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        for (const name of holderIndexes) expect(listed(bench, name)).toEqual(carriersOf(bench, keysOf[name]));
      }),
      many,
    );
  });

  it("indexes of one unit per key name a unit that carries it, for every key", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        for (const [name, keyOf] of Object.entries(singleIndexes)) {
          const carriers = carriersOf(bench, (unit) => [keyOf(unit)]);
          const index = plain(bench[name as keyof typeof singleIndexes]);
          for (const [key, id] of Object.entries(index)) expect(carriers[key]).toContain(id);
          expect(Object.keys(index).toSorted()).toEqual(Object.keys(carriers).toSorted());
        }
      }),
      many,
    );
  });

  it("a slot holds one unit", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const holders of Object.values(carriersOf(given(...steps), (unit) => [singleIndexes.bySlot(unit)])))
          expect(holders).toHaveLength(1);
      }),
      many,
    );
  });

  it("exactly the units that share a value are marked, and nobody is matched by it", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = given(...steps);
        const carriers = holderIndexes.map((name) => carriersOf(bench, keysOf[name]));
        const [serials = {}, uuids = {}, addresses = {}] = carriers;
        const fields = { serialNumber: serials, uuid: uuids, networkAdapters: addresses } as const;
        for (const unit of mapValues(bench.units)) {
          const shared = Object.entries(fields).flatMap(([field, keys]) =>
            Object.values(keys).some((ids) => ids.length > 1 && ids.includes(unit.id)) ? [field] : [],
          );
          expect(unit.shared).toEqual(shared);
        }
        for (const [key, ids] of Object.entries(serials))
          expect(unitBySerial(bench, key)?.id).toBe(ids.length === 1 ? ids[0] : undefined);
      }),
      many,
    );
  });
});

describe("replay", () => {
  it("folding at once equals folding through a snapshot taken anywhere", () => {
    fc.assert(
      fc.property(anySteps, fc.nat(), (steps, cut) => {
        const rows = journalOf(steps);
        const position = cut % (rows.length + 1);
        const early = rows.slice(0, position).reduce(evolve, emptyBenchState);
        const restored = decodeState(encodeState(early), createSharedWords());
        expect(contentsOf(restored)).toEqual(contentsOf(early));
        expect(contentsOf(rows.slice(position).reduce(evolve, restored))).toEqual(
          contentsOf(rows.reduce(evolve, emptyBenchState)),
        );
      }),
      many,
    );
  });

  it("folding again gives the same", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const rows = journalOf(steps);
        expect(rows.reduce(evolve, emptyBenchState)).toEqual(rows.reduce(evolve, emptyBenchState));
      }),
      { numRuns: 50 },
    );
  });

  it("folding never changes what was folded before", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const rows = journalOf(steps);
        const half = rows.slice(0, rows.length / 2).reduce(evolve, emptyBenchState);
        const kept = [...encodeState(half)];
        rows.slice(rows.length / 2).reduce(evolve, half);
        expect([...encodeState(half)]).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });
});

it("the order in which two independent units are heard does not matter", () => {
  const two = fc.tuple(fc.array(anyUnitStep("A"), { maxLength: 20 }), fc.array(anyUnitStep("B"), { maxLength: 20 }));
  fc.assert(
    fc.property(two, fc.infiniteStream(fc.boolean()), ([left, right], turns) => {
      // Independent: neither a slot nor a value of identity in common.
      const apart = (steps: readonly Step[], name: string): readonly Step[] =>
        steps.flatMap((step): readonly Step[] => {
          const { fact } = step;
          if (step.unit === undefined || fact.kind === "unitPlaced" || fact.kind === "identityScanned") return [];
          if (fact.kind === "identityListed" || fact.kind === "identityDecided") return [];
          if (fact.kind !== "hardwareHashRead") return [step];
          const summary = { ...fact.summary, serialNumber: `SIM-${name}`, uuid: `uuid-${name}`, macAddresses: [] };
          return [{ ...step, fact: { ...fact, summary } }];
        });
      const [first, second] = [apart(left, "A"), apart(right, "B")];
      const mixed: Step[] = [];
      const queues = [[...first], [...second]];
      for (const turn of turns) {
        const [queue, other] = turn ? queues : queues.toReversed();
        const next = queue?.shift() ?? other?.shift();
        if (next === undefined) break;
        mixed.push(next);
      }
      const inTurn = given(orderOpened(), ...first, ...second);
      const interleaved = given(orderOpened(), ...mixed);
      expect(plain(interleaved.units)).toEqual(plain(inTurn.units));
      expect(countsOf(interleaved.demand)).toEqual(countsOf(inTurn.demand));
      expect(plain(interleaved.toImport)).toEqual(plain(inTurn.toImport));
    }),
    many,
  );
});
