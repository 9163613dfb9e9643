import { describe, expect, it } from "vitest";
import type { Command } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { pastView } from "../../../../shared/domain/clearing/past-view.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchStarted, benchWith, type Step, unitIn } from "../../../support/builders.ts";
import { pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const foreign = (minute: number): Step =>
  a.importSeen(minute, { status: "error", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" });
const found = (...steps: readonly Step[]) => benchWith("registering", foreign(7), ...steps);
const right = { serialEnding: "SIM-A", slotOrModel: "Contoso Book 14" };

function outcomeOf(bench: ReturnType<typeof found>, command: Command): string {
  const decided = decide(bench, command, { actor: "Technician 07", now: at(90) });
  return decided.ok ? decided.value.map((draft) => draft.kind).join(" ") : decided.error.code;
}

describe("a device that another tenant has", () => {
  it("is noted with its row and its age, once", () => {
    const { release, stage } = unitIn(found(foreign(7), benchStarted(20)));
    expect(stage).toBe("foreignTenant");
    expect(release).toMatchObject({ foundAt: at(7), caseNumber: "", papers: [] });
    expect(release?.rows).toEqual([
      { code: 808, name: "ZtdDeviceAssignedToOtherTenant", attempt: 1, importId: "import-A", seenAt: at(7) },
    ]);
  });

  it("is not sent again by itself, however long it waits", () => {
    const bench = found();
    const { effects } = plan(bench, new Map(), [unitId("A")], at(100_000));
    expect(effects.filter(({ kind }) => kind === "sendImports")).toEqual([]);
  });

  it("its case number and papers stay, whatever else happens", () => {
    const bench = found(
      past.releaseNoted(30, "2511-77"),
      benchStarted(40),
      past.released(50),
      a.importSent(51, 2),
      foreign(53),
    );
    expect(unitIn(bench).release).toMatchObject({
      foundAt: at(7),
      caseNumber: "2511-77",
      papers: ["invoice"],
      notedBy: "Lead",
      toldAt: at(50),
    });
    expect(unitIn(bench).release?.rows.map(({ attempt, seenAt }) => [attempt, seenAt])).toEqual([
      [1, at(7)],
      [2, at(53)],
    ]);
  });

  it("is tried again once somebody said that it was released, as a further try that replaces its old row", () => {
    const bench = found(past.released(50));
    expect(unitIn(bench).stage).toBe("checked");
    const { effects } = plan(bench, new Map(), [], at(60));
    expect(effects).toContainEqual({
      kind: "sendImports",
      items: [{ unitId: "A", importId: "import-A", attempt: 2, replacesRecordId: "record-A" }],
    });
    expect(unitIn(andThen(bench, a.importSent(60, 2), foreign(63))).stage).toBe("foreignTenant");
    const registered = andThen(bench, a.importSent(60, 2), a.importSeen(63), a.registrationSeen(64));
    expect(unitIn(registered).stage).toBe("registered");
  });

  it("shows its release beside its past, which cannot be cleared here", () => {
    const bench = found(past.releaseNoted(30, "2511-77"));
    expect(pastView(unitIn(bench), bench, at(60))).toMatchObject({
      refusal: { code: "action.otherTenant" },
      offers: [],
      release: { isForeign: true, caseNumber: "2511-77" },
    });
  });

  it.each<readonly [string, string, Command, ReturnType<typeof found>]>([
    [
      "two identifiers agree",
      "clearingReleaseTold",
      { kind: "tellReleased", unitId: unitId("A"), identifiers: right },
      found(),
    ],
    [
      "they do not",
      "unit.wrongIdentifiers",
      { kind: "tellReleased", unitId: unitId("A"), identifiers: { ...right, serialEnding: "SIM-B" } },
      found(),
    ],
    [
      "it is tried already",
      "unit.wrongState",
      { kind: "tellReleased", unitId: unitId("A"), identifiers: right },
      found(past.released(50)),
    ],
    [
      "nobody else has it",
      "unit.wrongState",
      { kind: "noteRelease", unitId: unitId("A"), caseNumber: "1", papers: [], note: "" },
      benchWith("readyToStart"),
    ],
    [
      "a paper is named twice",
      "clearingReleaseNoted",
      { kind: "noteRelease", unitId: unitId("A"), caseNumber: "1", papers: ["invoice", "invoice"], note: "" },
      found(),
    ],
  ])("what a person says is taken or refused: %s", (_when, outcome, command, bench) => {
    expect(outcomeOf(bench, command)).toBe(outcome);
  });
});
