import fc from "fast-check";
import { expect, it } from "vitest";
import { benchLookup } from "../../../../shared/domain/bench/decide/bench-lookup.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { holderIndexes, keysOf } from "../../../../shared/domain/bench/unit-keys.ts";
import { type IntakeCandidate, sortCandidates } from "../../../../shared/domain/intake/sort-candidates.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { mapGet } from "../../../../shared/kernel/persistent-map.ts";
import { given, orderOpened } from "../../../support/builders.ts";
import { draftedOn } from "../../../support/drafted.ts";
import { at, hashSummary, listedFields } from "../../../support/records.ts";
import { carriersOf, listed } from "./rebuild.ts";

const context = { actor: "Technician 07", now: at(5) } as const;
const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);

/** A row of few values, so that many rows meet in some of them. */
const row = fc.record({
  isHash: fc.boolean(),
  serialNumber: pick("SIM-A", "sim-a ", "SIM-B", "Default string", ""),
  listedSerial: pick("SIM-A", "SIM-B", ""),
  uuid: pick("uuid-1", "UUID-1", "uuid-2", ""),
  endorsementKeyId: pick("ek-1", "ek-2", ""),
  productId: pick("3300326890139", "0000000000000", ""),
  macAddresses: fc.subarray(["02:00:5E:00:10:01", "02:00:5E:00:10:02"]),
  grade: pick("fine", "block"),
});

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function candidate({ isHash, listedSerial, productId, grade, ...values }: Row, line: number): IntakeCandidate {
  const serialNumber = isHash ? listedSerial : values.serialNumber;
  return {
    line,
    entry: "",
    newUnitId: unitId(`unit-${line}`),
    listed: listedFields("A", { serialNumber, productId }),
    ...(isHash
      ? { summary: hashSummary("A", { ...values, digest: `digest-${line}`, productKeyId: productId, grade }) }
      : {}),
    grade,
    findings: [],
  };
}

it("rows of a file end in units that are there, each counted once, however they are cut into pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 5 }), (pieces) => {
      let bench = given(orderOpened());
      let line = 2;
      let fresh = 0;
      for (const piece of pieces) {
        const candidates = piece.map((values, index) => candidate(values, line + index));
        line += piece.length;
        const targets = sortCandidates(benchLookup(bench), candidates);
        const wish = { readAgain: false, mostUnits: 1_000 };
        const command = { kind: "addIntakeRows", fileName: "a.csv", candidates, targets, ...wish } as const;
        const decided = decide(bench, command, context);
        if (!decided.ok) throw new Error(decided.error.code);
        bench = draftedOn(bench, decided.value);
        expect(targets).toHaveLength(piece.length);
        for (const target of targets) expect(mapGet(bench.units, target.unitId)?.id).toBe(target.unitId);
        fresh += targets.filter((target) => target.kind === "new").length;
        const accepted = candidates.filter((_, index) => targets[index]?.kind !== "duplicate");
        for (const target of sortCandidates(benchLookup(bench), accepted)) expect(target.kind).not.toBe("new");
      }
      expect(bench.units.size).toBe(fresh);
      for (const name of holderIndexes) expect(listed(bench, name)).toEqual(carriersOf(bench, keysOf[name]));
    }),
    { numRuns: 300 },
  );
});
