import { describe, expect, it } from "vitest";
import type { Command } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchWith, given, orderOpened, unitIn } from "../../../support/builders.ts";
import { draftedOn } from "../../../support/drafted.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

type BenchState = ReturnType<typeof given>;

const a = unitSteps("A");
const doubted = given(orderOpened(), a.seen(), a.hashRead(1, {}, "SIM-X"), a.placed(2, 7));
const context = { actor: "Technician 07", now: at(10) } as const;

const decideFor = (serialNumber: string, serialEnding: string, slotOrModel = "7"): Command => ({
  kind: "decideIdentity",
  unitId: unitId("A"),
  serialNumber,
  identifiers: { serialEnding, slotOrModel },
});

/** The serial number decided for, or the error's code. */
function outcomeOf(bench: BenchState, command: Command): string {
  const decided = decide(bench, command, context);
  if (!decided.ok) return decided.error.code;
  return decided.value.map((draft) => ("serialNumber" in draft ? draft.serialNumber : draft.kind)).join();
}

describe("which serial number a unit carries", () => {
  it("is decided with two identifiers that agree with the one chosen", () => {
    expect([
      outcomeOf(doubted, decideFor("SIM-A", "IM-A")),
      outcomeOf(doubted, decideFor(" sim-x", "sim-x", "Contoso Book 14")),
    ]).toEqual(["SIM-A", "SIM-X"]);
  });

  it.each<readonly [string, Command]>([
    ["the ending of the other one", decideFor("SIM-A", "SIM-X")],
    ["another slot", decideFor("SIM-A", "SIM-A", "8")],
    ["an ending that is too short", decideFor("SIM-A", "M-A")],
    ["a serial number that nobody named", decideFor("SIM-Z", "SIM-Z")],
  ])("is not decided with %s", (_, command) => {
    expect(outcomeOf(doubted, command)).toBe("unit.wrongIdentifiers");
  });

  it("is no question while they agree, when the unit has left, and for a unit in rework", () => {
    const command = decideFor("SIM-A", "SIM-A");
    expect([
      outcomeOf(benchWith("checked", a.placed(2, 7)), command),
      outcomeOf(andThen(doubted, a.shipped(5)), command),
      outcomeOf(andThen(doubted, a.reworkStarted(5)), command),
    ]).toEqual(["unit.wrongState", "unit.wrongState", "unit.wrongState"]);
  });

  it("can be decided anew, and taken back", () => {
    const taken = (bench: BenchState, command: Command): BenchState => {
      const decided = decide(bench, command, context);
      return decided.ok ? draftedOn(bench, decided.value) : bench;
    };
    const first = taken(doubted, decideFor("SIM-X", "SIM-X"));
    expect(unitIn(first)).toMatchObject({
      stage: "stopped",
      decision: { serialNumber: "SIM-X", actor: "Technician 07" },
    });
    const second = taken(first, decideFor("SIM-A", "SIM-A"));
    expect(unitIn(second)).toMatchObject({ stage: "checked", decision: { among: ["SIM-A", "SIM-X"] } });
    expect(unitIn(taken(second, { kind: "undo" }))).not.toHaveProperty("decision");
  });
});

describe("a label that is said to be on the unit", () => {
  const scan = (serialNumber: string): Command => ({ kind: "scanIdentity", unitId: unitId("A"), serialNumber });

  it("is put on record once", () => {
    const bench = benchWith("checked");
    expect(outcomeOf(bench, scan("SIM-A"))).toBe("SIM-A");
    expect(outcomeOf(andThen(bench, a.identityScanned(5, "SIM-A")), scan("sim-a "))).toBe("");
  });

  it("of a unit that has left is nothing to say any more", () => {
    expect(outcomeOf(benchWith("ready", a.shipped(70)), scan("SIM-A"))).toBe("unit.wrongState");
  });
});
