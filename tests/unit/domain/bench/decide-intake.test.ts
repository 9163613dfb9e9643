import { describe, expect, it } from "vitest";
import { emptyBenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { benchLookup } from "../../../../shared/domain/bench/decide/bench-lookup.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { evolve } from "../../../../shared/domain/bench/evolve.ts";
import { currentUnit } from "../../../../shared/domain/bench/merged-units.ts";
import { holderIndexes } from "../../../../shared/domain/bench/unit-keys.ts";
import type { Evidence } from "../../../../shared/domain/evidence/evidence.ts";
import type { HashSummary } from "../../../../shared/domain/intake/hash-summary.ts";
import type { ListedFields } from "../../../../shared/domain/intake/intake-row.ts";
import {
  type IntakeCandidate,
  type RowTarget,
  sortCandidates,
} from "../../../../shared/domain/intake/sort-candidates.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchWith, given, journalOf, orderOpened, unitIn } from "../../../support/builders.ts";
import { draftedOn } from "../../../support/drafted.ts";
import { at, hashSummary, listedFields } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { listed } from "./rebuild.ts";

type BenchState = ReturnType<typeof given>;

const a = unitSteps("A");
const context = { actor: "Technician 07", now: at(5) } as const;
const blank = listedFields("A", { serialNumber: "", manufacturer: "", model: "" });

/** A row with a hash, or without one, of the n-th line. */
const hashRow = (line: number, summary: HashSummary, listed: Partial<ListedFields> = {}): IntakeCandidate => ({
  line,
  entry: "",
  newUnitId: unitId(`new-${line}`),
  listed: { ...blank, ...listed },
  summary,
  grade: summary.grade,
  findings: summary.findings,
});
const listedRow = (line: number, name = "A", changes: Partial<ListedFields> = {}): IntakeCandidate => ({
  line,
  entry: "",
  newUnitId: unitId(`new-${line}`),
  listed: listedFields(name, changes),
  grade: "fine",
  findings: [],
});

const add = (
  bench: BenchState,
  candidates: readonly IntakeCandidate[],
  targets: readonly RowTarget[],
  readAgain = false,
) =>
  decide(
    bench,
    { kind: "addIntakeRows", fileName: "devices.csv", candidates, targets, readAgain, mostUnits: 100 },
    context,
  );

/** Sorts rows as the intake does and takes them. */
function taken(bench: BenchState, candidates: readonly IntakeCandidate[], readAgain = false): BenchState {
  const targets = sortCandidates(benchLookup(bench, { readAgain, mostUnits: 100 }), candidates);
  const decided = add(bench, candidates, targets, readAgain);
  if (!decided.ok) throw new Error(decided.error.code);
  return draftedOn(bench, decided.value);
}

const kindsOf = (bench: BenchState, candidates: readonly IntakeCandidate[], readAgain = false): readonly string[] =>
  sortCandidates(benchLookup(bench, { readAgain, mostUnits: 100 }), candidates).map(
    ({ kind, unitId: id }) => `${kind} ${id}`,
  );

describe("a row of a file", () => {
  it("of a unit that is new becomes a unit", () => {
    const bench = taken(given(orderOpened()), [
      hashRow(2, hashSummary("A"), { serialNumber: "SIM-A" }),
      listedRow(3, "B"),
    ]);
    expect([...["new-2", "new-3"].map((name) => unitIn(bench, name).reportedSerial)]).toEqual(["SIM-A", "SIM-B"]);
    expect(unitIn(bench, "new-3")).toMatchObject({ label: "devices.csv:3", listed: { model: "Contoso Book 14" } });
  });

  it("of a container names its entry", () => {
    const bench = taken(given(orderOpened()), [{ ...listedRow(7), entry: "inner.zip/list.csv" }]);
    expect(unitIn(bench, "new-7").label).toBe("devices.csv/inner.zip/list.csv:7");
  });

  it("of a known endorsement key is a duplicate, whatever else differs", () => {
    const moved = hashSummary("A", { serialNumber: "SIM-X", uuid: "uuid-x", digest: "x" });
    expect(kindsOf(benchWith("checked"), [hashRow(2, moved)])).toEqual(["duplicate A"]);
  });

  it("of a known UUID with its serial is a duplicate", () => {
    const same = hashSummary("A", { endorsementKeyId: "", uuid: "UUID-A", serialNumber: "sim-a" });
    expect(kindsOf(benchWith("checked"), [hashRow(2, same)])).toEqual(["duplicate A"]);
  });

  it.each<readonly [string, Partial<HashSummary>]>([
    ["serial", { uuid: "uuid-x" }],
    ["UUID", { serialNumber: "SIM-X" }],
    ["serial, without a UUID", { uuid: "" }],
    ["placeholder UUID and its serial", { uuid: "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF" }],
  ])("that shares only a %s is another unit", (_, changes) => {
    const summary = hashSummary("A", { endorsementKeyId: "", digest: "x", ...changes });
    expect(kindsOf(benchWith("checked"), [hashRow(2, summary)])).toEqual(["new new-2"]);
  });

  it("of a unit that was stopped for its hash replaces that hash", () => {
    const blocked = given(orderOpened(), a.seen(), a.hashRead(1, { grade: "block" }));
    const anew = [hashRow(2, hashSummary("A", { digest: "new" }))];
    expect([kindsOf(blocked, anew), kindsOf(blocked, [hashRow(2, hashSummary("A"))])]).toEqual([
      ["known A"],
      ["duplicate A"],
    ]);
    expect(unitIn(taken(blocked, anew)).stage).toBe("checked");
    const refused = andThen(
      benchWith("registering"),
      a.importSeen(7, { status: "error", errorCode: 807, errorName: "InvalidZtdHardwareHash" }),
    );
    expect(kindsOf(refused, anew)).toEqual(["known A"]);
  });

  it("with a hash completes the unit that a list named by maker, model and serial, or by its product key id", () => {
    const byTuple = given(orderOpened(), a.seen(), a.listed(1));
    expect(unitIn(taken(byTuple, [hashRow(2, hashSummary("A"))])).hash?.value.digest).toBe("digest-A");
    const byKey = given(
      orderOpened(),
      a.seen(),
      a.listed(1, { productId: "3300326890139", serialNumber: "", model: "" }),
    );
    const summary = hashSummary("A", { productKeyId: "3300326890139" });
    expect(kindsOf(byKey, [hashRow(2, summary)])).toEqual(["known A"]);
    expect(kindsOf(byTuple, [hashRow(2, hashSummary("A", { model: "Contoso Book 15" }))])).toEqual(["new new-2"]);
  });

  it("without a hash says nothing new of a unit that has one", () => {
    expect(kindsOf(benchWith("checked"), [listedRow(2), listedRow(3, "A", { serialNumber: "sim-a" })])).toEqual([
      "duplicate A",
      "duplicate A",
    ]);
  });

  it("that was taken from this very line is recognised by its own id", () => {
    const rows = [hashRow(2, hashSummary("A")), listedRow(3, "B", { serialNumber: "SIM-B" })];
    expect(kindsOf(taken(given(orderOpened()), rows), rows)).toEqual(["duplicate new-2", "duplicate new-3"]);
  });

  it("whose serial a spreadsheet damaged reports the one in the hash", () => {
    const summary = hashSummary("A", { serialNumber: "0012345" });
    const bench = taken(given(orderOpened()), [hashRow(2, summary, { serialNumber: "12345" })]);
    expect(unitIn(bench, "new-2")).toMatchObject({ reportedSerial: "0012345", stage: "checked" });
  });

  it("keeps the findings of row and hash together", () => {
    const elsewhere = { code: "knownInOtherOrder", level: "block", field: "order", params: {} } as const;
    const row: IntakeCandidate = { ...hashRow(2, hashSummary("A")), grade: "block", findings: [elsewhere] };
    expect(unitIn(taken(given(orderOpened()), [row]), "new-2")).toMatchObject({
      stage: "stopped",
      hash: { value: { grade: "block", findings: [elsewhere] } },
    });
  });

  it("says only what is more than a serial number beside its hash", () => {
    const bench = taken(given(orderOpened()), [
      hashRow(2, hashSummary("A"), { serialNumber: "SIM-A" }),
      hashRow(3, hashSummary("B"), { groupTag: "TAG-B" }),
    ]);
    expect([unitIn(bench, "new-2").listed, unitIn(bench, "new-3").listed?.groupTag]).toEqual([undefined, "TAG-B"]);
  });
});

describe("rows that a person had read with other columns", () => {
  const first = hashRow(2, hashSummary("A"), { serialNumber: "WRONG" });
  const second = hashRow(2, hashSummary("A"), { serialNumber: "SIM-A" });

  it("correct the serial number that was reported", () => {
    const bench = taken(given(orderOpened()), [first]);
    expect(unitIn(bench, "new-2").stage).toBe("stopped");
    expect(kindsOf(bench, [second])).toEqual(["duplicate new-2"]);
    expect(kindsOf(bench, [second], true)).toEqual(["known new-2"]);
    expect(unitIn(taken(bench, [second], true), "new-2")).toMatchObject({ stage: "checked", reportedSerial: "SIM-A" });
  });

  it("say nothing new where they name the same", () => {
    expect(kindsOf(taken(given(orderOpened()), [second]), [second], true)).toEqual(["duplicate new-2"]);
  });
});

describe("taking rows", () => {
  it("is refused when the bench has changed since they were sorted, and nothing is written", () => {
    const rows = [hashRow(2, hashSummary("A"))];
    const before = given(orderOpened());
    const targets = sortCandidates(benchLookup(before), rows);
    expect(add(before, rows, targets).ok).toBe(true);
    expect(add(benchWith("checked"), rows, targets)).toMatchObject({ ok: false, error: { code: "intake.busy" } });
    expect(add(before, rows, [])).toMatchObject({ ok: false, error: { code: "intake.busy" } });
  });

  it("is refused when more would come onto the bench than there is room for", () => {
    const bench = given(orderOpened());
    const rows = [hashRow(2, hashSummary("A")), hashRow(3, hashSummary("B"))];
    const command = { kind: "addIntakeRows", fileName: "devices.csv", candidates: rows, readAgain: false } as const;
    const all = sortCandidates(benchLookup(bench), rows);
    expect(decide(bench, { ...command, targets: all, mostUnits: 1 }, context)).toMatchObject({
      error: { code: "intake.busy" },
    });
    const fitting = sortCandidates(benchLookup(bench, { readAgain: false, mostUnits: 1 }), rows);
    expect(fitting.map(({ kind }) => kind)).toEqual(["new", "waiting"]);
    const decided = decide(bench, { ...command, targets: fitting, mostUnits: 1 }, context);
    expect(decided.ok && decided.value.map(({ kind }) => kind)).toEqual(["unitSeen", "hardwareHashRead"]);
  });

  it("finds room again where a unit was shipped", () => {
    const rows = [hashRow(9, hashSummary("Z"))];
    const kinds = (bench: BenchState) =>
      sortCandidates(benchLookup(bench, { readAgain: false, mostUnits: 1 }), rows).map(({ kind }) => kind);
    const ready = benchWith("ready");
    expect([kinds(ready), kinds(andThen(ready, a.shipped(200)))]).toEqual([["waiting"], ["new"]]);
  });

  it("leads the id of a row that waited to the unit that its device is by now", () => {
    const first = taken(given(orderOpened()), [hashRow(2, hashSummary("A"))]);
    const row = hashRow(9, hashSummary("A"));
    const targets = sortCandidates(benchLookup(first), [row]);
    const command = {
      kind: "addIntakeRows",
      fileName: "long.csv",
      candidates: [row],
      targets,
      readAgain: false,
    } as const;
    const decided = decide(first, { ...command, mostUnits: 100, haveWaited: true }, context);
    if (!decided.ok) throw new Error(decided.error.code);
    const after = draftedOn(first, decided.value);
    expect([after.units.size, currentUnit(after, "new-9")?.id]).toEqual([1, "new-2"]);
    for (const name of holderIndexes) expect(listed(after, name)).toEqual(listed(first, name));
  });

  it("ends with what became of the file", () => {
    const totals = { size: 4096, total: 5, accepted: 2, duplicate: 1 } as const;
    const ended = decide(
      given(orderOpened()),
      { kind: "endIntakeFile", fileName: "devices.csv", sha256: "ab", ...totals, refused: 2, waiting: 1 },
      context,
    );
    expect(ended).toMatchObject({
      ok: true,
      value: [{ kind: "intakeFileRead", ...totals, refusedRows: 2, waiting: 1, sha256: "ab" }],
    });
  });

  it("a journal of before, with its refused rows and hashes without a list, still folds", () => {
    const old = [
      { kind: "intakeFileRead", fileName: "old.csv", sha256: "cd", accepted: 1, duplicate: 0, refused: [{ line: 3 }] },
      { kind: "hardwareHashRead", unitId: "A", summary: hashSummary("A"), reportedSerial: "" },
    ];
    const [opened, seen] = journalOf([orderOpened(), a.seen()]);
    const rows = old.map((fact) => ({ ...seen, unitId: undefined, ...fact }));
    const bench = [seen, ...rows].reduce(
      (state, row) => evolve(state, JSON.parse(JSON.stringify(row)) as Evidence),
      evolve(emptyBenchState, opened as Evidence),
    );
    expect(bench.files).toMatchObject([{ fileName: "old.csv", sha256: "cd" }]);
    expect(unitIn(bench).stage).toBe("checked");
  });
});
