import { describe, expect, it } from "vitest";
import type { Command, Identifiers } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { benchWith, given, orderOpened, type Step } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const unit = unitId("A");

function outcomeOf(bench: ReturnType<typeof given>, command: Command, minute = 70): string {
  const decided = decide(bench, command, { actor: "Technician 07", now: at(minute) });
  return decided.ok ? decided.value.map((draft) => draft.kind).join(" ") : decided.error.code;
}

const rework = (identifiers: Identifiers): Command => ({
  kind: "startRework",
  unitId: unit,
  identifiers,
  reason: "hardware",
});
const route = (identifiers: Identifiers): Command => ({
  kind: "routeToIt",
  unitId: unit,
  identifiers,
  reason: "customerRule",
});
const endRework: Command = { kind: "endRework", unitId: unit };

describe("taking a unit off its path needs two identifiers that agree", () => {
  it.each<readonly [string, string, string, readonly Step[]]>([
    ["IM-A", "7", "reworkStarted", [a.placed(2, 7)]],
    ["sim-a", "slot 07", "reworkStarted", [a.placed(2, 7)]],
    ["SIM-A", "SLOT-7", "reworkStarted", [a.placed(2, 7)]],
    ["SIM-A", "07", "reworkStarted", [a.placed(2, 7)]],
    ["SIM-A", "contoso book 14", "reworkStarted", []],
    ["M-A", "7", "unit.wrongIdentifiers", [a.placed(2, 7)]],
    ["SIM-B", "7", "unit.wrongIdentifiers", [a.placed(2, 7)]],
    ["SIM-A", "8", "unit.wrongIdentifiers", [a.placed(2, 7)]],
    ["SIM-A", "Contoso", "unit.wrongIdentifiers", [a.placed(2, 7)]],
    ["SIM-A", "none", "unit.wrongIdentifiers", []],
    ["SIM-A", "", "unit.wrongIdentifiers", []],
    ["", "7", "unit.wrongIdentifiers", [a.placed(2, 7)]],
  ])("%j and %j: %s", (serialEnding, slotOrModel, outcome, steps) => {
    const bench = benchWith("readyToStart", ...steps);
    expect(outcomeOf(bench, rework({ serialEnding, slotOrModel }))).toBe(outcome);
    expect(outcomeOf(bench, route({ serialEnding, slotOrModel }))).toBe(outcome.replace("reworkStarted", "routedToIt"));
  });

  it("a unit whose model nobody knows is not found by an empty one", () => {
    const bench = given(orderOpened(), a.seen(), a.identityScanned(1, "SIM-A"));
    expect(outcomeOf(bench, rework({ serialEnding: "SIM-A", slotOrModel: " " }))).toBe("unit.wrongIdentifiers");
  });
});

describe("the way off and back", () => {
  const right = { serialEnding: "SIM-A", slotOrModel: "Contoso Book 14" } as const;

  it.each<readonly [string, Command, string, readonly Step[]]>([
    ["rework twice", rework(right), "unit.wrongState", [a.reworkStarted(60)]],
    ["routing one in rework", route(right), "unit.wrongState", [a.reworkStarted(60)]],
    ["rework of a shipped unit", rework(right), "unit.wrongState", [a.shipped(69)]],
    ["ending rework", endRework, "reworkEnded", [a.reworkStarted(60)]],
    ["ending what never began", endRework, "unit.wrongState", []],
    ["ending a routing", endRework, "unit.wrongState", [a.routedToIt(60)]],
  ])("%s: %s", (_, command, outcome, steps) => {
    expect(outcomeOf(benchWith("ready", ...steps), command)).toBe(outcome);
  });
});

describe("undo", () => {
  it("takes back the newest confirmation, within ten minutes", () => {
    const bench = benchWith("ready");
    const undone = decide(bench, { kind: "undo" }, { actor: "T", now: at(69) });
    expect(undone).toMatchObject({
      value: [{ kind: "confirmationWithdrawn", withdrawn: "boxScanned", evidenceId: "A:boxScanned:59" }],
    });
    expect([outcomeOf(bench, { kind: "undo" }, 69), outcomeOf(bench, { kind: "undo" }, 69.01)]).toEqual([
      "confirmationWithdrawn",
      "undo.tooLate",
    ]);
  });

  it("has nothing to take back on a fresh bench", () => {
    expect(outcomeOf(benchWith("readyToStart"), { kind: "undo" })).toBe("undo.nothing");
  });

  it("goes back one by one", () => {
    const bench = benchWith("sealed", a.withdrawn(58, "powerOffConfirmed", 57));
    expect(decide(bench, { kind: "undo" }, { actor: "T", now: at(59) })).toMatchObject({
      value: [{ withdrawn: "resealConfirmed" }],
    });
  });

  it("a shipped unit can be taken back too (G11)", () => {
    expect(decide(benchWith("ready", a.shipped(70)), { kind: "undo" }, { actor: "T", now: at(75) })).toMatchObject({
      value: [{ withdrawn: "shipped" }],
    });
  });
});

describe("collecting again and the page's QR code", () => {
  const again: Command = { kind: "collectAgain", unitId: unit };
  const code = (ztdId: string): Command => ({
    kind: "scanPreProvisionCode",
    unitId: unit,
    ztdId,
    serialNumber: "SIM-A",
  });

  it("collecting needs an address", () => {
    expect(outcomeOf(given(orderOpened(), a.seen()), again)).toBe("unit.wrongState");
    expect(outcomeOf(given(orderOpened(), a.seen(0, "bench-1")), again)).toBe("collectRequested");
  });

  it("a code of another registration than the unit's is refused", () => {
    expect(outcomeOf(benchWith("readyToStart"), code("ztd-a"))).toBe("preProvisionCodeScanned");
    expect(outcomeOf(benchWith("readyToStart"), code("ztd-b"))).toBe("unit.wrongIdentifiers");
    expect(outcomeOf(benchWith("checked"), code("ztd-b"))).toBe("preProvisionCodeScanned");
  });
});
