import { describe, expect, it } from "vitest";
import { currentStep } from "../../../../shared/domain/clearing/clearing.ts";
import { wantedForPast } from "../../../../shared/domain/clearing/plan-clearing.ts";
import { wayRecords } from "../../../../shared/domain/clearing/way-record.ts";
import {
  andThen,
  benchStarted,
  benchWith,
  given,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeItem, changeStep, plannedChange } from "../assignment/change-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const managed = pastManaged();
const autopilot = pastAutopilot();
const both = [managed, autopilot];
const deregister: Step = past.begun(61, "deregister", [
  { action: "deleteManagedDevice", record: managed },
  { action: "deleteAutopilotDevice", record: autopilot },
]);

const bench = (...steps: readonly Step[]) =>
  benchWith("readyToStart", past.recordsSeen(60, both), deregister, ...steps);
const stateOf = (...steps: readonly Step[]): string => {
  const clearing = unitIn(bench(...steps)).past?.clearings.at(-1);
  const states = clearing?.steps.map(({ state }) => state).join(" ");
  return clearing?.doneAt === undefined ? `${states}` : `${states}, proven`;
};
const wanted = (minute: number, ...steps: readonly Step[]): string => {
  const next = wantedForPast(unitIn(bench(...steps)), at(minute));
  if (next === undefined) return "nothing";
  const what = next.effect.kind === "clearStep" ? `step ${next.effect.step}, try ${next.effect.attempt}` : "look";
  return `${what} from ${(next.from - at(0)) / 60_000}`;
};

const gone0 = [past.sent(61), past.answered(62, "taken"), past.recordsSeen(63, [autopilot])];
const gone1 = [...gone0, past.sent(64, 1), past.answered(65, "taken", 1), past.recordsSeen(70, [])];

describe("a step is done when the tenant shows it, not when it was asked for", () => {
  it.each<readonly [string, string, readonly Step[]]>([
    ["begun", "todo todo", []],
    ["sent", "sent todo", [past.sent(61)]],
    ["taken", "taken todo", [past.sent(61), past.answered(62, "taken")]],
    ["deletion under way from before", "taken todo", [past.sent(61), past.answered(62, "inProgress")]],
    ["gone already", "taken todo", [past.sent(61), past.answered(62, "gone")]],
    ["never sent", "todo todo", [past.sent(61), past.answered(62, "notSent")]],
    ["still shown", "taken todo", [past.sent(61), past.answered(62, "taken"), past.recordsSeen(63, both)]],
    ["no longer shown", "done todo", gone0],
    [
      "asked for before the answer",
      "taken todo",
      [past.sent(61), past.answered(62, "taken"), past.recordsSeen(61.5, [autopilot])],
    ],
    ["both gone, once", "done done", gone1],
    ["both gone, twice within five minutes", "done done", [...gone1, past.recordsSeen(74, [])]],
    ["both gone, twice five minutes apart", "done done, proven", [...gone1, past.recordsSeen(75, [])]],
    ["both gone, the second time as before", "done done, proven", [...gone1, past.recordsSame(75)]],
    ["still shown, as before", "taken todo", [past.sent(61), past.answered(62, "taken"), past.recordsSame(63)]],
    ["back again before it was proven", "done taken", [...gone1, past.recordsSeen(75, [autopilot])]],
  ])("%s: %s", (_what, expected, steps) => {
    expect(stateOf(...steps)).toBe(expected);
  });

  it("what somebody else deleted meanwhile is not sent at all", () => {
    expect(stateOf(past.recordsSeen(62, [autopilot]))).toBe("done todo");
  });
});

it("a device that is registered anew gets its name by the order's rule again", () => {
  const named = plannedChange([changeItem()], { reason: "order" });
  const before = given(
    orderOpened({ nameRule: "NEW-%SERIAL%" }),
    ...smoothLife("readyToStart"),
    changeStep(20, { kind: "tenantChangeOpened", change: named }),
    changeStep(21, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
    a.registrationSeen(21, { displayName: "NEW-A" }),
    deregister,
  );
  expect([unitIn(before).namedAt, before.toName.size]).toEqual([at(20), 0]);
  const cleared = andThen(before, ...gone1, past.recordsSeen(75, []));
  const { stage, namedAt, readySince } = unitIn(cleared);
  expect([stage, namedAt, readySince]).toEqual(["checked", undefined, undefined]);
  expect(andThen(cleared, a.importSent(76, 2), a.registrationSeen(80)).toName.size).toBe(1);
});

it("nothing is sent while it is in question which device it is", () => {
  const twin = [unitSteps("B").seen(62), unitSteps("B").hashRead(62, { serialNumber: "SIM-A" })];
  const known = past.recordsSeen(62, both);
  expect(wanted(63, known)).toBe("step 0, try 1 from 63");
  expect(wanted(63, known, ...twin)).toBe("nothing");
});

describe("nothing is repeated blindly", () => {
  const lost = [past.sent(61), past.answered(62, "unclear")];
  const interrupted = [past.sent(61), benchStarted(62)];

  it.each([
    ["a lost answer", lost],
    ["a restart", interrupted],
  ])("after %s the records are read first, long enough after it", (_what, steps) => {
    expect(stateOf(...steps)).toBe("unclear todo");
    expect(wanted(62, ...steps)).toBe("look from 63");
    // A reading that was asked for too soon may not show it yet.
    expect(stateOf(...steps, past.recordsSeen(62.9, both))).toBe("unclear todo");
    expect(stateOf(...steps, past.recordsSeen(63, both))).toBe("todo todo");
    expect(wanted(63, ...steps, past.recordsSeen(63, both))).toBe("step 0, try 2 from 63");
    expect(stateOf(...steps, past.recordsSeen(63, [autopilot]))).toBe("done todo");
  });

  it("after three lost tries a person decides", () => {
    const tries = [1, 2, 3].flatMap((attempt) => [
      past.sent(60 + attempt * 10, 0, attempt),
      past.answered(61 + attempt * 10, "unclear"),
      past.recordsSeen(63 + attempt * 10, both),
    ]);
    expect(stateOf(...tries)).toBe("refused todo");
    expect(wanted(100, ...tries)).toBe("nothing");
    expect(wanted(101, ...tries, past.resumed(101))).toBe("look from 101");
    expect(wanted(102, ...tries, past.resumed(101), past.recordsSeen(102, both))).toBe("step 0, try 1 from 102");
  });

  it("a step that the tenant never got does not count as a try", () => {
    const notSent = [past.recordsSeen(61, both), past.sent(61), past.answered(62, "notSent")];
    expect(wanted(62, ...notSent)).toBe("step 0, try 1 from 62");
  });

  it("the second step waits until the first is seen to be done, and is decided on a fresh reading", () => {
    expect(wanted(62, past.sent(61), past.answered(62, "taken"))).toMatch(/^look/);
    expect(wanted(63, ...gone0)).toBe("step 1, try 1 from 63");
    expect(wanted(74, ...gone0)).toBe("look from 74");
  });

  it("the records are read once more before the first step, however lately they were", () => {
    expect(wanted(61)).toBe("look from 61");
    expect(wanted(61, past.recordsSeen(61, both))).toBe("step 0, try 1 from 61");
  });

  it.each<readonly [string, Partial<typeof managed>]>([
    ["another enrolment", { enrolledAt: at(60) }],
    ["another serial number", { serialNumber: "SIM-B" }],
    ["another device object", { entraDeviceId: "entra-b" }],
  ])("what stands under the id by then is %s: it is left alone", (_what, changes) => {
    const steps = [past.recordsSeen(61, [{ ...managed, ...changes }, autopilot])];
    expect(stateOf(...steps)).toBe("refused todo");
    expect(wanted(62, ...steps)).toBe("nothing");
  });

  it("a refused step is not sent again by itself", () => {
    expect(wanted(90, past.sent(61), past.answered(62, "refused"))).toBe("nothing");
  });
});

describe("what a clearing means for the unit", () => {
  const proven = [...gone1, past.recordsSeen(75, [])];

  it("is off its path meanwhile, and nothing can be said of a start", () => {
    expect(unitIn(bench()).stage).toBe("clearing");
  });

  it("deregistered: its registration is gone and its import is sent again as a further try of the same row", () => {
    const unit = unitIn(bench(...proven));
    expect(unit).toMatchObject({ stage: "checked", registrationAbsentAt: at(75), sendAgainFrom: at(75) });
    expect(unit.registration).toBeUndefined();
    expect(unit.import?.attempt).toBe(1);
    const again = unitIn(bench(...proven, a.importSent(76, 2), a.importAccepted(77)));
    expect(again.stage).toBe("registering");
  });

  it("unblocked: it may be started at once", () => {
    const blocked = pastAutopilot("A", { isBlocked: true });
    const start = benchWith(
      "readyToStart",
      a.registrationSeen(20, { userlessEnrollmentStatus: "blocked" }),
      past.recordsSeen(60, [blocked]),
      past.begun(61, "unblock", [{ action: "allowNextEnrollment", record: blocked }], ["blockedEnrollment"]),
      past.sent(61),
      past.answered(62, "taken"),
    );
    expect(currentStep(unitIn(start).past?.clearings[0] ?? neverBegun)?.step.state).toBe("taken");
    const done = andThen(start, past.recordsSeen(63, [autopilot]));
    expect(unitIn(done).stage).toBe("readyToStart");
    expect(unitIn(done).registration?.value.userlessEnrollmentStatus).toBe("allowed");
  });

  it("an earlier enrolment that this reading no longer has is forgotten", () => {
    const known = benchWith("readyToStart", past.enrolledBefore(50), past.recordsSeen(60, both));
    expect(unitIn(known).earlierEnrolment).toBeDefined();
    expect(unitIn(andThen(known, past.recordsSeen(61, [autopilot]))).earlierEnrolment).toBeUndefined();
  });
});

describe("which way out of a blocked enrolment worked is known per model", () => {
  const cleared = (name: string, way: "unblock" | "deleteIntuneRecord", ...after: readonly Step[]): readonly Step[] => {
    const own = pastSteps(name);
    const record = way === "unblock" ? pastAutopilot(name, { isBlocked: true }) : pastManaged(name);
    const action = way === "unblock" ? "allowNextEnrollment" : "deleteManagedDevice";
    const left = way === "unblock" ? [pastAutopilot(name)] : [];
    return [
      own.recordsSeen(50, [record]),
      own.begun(51, way, [{ action, record }], ["blockedEnrollment"]),
      own.sent(51),
      own.answered(52, "taken"),
      own.recordsSeen(53, left),
      own.recordsSeen(59, left),
      ...after,
    ];
  };
  const records = (...after: readonly Step[]) => {
    const state = benchWith("registered", a.profileSeen(9), ...after);
    return wayRecords(state, "contoso BOOK 14");
  };

  it.each<readonly [string, readonly Step[], unknown]>([
    ["nothing before its next run", cleared("A", "unblock"), []],
    [
      "enrolled: it worked",
      cleared("A", "unblock", a.started(60), a.managedSeen(70, { enrolledAt: at(65) })),
      [{ way: "unblock", worked: 1, failed: 0 }],
    ],
    [
      "refused again: it did not",
      cleared("A", "unblock", a.started(60), a.failed(70, "0x80180014")),
      [{ way: "unblock", worked: 0, failed: 1 }],
    ],
    ["another failure says nothing", cleared("A", "unblock", a.started(60), a.failed(70, "0x81039024")), []],
    [
      "the other way",
      cleared("A", "deleteIntuneRecord", a.started(60), a.managedSeen(70, { enrolledAt: at(65) })),
      [{ way: "deleteIntuneRecord", worked: 1, failed: 0 }],
    ],
  ])("%s", (_what, steps, expected) => {
    expect(records(...steps)).toEqual(expected);
  });

  it("another model has its own", () => {
    const state = benchWith("registered", ...cleared("A", "unblock", a.started(60), a.failed(70, "0x80180014")));
    expect(wayRecords(state, "Contoso Slate")).toEqual([]);
  });
});

const neverBegun = { id: "", way: "unblock", cases: [], startedAt: at(0), startedBy: "", steps: [] } as never;
