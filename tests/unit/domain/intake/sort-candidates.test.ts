import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HashSummary } from "../../../../shared/domain/intake/hash-summary.ts";
import { sameUnitKeys } from "../../../../shared/domain/intake/same-unit.ts";
import {
  factsOf,
  type IntakeCandidate,
  type RowTarget,
  sortCandidates,
  type UnitLookup,
  type WaitingUnit,
} from "../../../../shared/domain/intake/sort-candidates.ts";
import { type UnitId, unitId } from "../../../../shared/kernel/brand.ts";
import { hashSummary, listedFields } from "../../../support/records.ts";

type Row = {
  readonly name: string;
  readonly summary?: Partial<HashSummary>;
  readonly listed?: Parameters<typeof listedFields>[1];
};

const candidate = ({ name, summary, listed }: Row, index: number): IntakeCandidate => ({
  line: index + 2,
  entry: "",
  newUnitId: unitId(`unit-${index}`),
  listed: listedFields(name, listed),
  ...(summary === undefined ? {} : { summary: hashSummary(name, { digest: `digest-${index}`, ...summary }) }),
  grade: "fine",
  findings: [],
});

/** Units that are kept by nothing but what was taken: as the terminal does it. */
function memoryOfRows() {
  const units = new Map<UnitId, IntakeCandidate>();
  const keys = new Map<string, UnitId>();
  const isListed = (id: UnitId): boolean => units.get(id)?.summary === undefined;
  const lookup: UnitLookup = {
    unitWithKey: (key) => {
      const id = keys.get(key);
      return id === undefined || (key.startsWith("listed:") && !isListed(id)) ? undefined : id;
    },
    hasUseFor: (id, row) => isListed(id) && row.summary !== undefined,
  };
  const sort = (rows: readonly IntakeCandidate[]): readonly RowTarget[] => {
    const targets = sortCandidates(lookup, rows);
    for (const [index, target] of targets.entries()) {
      const row = rows[index];
      if (target.kind === "duplicate" || row === undefined) continue;
      units.set(target.unitId, row);
      for (const key of [`unit:${target.unitId}`, ...sameUnitKeys(factsOf(row))])
        if (!keys.has(key)) keys.set(key, target.unitId);
    }
    return targets;
  };
  return { sort, units };
}

const sorted = (...rows: readonly Row[]) =>
  memoryOfRows()
    .sort(rows.map(candidate))
    .map(({ kind, unitId: id }) => `${kind} ${id}`);

const nameless = { endorsementKeyId: "", uuid: "", serialNumber: "" } as const;
const nothingListed = { serialNumber: "", manufacturer: "", model: "" } as const;
const keyId = "3300326890139";

describe("rows of one file", () => {
  it("with the same endorsement key are one unit, whatever else differs", () => {
    expect(
      sorted(
        { name: "A", summary: {} },
        { name: "B", summary: { endorsementKeyId: "ek-A" } },
        { name: "B", summary: {} },
      ),
    ).toEqual(["new unit-0", "duplicate unit-0", "new unit-2"]);
  });

  it("with the same UUID and serial number are one unit; with one of them only they are two", () => {
    const noKey = { endorsementKeyId: "" } as const;
    expect(
      sorted(
        { name: "A", summary: noKey },
        { name: "A", summary: { ...noKey, uuid: "UUID-A", serialNumber: " sim-a" } },
        { name: "A", summary: { ...noKey, uuid: "uuid-B" } },
        { name: "A", summary: { ...noKey, serialNumber: "SIM-B" } },
      ),
    ).toEqual(["new unit-0", "duplicate unit-0", "new unit-2", "new unit-3"]);
  });

  it("that share nothing but placeholders are not one unit", () => {
    const blank = {
      endorsementKeyId: "",
      uuid: "00000000-0000-0000-0000-000000000000",
      serialNumber: "Default string",
    } as const;
    expect(sorted({ name: "A", summary: blank }, { name: "A", summary: blank })).toEqual(["new unit-0", "new unit-1"]);
  });

  it("without any identity are one unit only when the hash is the very same", () => {
    const same = { ...nameless, digest: "same" };
    expect(
      sorted({ name: "A", summary: same }, { name: "A", summary: nameless }, { name: "A", summary: same }),
    ).toEqual(["new unit-0", "new unit-1", "duplicate unit-0"]);
  });

  it("without a hash are one unit by maker, model and serial number", () => {
    expect(
      sorted(
        { name: "A" },
        { name: "A", listed: { manufacturer: " CONTOSO", model: "contoso  book 14", serialNumber: "sim-a" } },
        { name: "A", listed: { model: "Contoso Book 15" } },
        { name: "A", listed: { manufacturer: "" } },
      ),
    ).toEqual(["new unit-0", "duplicate unit-0", "new unit-2", "new unit-3"]);
  });

  it("without a hash are one unit by product key id, unless they name different serial numbers", () => {
    const keyed = { ...nothingListed, productId: keyId } as const;
    expect(
      sorted(
        { name: "A", listed: keyed },
        { name: "A", listed: keyed },
        { name: "A", listed: { ...keyed, serialNumber: "SIM-A" } },
        { name: "B", listed: { ...keyed, productId: "3300326890140", serialNumber: "SIM-B" } },
        { name: "B", listed: { ...keyed, productId: "3300326890140", serialNumber: "SIM-C" } },
        { name: "B", listed: { ...keyed, productId: "3300326890140" } },
        { name: "C", listed: { ...keyed, productId: "0000000000000", serialNumber: "SIM-D" } },
      ),
    ).toEqual([
      "new unit-0",
      "duplicate unit-0",
      "duplicate unit-0",
      "new unit-3",
      "new unit-4",
      "duplicate unit-3",
      "new unit-6",
    ]);
  });

  it("a hash completes the unit that was listed before it, once", () => {
    const other = { endorsementKeyId: "ek-X", uuid: "uuid-X" } as const;
    expect(
      sorted(
        { name: "A" },
        { name: "A", summary: {} },
        { name: "A", summary: {} },
        { name: "A", summary: other },
        { name: "A" },
      ),
    ).toEqual(["new unit-0", "known unit-0", "duplicate unit-0", "new unit-3", "duplicate unit-0"]);
  });

  it("two hashes with the same maker, model and serial number are two units", () => {
    const other = { endorsementKeyId: "ek-X", uuid: "uuid-X" } as const;
    expect(sorted({ name: "A", summary: {} }, { name: "A", summary: other })).toEqual(["new unit-0", "new unit-1"]);
  });
});

describe("any rows", () => {
  const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const row: fc.Arbitrary<Row> = fc
    .record({
      name: pick("A", "B"),
      isHash: fc.boolean(),
      serialNumber: pick("SIM-A", "sim-a ", "SIM-B", "Default string", ""),
      uuid: pick("uuid-1", "UUID-1", "uuid-2", ""),
      endorsementKeyId: pick("ek-1", "ek-2", ""),
      productId: pick(keyId, "3300326890140", "0000000000000", ""),
      model: pick("Contoso Book 14", "contoso book 14", ""),
    })
    .map(({ name, isHash, productId, ...values }) => ({
      name,
      listed: { serialNumber: values.serialNumber, model: values.model, productId },
      ...(isHash ? { summary: { ...values, productKeyId: productId } } : {}),
    }));
  const rows = fc.array(row, { maxLength: 24 }).map((list) => list.map(candidate));

  it("are each new, known or a duplicate of a unit that is there", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { sort, units } = memoryOfRows();
        const targets = sort(list);
        expect(targets).toHaveLength(list.length);
        for (const { unitId: id } of targets) expect(units.has(id)).toBe(true);
        expect(targets.filter(({ kind }) => kind === "new")).toHaveLength(units.size);
      }),
      { numRuns: 400 },
    );
  });

  it("come to the same in one go and in pieces", () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 24 }), (list, cut) => {
        const whole = memoryOfRows().sort(list);
        const pieces = memoryOfRows();
        expect([...pieces.sort(list.slice(0, cut)), ...pieces.sort(list.slice(cut))]).toEqual(whole);
      }),
      { numRuns: 600 },
    );
  });

  it("are all known when they come again", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { sort } = memoryOfRows();
        sort(list);
        for (const { kind } of sort(list)) expect(kind).toBe("duplicate");
      }),
      { numRuns: 400 },
    );
  });
});

describe("rows for which there is no room", () => {
  const rows = (...names: readonly string[]): readonly IntakeCandidate[] =>
    names.map((name, index) => candidate({ name, summary: {} }, index));
  const lookup = (room: number, waiting: Readonly<Record<string, WaitingUnit>> = {}): UnitLookup => ({
    unitWithKey: (key) => (key === "ek-BOARD" ? unitId("board") : undefined),
    hasUseFor: () => false,
    room,
    waitingWithKey: (key) => waiting[key],
  });
  const sorted = (looked: UnitLookup, candidates: readonly IntakeCandidate[]) =>
    sortCandidates(looked, candidates).map(({ kind, unitId: id }) => `${kind} ${id}`);

  it("wait, the later ones of a file first, and their repetitions are duplicates of them", () => {
    expect(sorted(lookup(2), rows("A", "B", "C", "B", "C", "D"))).toEqual([
      ...["new unit-0", "new unit-1", "waiting unit-2", "duplicate unit-1", "duplicate unit-2", "waiting unit-5"],
    ]);
  });

  it("and whose unit is on the board are no matter of room", () => {
    expect(sorted(lookup(0), rows("BOARD", "A"))).toEqual(["duplicate board", "waiting unit-1"]);
  });

  it("are told from those that wait since an earlier file", () => {
    const waiting = { "ek-A": { unitId: unitId("earlier"), hasHash: true } };
    expect(sorted(lookup(5, waiting), rows("A", "A", "B"))).toEqual([
      ...["duplicate earlier", "duplicate earlier", "new unit-2"],
    ]);
  });

  it("complete one that waits without a hash, and keep waiting as that one", () => {
    const waiting = { "listed:tuple:CONTOSO\nCONTOSO BOOK 14\nSIM-A": { unitId: unitId("earlier"), hasHash: false } };
    expect(sorted(lookup(5, waiting), rows("A", "A"))).toEqual(["waiting earlier", "duplicate earlier"]);
  });

  it("wait as before when their own line is read again", () => {
    const waiting = { "unit:unit-0": { unitId: unitId("unit-0"), hasHash: true } };
    expect(sorted(lookup(5, waiting), rows("A"))).toEqual(["waiting unit-0"]);
    const listedAgain = candidate({ name: "A" }, 0);
    expect(sorted(lookup(5, waiting), [listedAgain])).toEqual(["duplicate unit-0"]);
  });
});
