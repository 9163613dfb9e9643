import { describe, expect, it } from "vitest";
import { matchEarlierEnrolments } from "../../../../shared/domain/bench/match/match-earlier-enrolments.ts";
import { matchManagedDevices } from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { planUnit } from "../../../../shared/domain/bench/plan/plan-unit.ts";
import { projectTile } from "../../../../shared/domain/bench/project/project-tile.ts";
import { pastView } from "../../../../shared/domain/clearing/past-view.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import { clearingEndText, fateText, stepText } from "../../../../shared/text/screens/past-screen-text.ts";
import { andThen, benchWith, orderIn, type Step, unitIn } from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastObject, pastSteps } from "../../../support/past-records.ts";
import { at, managedDevice } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const records = [pastManaged(), pastAutopilot()];
const begun = past.begun(61, "deregister", [
  { action: "deleteManagedDevice", record: pastManaged() },
  { action: "deleteAutopilotDevice", record: pastAutopilot() },
]);
const bench = (...steps: readonly Step[]) => benchWith("readyToStart", past.recordsSeen(60, records), ...steps);
const tileOf = (state: ReturnType<typeof bench>, minute: number) => {
  const { class: tileClass, word, detail, until } = projectTile(unitIn(state), orderIn(state), state, at(minute));
  return { class: tileClass, word, code: detail.code, until };
};

describe("the tile of a unit with a past", () => {
  it.each<readonly [string, number, readonly Step[], object]>([
    [
      "an enrolment from before",
      20,
      [past.enrolledBefore(15)],
      { class: "look", word: "clearPast", code: "detail.enrolledBefore" },
    ],
    [
      "blocked by the tenant",
      20,
      [a.registrationSeen(15, { userlessEnrollmentStatus: "blocked" })],
      { class: "look", word: "clearPast", code: "detail.enrollmentBlocked" },
    ],
    ["begun", 61, [begun], { class: "quiet", word: "clearingPast", code: "detail.clearingStep", until: undefined }],
    [
      "awaited",
      70,
      [begun, past.sent(61), past.answered(62, "taken")],
      { class: "quiet", word: "clearingPast", code: "detail.clearingStep", until: at(96) },
    ],
    [
      "late",
      96,
      [begun, past.sent(61), past.answered(62, "taken")],
      { class: "look", word: "clearingPast", code: "detail.clearingLate" },
    ],
    [
      "refused",
      63,
      [begun, past.sent(61), past.answered(62, "refused")],
      { class: "look", word: "clearingPast", code: "detail.clearingRefused" },
    ],
    [
      "gone, not yet proven",
      64,
      [begun, past.recordsSeen(63, [])],
      { class: "quiet", code: "detail.clearingProof", until: at(68) },
    ],
  ])("%s", (_what, minute, steps, expected) => {
    expect(tileOf(bench(...steps), minute)).toMatchObject(expected);
  });

  it("says so while the profile is awaited, too", () => {
    const waiting = benchWith(
      "registering",
      a.registrationSeen(8, { userlessEnrollmentStatus: "blocked", profileStatus: "pending" }),
    );
    expect(unitIn(waiting).stage).toBe("registered");
    expect(tileOf(waiting, 9)).toMatchObject({ class: "look", word: "clearPast" });
  });

  it("is looked at again by itself when the step becomes late", () => {
    const waiting = bench(begun, past.sent(61), past.answered(62, "taken"), past.recordsSeen(95.9, records));
    const { wakeAt } = planUnit(unitIn(waiting), waiting, new Map(), at(95.95));
    expect(wakeAt).toBe(at(96));
  });
});

describe("the next step of a stop that a past causes", () => {
  it.each<readonly [string, string, Parameters<typeof benchWith>]>([
    ["a second run was refused", "next.clearPast", ["running", a.failed(40, "0x80180014")]],
    [
      "a left-over object",
      "next.clearPast",
      ["registering", a.importSeen(7, { status: "error", errorCode: 814, errorName: "" })],
    ],
    ["several registrations", "next.decideRegistration", ["checked", a.registrationsRivalled(4)]],
    ["another failure", "next.actOnError", ["running", a.failed(40, "0x81039024")]],
    [
      "a failure after the enrolment, which blocks the next one",
      "next.actOnError",
      ["running", a.registrationSeen(30, { userlessEnrollmentStatus: "blocked" }), a.failed(40, "0x87D1041C")],
    ],
  ])("%s: %s", (_why, code, steps) => {
    const state = benchWith(...steps);
    const verdict = judge(unitIn(state), orderIn(state), state.configuration, at(60));
    expect(verdict.kind === "stop" && verdict.nextStep.code).toBe(code);
  });
});

describe("an enrolment that the list of managed devices shows", () => {
  const seen = (state: ReturnType<typeof bench>, ...devices: readonly ReturnType<typeof managedDevice>[]) =>
    matchEarlierEnrolments(state, devices, at(30)).map((draft) =>
      draft.kind === "clearingEnrolmentSeen" ? (draft.device?.managedDeviceId ?? "gone") : draft.kind,
    );

  it("of before the unit was ready is its past; one since then is a start that nobody announced", () => {
    const ready = benchWith("readyToStart");
    expect(seen(ready, managedDevice("A", { enrolledAt: at(-9) }))).toEqual(["managed-A"]);
    const started = managedDevice("A", { enrolledAt: at(20) });
    expect(seen(ready, started)).toEqual([]);
    expect(matchManagedDevices(ready, [started], at(30))).toHaveLength(1);
  });

  it("is told once, and when it is gone", () => {
    const known = benchWith("readyToStart", past.enrolledBefore(20));
    const device = managedDevice("A", { managedDeviceId: "old-managed-a", enrolledAt: at(-9) });
    expect(seen(known, device)).toEqual([]);
    expect(seen(known)).toEqual(["gone"]);
    const forgotten = andThen(known, {
      minute: 31,
      source: "E-MD",
      unit: "A",
      fact: { kind: "clearingEnrolmentSeen" },
    });
    expect(unitIn(forgotten).earlierEnrolment).toBeUndefined();
    expect(seen(forgotten)).toEqual([]);
  });

  it("is not told of a unit that runs, and of none without a serial of its own", () => {
    expect(seen(benchWith("running"), managedDevice("A", { enrolledAt: at(-9) }))).toEqual([]);
    expect(seen(benchWith("readyToStart"), managedDevice("Z", { enrolledAt: at(-9) }))).toEqual([]);
  });
});

describe("what the panel says", () => {
  const shownStep = (index: number, ...steps: readonly Step[]): string => {
    const state = bench(begun, ...steps);
    const clearing = pastView(unitIn(state), state, at(70)).clearing;
    const step = clearing?.steps[index];
    if (clearing === undefined || step === undefined) throw new Error("No clearing");
    const current = clearing.steps.findIndex(({ state: word }) => word !== "done");
    return stepText(step, index === current, clearing).replaceAll(/\d\d:\d\d/g, "time");
  };

  it.each<readonly [string, number, readonly Step[]]>([
    ["Delete managed device: next", 0, []],
    ["Delete Autopilot device: waits", 1, []],
    ["Delete managed device: sent time", 0, [past.sent(62)]],
    [
      "Delete managed device: sent time, taken by the tenant, awaited until time",
      0,
      [past.sent(62), past.answered(63, "taken")],
    ],
    [
      "Delete managed device: sent time, the tenant is already deleting it, awaited until time",
      0,
      [past.sent(62), past.answered(63, "inProgress")],
    ],
    [
      "Delete managed device: sent time, the answer was lost; the records are read before anything is repeated",
      0,
      [past.sent(62), past.answered(63, "unclear")],
    ],
    ["Delete managed device: done, seen time", 0, [past.recordsSeen(63, [pastAutopilot()])]],
  ])("%s", (sentence, index, steps) => {
    expect(shownStep(index, ...steps)).toBe(sentence);
  });

  it("says of every record what happens to it, and of one that is left alone why", () => {
    const object = pastObject("A", { entraDeviceId: "entra-a", ztdId: "ztd-a" });
    const state = benchWith("readyToStart", past.recordsSeen(60, [...records, object]));
    const view = pastView(unitIn(state), state, at(61));
    const fates = (way: string | undefined) =>
      view.records.map((record) =>
        fateText(
          record,
          view.offers.find((offer) => offer.way === way),
        ),
      );
    const kept = "Kept: the registration is anchored on it. The object of a registered device is never deleted.";
    expect(fates(undefined)).toEqual(["Nothing yet.", "Nothing yet.", kept]);
    expect(fates("deregister")).toEqual(["Deleted as step 1.", "Deleted as step 2.", kept]);
    expect(fates("deleteIntuneRecord")).toEqual(["Deleted as step 1.", "Kept.", kept]);
  });

  it("names the end, and what comes next", () => {
    const state = bench(begun, past.recordsSeen(63, []), past.recordsSeen(70, []));
    const { clearing } = pastView(unitIn(state), state, at(71));
    expect(clearing === undefined ? "" : clearingEndText(clearing)).toMatch(
      /^Cleared .* The bench registers the unit again\.$/,
    );
    expect(clearing?.isOpen).toBe(false);
  });
});
