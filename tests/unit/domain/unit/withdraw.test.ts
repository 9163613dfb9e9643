import { describe, expect, it } from "vitest";
import { type WithdrawableKind, withdrawableKinds } from "../../../../shared/domain/evidence/unit-facts.ts";
import { benchWith, given, orderOpened, type Step, smoothLife, unitIn } from "../../../support/builders.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const sealed = [...smoothLife("running"), a.succeeded(), a.resealed(), a.poweredOff()];

const doubted = [...smoothLife("running"), a.identityScanned(22, "SIM-X")];
const among = ["SIM-A", "SIM-X"];

const cases: readonly (readonly [WithdrawableKind, readonly Step[], Step, number])[] = [
  ["startConfirmed", smoothLife("readyToStart"), a.started(10), 10],
  ["successConfirmed", smoothLife("running"), a.succeeded(52), 52],
  ["failureConfirmed", smoothLife("running"), a.failed(40), 40],
  ["resealConfirmed", [...smoothLife("running"), a.succeeded()], a.resealed(55), 55],
  ["powerOffConfirmed", [...smoothLife("running"), a.succeeded(), a.resealed()], a.poweredOff(57), 57],
  ["labelPrinted", sealed, a.labelled(58), 58],
  ["boxScanned", [...sealed, a.labelled()], a.boxScanned(59), 59],
  ["reportAccepted", sealed, a.reportAccepted(120), 120],
  ["shipped", smoothLife("ready"), a.shipped(70), 70],
  ["identityScanned", smoothLife("running"), a.identityScanned(22, "SIM-X"), 22],
  ["identityDecided", doubted, a.identityDecided(23, "SIM-X", among), 23],
];

/** The facts of a unit without the counters that every row moves. */
function factsOf(steps: readonly Step[]) {
  const {
    evidenceCount: _count,
    lastSeenAt: _seen,
    stageSince: _since,
    ...facts
  } = unitIn(given(orderOpened(), ...steps));
  return facts;
}

describe("withdrawing a confirmation (G11)", () => {
  it("covers every kind that can be withdrawn", () => {
    expect(cases.map(([kind]) => kind).toSorted()).toEqual(withdrawableKinds.toSorted());
  });

  it.each(cases)("%s: the unit is as it was before", (kind, before, said, minute) => {
    expect(factsOf([...before, said, a.withdrawn(130, kind, minute)])).toEqual(factsOf(before));
  });

  it.each(cases)("%s: one that is not in force is left alone", (kind, before, said) => {
    expect(factsOf([...before, said, a.withdrawn(130, kind, 999)])).toEqual(factsOf([...before, said]));
  });

  it("a run that was seen stays when its start mark is withdrawn", () => {
    const bench = benchWith("running", a.withdrawn(21, "startConfirmed", 10));
    expect(unitIn(bench).attempts).toHaveLength(1);
    expect(unitIn(bench).attempts[0]?.start).toBeUndefined();
  });

  it("a retry said by mistake leads back to the failed run", () => {
    const before = [...smoothLife("running"), a.signalsSeen(30, "failed"), a.failed(31)];
    const mistaken = [...before, a.started(33), a.signalsSeen(34, "failed"), a.withdrawn(35, "startConfirmed", 33)];
    expect(factsOf(mistaken)).toEqual(factsOf(before));
  });

  it("a retry that the device shows stays", () => {
    const bench = benchWith(
      "running",
      a.failed(31),
      a.started(33),
      a.signalsSeen(34, "notStarted"),
      a.withdrawn(35, "startConfirmed", 33),
    );
    expect(unitIn(bench).attempts).toHaveLength(2);
  });

  it("withdrawing before the first start changes nothing", () => {
    expect(unitIn(benchWith("readyToStart", a.withdrawn(20, "successConfirmed", 15))).attempts).toEqual([]);
  });
});
