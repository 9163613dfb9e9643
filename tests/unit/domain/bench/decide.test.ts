import { describe, expect, it } from "vitest";
import { emptyBenchState } from "../../../../shared/domain/bench/bench-state.ts";
import type { Command, ConfirmWhat } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { boxCodeOf, latestUserFlowStart } from "../../../../shared/domain/bench/decide/decide-seal.ts";
import { parseScan } from "../../../../shared/domain/scan/parse-scan.ts";
import { epochMs, orderId, slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import {
  benchWith,
  given,
  type LifeUpTo,
  lifeStages,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { at, order } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const unit = unitId("A");

/** What a command comes to: the kinds of evidence, or the error's code. */
function outcomeOf(bench: ReturnType<typeof given>, command: Command, minute = 70): string {
  const decided = decide(bench, command, { actor: "Technician 07", now: at(minute) });
  return decided.ok ? decided.value.map((draft) => draft.kind).join(" ") : decided.error.code;
}

const confirm = (what: ConfirmWhat): Command => ({ kind: "confirm", unitId: unit, what });
const place = (slot: number): Command => ({ kind: "placeUnit", unitId: unit, slot: slotNumber(slot), byScan: true });
const ship = (boxCode = "RESEAL:CT-0042:SIM-A"): Command => ({ kind: "ship", unitId: unit, boxCode });

describe("an order", () => {
  it("is opened once, and again without effect", () => {
    expect(outcomeOf(emptyBenchState, { kind: "openOrder", order: order() })).toBe("orderOpened");
    expect(outcomeOf(given(orderOpened()), { kind: "openOrder", order: order() })).toBe("");
  });

  it("whose tenant, way, tag or profile was changed after it was first opened is refused", () => {
    for (const changed of [{ tenantName: "Fabrikam" }, { groupTag: "OTHER" }, { expectedProfile: "Other" }])
      expect(outcomeOf(given(orderOpened()), { kind: "openOrder", order: order(changed) })).toBe("order.changed");
  });

  it("of another id is refused while one is open", () => {
    const other = order({ id: orderId("order-2") });
    expect(outcomeOf(given(orderOpened()), { kind: "openOrder", order: other })).toBe("order.alreadyOpen");
  });

  it.each<Command>([
    confirm("started"),
    place(1),
    ship(),
    { kind: "undo" },
    { kind: "addReachableDevices", devices: [] },
  ])("is needed for $kind", (command) => {
    expect(outcomeOf(emptyBenchState, command)).toBe("order.notOpen");
  });

  it("a unit that is not there is not found", () => {
    expect(outcomeOf(given(orderOpened()), confirm("started"))).toBe("unit.notFound");
  });
});

describe("what a technician may say", () => {
  const yes: Readonly<Record<ConfirmWhat, readonly LifeUpTo[]>> = {
    started: ["readyToStart"],
    success: ["running"],
    failure: ["running"],
    stillRunning: ["running"],
    reseal: [],
    powerOff: [],
  };

  it.each(Object.keys(yes) as ConfirmWhat[])("%s, only where it can be true", (what) => {
    const accepted = lifeStages.filter((stage) => outcomeOf(benchWith(stage), confirm(what)) !== "unit.wrongState");
    expect(accepted).toEqual(yes[what]);
  });

  it.each<readonly [ConfirmWhat, string, LifeUpTo, readonly Step[]]>([
    ["started", "startConfirmed", "running", [a.failed(30)]],
    ["started", "startConfirmed", "readyToStart", [a.signalsSeen(20, "inProgress")]],
    ["started", "unit.wrongState", "running", []],
    ["success", "successConfirmed", "running", [a.failed(30)]],
    ["success", "unit.wrongState", "running", [a.succeeded()]],
    ["failure", "failureConfirmed", "running", []],
    ["failure", "unit.wrongState", "running", [a.failed(30)]],
    ["failure", "unit.wrongState", "running", [a.succeeded()]],
    ["reseal", "resealConfirmed", "running", [a.succeeded()]],
    ["reseal", "unit.wrongState", "running", [a.succeeded(), a.resealed()]],
    ["powerOff", "powerOffConfirmed", "running", [a.succeeded(), a.resealed()]],
    ["powerOff", "unit.wrongState", "running", [a.succeeded()]],
    ["success", "unit.wrongState", "running", [a.reworkStarted(30)]],
    ["success", "unit.wrongState", "running", [a.reworkStarted(30), a.reworkEnded(40)]],
    ["started", "startConfirmed", "running", [a.reworkStarted(30), a.reworkEnded(40)]],
    ["started", "unit.wrongState", "readyToStart", [a.routedToIt(30)]],
  ])("%s: %s", (what, outcome, stage, steps) => {
    expect(outcomeOf(benchWith(stage, ...steps), confirm(what))).toBe(outcome);
  });

  it("error codes are written as Windows shows them", () => {
    const failure = (errorCode?: string) =>
      decide(
        benchWith("running"),
        { kind: "confirm", unitId: unit, what: "failure", ...(errorCode === undefined ? {} : { errorCode }) },
        { actor: "T", now: at(30) },
      );
    expect(failure("0x87d1041c")).toMatchObject({ value: [{ errorCode: "0x87D1041C", actor: "T", at: at(30) }] });
    expect(failure()).toMatchObject({ value: [{ errorCode: "" }] });
  });
});

describe("placing", () => {
  it.each<readonly [string, string, Command, readonly Step[]]>([
    ["a free slot", "unitPlaced", place(3), []],
    ["the slot it lies in", "", place(3), [a.placed(1, 3)]],
    ["a slot that is taken", "slot.occupied", place(3), [b.seen(), b.placed(1, 3)]],
    ["the slot of a shipped unit", "unitPlaced", place(3), [b.seen(), b.placed(1, 3), b.shipped(2)]],
    ["slot 0", "slot.unknown", place(0), []],
    ["a slot beyond the bench", "slot.unknown", place(13), []],
  ])("%s: %s", (_, outcome, command, steps) => {
    expect(outcomeOf(given(orderOpened(), a.seen(), ...steps), command)).toBe(outcome);
  });
});

describe("label, box and shipping", () => {
  it.each<readonly [string, string, Command, LifeUpTo, readonly Step[]]>([
    [
      "a label before power-off",
      "unit.wrongState",
      { kind: "printLabel", unitId: unit },
      "running",
      [a.succeeded(), a.resealed()],
    ],
    ["a label after power-off", "labelPrinted", { kind: "printLabel", unitId: unit }, "sealed", []],
    ["a label in rework", "unit.wrongState", { kind: "printLabel", unitId: unit }, "sealed", [a.reworkStarted(60)]],
    [
      "its own box",
      "boxScanned",
      { kind: "scanBox", unitId: unit, boxCode: "RESEAL:CT-0042:SIM-A " },
      "sealed",
      [a.labelled()],
    ],
    [
      "another box",
      "unit.wrongBox",
      { kind: "scanBox", unitId: unit, boxCode: "RESEAL:CT-0042:SIM-B" },
      "sealed",
      [a.labelled()],
    ],
    [
      "a box without a label",
      "unit.wrongState",
      { kind: "scanBox", unitId: unit, boxCode: "RESEAL:CT-0042:SIM-A" },
      "sealed",
      [],
    ],
    [
      "the box of a run before rework",
      "unit.wrongState",
      { kind: "scanBox", unitId: unit, boxCode: "RESEAL:CT-0042:SIM-A" },
      "ready",
      [a.reworkStarted(66), a.reworkEnded(67)],
    ],
    ["shipping a ready unit", "shipped", ship(), "ready", []],
    ["shipping it with another box in hand", "unit.wrongBox", ship("RESEAL:CT-0042:SIM-B"), "ready", []],
    ["shipping it twice", "", ship(), "ready", [a.shipped(68)]],
    ["shipping a unit that is not ready", "unit.notReadyToShip", ship(), "sealed", []],
    ["shipping a stopped one", "unit.notReadyToShip", ship(), "ready", [a.managedSeen(68, { lastContactAt: at(67) })]],
    ["shipping one in rework", "unit.notReadyToShip", ship(), "ready", [a.reworkStarted(68)]],
  ])("%s: %s", (_, outcome, command, stage, steps) => {
    expect(outcomeOf(benchWith(stage, ...steps), command)).toBe(outcome);
  });

  it("ready yesterday is not ready today", () => {
    expect(outcomeOf(benchWith("ready"), ship(), 62 + 24 * 60)).toBe("unit.notReadyToShip");
  });

  it("a label carries both dates of the user flow, counted from the success screen", () => {
    const printed = decide(benchWith("sealed"), { kind: "printLabel", unitId: unit }, { actor: "T", now: at(60) });
    expect(printed).toMatchObject({
      value: [{ useFrom: at(52 + 90), useBefore: latestUserFlowStart(at(52)), boxCode: "RESEAL:CT-0042:SIM-A" }],
    });
  });

  it.each([
    ["2026-08-31T10:00:00Z", "2027-02-28T10:00:00.000Z"],
    ["2027-08-31T10:00:00Z", "2028-02-29T10:00:00.000Z"],
    ["2026-01-15T10:00:00Z", "2026-07-15T10:00:00.000Z"],
  ])("six calendar months after %s is %s", (from, until) => {
    expect(new Date(latestUserFlowStart(epochMs(Date.parse(from)))).toISOString()).toBe(until);
  });

  it.each(["CT-0042", "A:B:C", "x".repeat(64)])(
    "the box code of order %s leads back to the serial number",
    (number) => {
      expect(parseScan(boxCodeOf(number, unitIn(benchWith("sealed"))))).toMatchObject({
        kind: "box",
        serialNumber: "SIM-A",
      });
    },
  );
});

describe("accepting that the report was not updated", () => {
  const accept: Command = { kind: "acceptReport", unitId: unit, name: "Supervisor 01", reason: "Report not updated" };
  const unreported = smoothLife("ready").filter((step) => step.fact.kind !== "deploymentEventSeen");
  const bench = (...more: readonly Step[]) => given(orderOpened(), ...unreported, ...more);

  it.each<readonly [string, string, number, readonly Step[]]>([
    ["within the hour", "report.tooEarly", 114, []],
    ["after an hour", "reportAccepted", 115, []],
    ["twice", "unit.wrongState", 130, [a.reportAccepted(120)]],
    ["again after a day", "reportAccepted", 120 + 24 * 60, [a.reportAccepted(120)]],
    ["when the report has it", "unit.wrongState", 130, [a.eventSeen(65)]],
    ["in rework", "unit.wrongState", 130, [a.reworkStarted(66)]],
    ["after rework", "unit.wrongState", 130, [a.reworkStarted(66), a.reworkEnded(67)]],
  ])("%s: %s", (_, outcome, minute, steps) => {
    expect(outcomeOf(bench(...steps), accept, minute)).toBe(outcome);
  });

  it("too early says from when, and is worth repeating then", () => {
    const early = decide(bench(), accept, { actor: "T", now: at(100) });
    expect(early).toMatchObject({
      error: { retry: { when: "later", delayMs: 15 * 60_000 }, context: { untilAt: at(115) } },
    });
  });

  it("carries the name of who accepted, not of who works at the bench", () => {
    expect(decide(bench(), accept, { actor: "Technician 07", now: at(120) })).toMatchObject({
      value: [{ actor: "Supervisor 01", source: "E-ADM" }],
    });
  });
});
