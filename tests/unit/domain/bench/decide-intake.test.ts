import { describe, expect, it } from "vitest";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { identityKey } from "../../../../shared/domain/bench/decide/decide-intake.ts";
import type { HashSummary } from "../../../../shared/domain/intake/hash-summary.ts";
import { slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchWith, given, orderOpened } from "../../../support/builders.ts";
import { at, hashSummary } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const context = { actor: "Technician 07", now: at(5) } as const;

function addFile(bench: ReturnType<typeof given>, ...summaries: readonly HashSummary[]) {
  const candidates = summaries.map((summary, index) => ({
    line: index + 2,
    newUnitId: unitId(`new-${index + 1}`),
    reportedSerial: summary.serialNumber,
    summary,
  }));
  const decided = decide(
    bench,
    { kind: "addIntakeFile", fileName: "devices.csv", sha256: "0", candidates, refused: [] },
    context,
  );
  if (!decided.ok) throw new Error(decided.error.code);
  const targets = decided.value.flatMap((draft) => (draft.kind === "hardwareHashRead" ? [draft.unitId] : []));
  const file = decided.value.at(-1);
  if (file?.kind !== "intakeFileRead") throw new Error("The file itself is not in the journal");
  return { targets, accepted: file.accepted, duplicate: file.duplicate };
}

describe("a row of a file", () => {
  it("of a unit that is new becomes a unit", () => {
    expect(addFile(given(orderOpened()), hashSummary("A"), hashSummary("B"))).toEqual({
      targets: ["new-1", "new-2"],
      accepted: 2,
      duplicate: 0,
    });
  });

  it("of a known endorsement key is a duplicate, whatever else differs", () => {
    const moved = hashSummary("A", { serialNumber: "SIM-X", uuid: "uuid-x", digest: "x" });
    expect(addFile(benchWith("checked"), moved)).toEqual({ targets: [], accepted: 0, duplicate: 1 });
  });

  it("of a known UUID with its serial is a duplicate", () => {
    const same = hashSummary("A", { endorsementKeyId: "", uuid: "UUID-A", serialNumber: "sim-a" });
    expect(addFile(benchWith("checked"), same).duplicate).toBe(1);
  });

  it.each<readonly [string, Partial<HashSummary>]>([
    ["serial", { uuid: "uuid-x" }],
    ["UUID", { serialNumber: "SIM-X" }],
    ["serial, without a UUID", { uuid: "" }],
  ])("that shares only a %s is another unit", (_, changes) => {
    const summary = hashSummary("A", { endorsementKeyId: "", digest: "x", ...changes });
    expect(addFile(benchWith("checked"), summary)).toEqual({ targets: ["new-1"], accepted: 1, duplicate: 0 });
  });

  it("twice in one file counts once", () => {
    expect(addFile(given(orderOpened()), hashSummary("A"), hashSummary("A", { digest: "other" }))).toEqual({
      targets: ["new-1"],
      accepted: 1,
      duplicate: 1,
    });
  });

  it("without any identity is not taken for another one without", () => {
    const nameless = { endorsementKeyId: "", uuid: "", serialNumber: "" } as const;
    const rows = [hashSummary("A", nameless), hashSummary("B", nameless), hashSummary("A", nameless)];
    expect(addFile(given(orderOpened()), ...rows)).toEqual({ targets: ["new-1", "new-2"], accepted: 2, duplicate: 1 });
    expect(new Set(rows.map(identityKey)).size).toBe(2);
  });

  it("of a unit that was stopped for its hash replaces that hash", () => {
    const blocked = given(orderOpened(), a.seen(), a.hashRead(1, { grade: "block" }));
    expect(addFile(blocked, hashSummary("A", { digest: "new" }))).toEqual({
      targets: ["A"],
      accepted: 1,
      duplicate: 0,
    });
    expect(addFile(blocked, hashSummary("A"))).toMatchObject({ duplicate: 1 });
    const refused = andThen(
      benchWith("registering"),
      a.importSeen(7, { status: "error", errorCode: 807, errorName: "InvalidZtdHardwareHash" }),
    );
    expect(addFile(refused, hashSummary("A", { digest: "new" })).targets).toEqual(["A"]);
  });
});

describe("devices the bridge lists", () => {
  const device = (address: string, slot?: number) => ({
    address,
    label: address,
    newUnitId: unitId(`unit-${address}`),
    ...(slot === undefined ? {} : { slot: slotNumber(slot) }),
  });
  const listed = (bench: ReturnType<typeof given>, ...devices: readonly ReturnType<typeof device>[]) => {
    const decided = decide(bench, { kind: "addReachableDevices", devices }, context);
    return decided.ok
      ? decided.value.map((draft) => ("unitId" in draft ? `${draft.kind} ${draft.unitId}` : draft.kind))
      : decided.error.code;
  };

  it("become units in the slots the network names", () => {
    expect(listed(given(orderOpened()), device("bench-1", 1), device("bench-2"))).toEqual([
      "unitSeen unit-bench-1",
      "unitPlaced unit-bench-1",
      "unitSeen unit-bench-2",
    ]);
  });

  it("are left alone when they are known", () => {
    expect(listed(given(orderOpened(), a.seen(0, "bench-1")), device("bench-1", 1))).toEqual([]);
  });

  it("lie nowhere when their slot is taken, named twice or not there", () => {
    const bench = given(orderOpened(), a.seen(), a.placed(1, 1));
    const names = listed(bench, device("x", 1), device("y", 2), device("z", 2), device("w", 13));
    expect(names).toEqual([
      "unitSeen unit-x",
      "unitSeen unit-y",
      "unitPlaced unit-y",
      "unitSeen unit-z",
      "unitSeen unit-w",
    ]);
  });

  it("take the slot of a unit that was shipped", () => {
    const bench = given(orderOpened(), a.seen(), a.placed(1, 1), a.shipped(2));
    expect(listed(bench, device("x", 1))).toEqual(["unitSeen unit-x", "unitPlaced unit-x"]);
  });
});
