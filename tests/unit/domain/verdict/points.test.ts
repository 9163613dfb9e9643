import { describe, expect, it } from "vitest";
import type { GatePointName } from "../../../../shared/domain/bench/unit-view.ts";
import type { FlowPage } from "../../../../shared/domain/flow/flow-signals.ts";
import type { EspRecord } from "../../../../shared/domain/tenant/records.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import {
  configurationSeen,
  given,
  orderIn,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { pastManaged, pastSteps } from "../../../support/past-records.ts";
import { at, espRecord, signals } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeAccepted, changeItem, changeStep, plannedChange } from "../assignment/change-steps.ts";

const a = unitSteps("A");
const open = [orderOpened(), configurationSeen()] as const;
const ready = smoothLife("ready");
const isStep = (kind: string, minute?: number) => (step: Step) =>
  step.fact.kind === kind && (minute === undefined || step.minute === minute);
const without = (kind: string, minute?: number): readonly Step[] => ready.filter((step) => !isStep(kind, minute)(step));
/** The ready life with the row of that kind and minute replaced. */
const withInstead = (kind: string, minute: number, ...steps: readonly Step[]): readonly Step[] =>
  ready.flatMap((step) => (isStep(kind, minute)(step) ? steps : [step]));

function verdictOf(steps: readonly Step[], minute = 66) {
  const bench = given(...steps);
  return judge(unitIn(bench), orderIn(bench), bench.configuration, at(minute));
}

function stateOf(name: GatePointName, steps: readonly Step[], minute = 66): string | undefined {
  return verdictOf(steps, minute).points.find((point) => point.name === name)?.state;
}

it("is ready when all nine points are shown, in the order of the gate", () => {
  const verdict = verdictOf([...open, ...ready]);
  expect(verdict.kind).toBe("ready");
  expect(verdict.points.map((point) => `${point.name} ${point.state}`)).toEqual([
    "confirmations shown",
    "enrolled shown",
    "reportedSuccess shown",
    "espHeld shown",
    "unchanged shown",
    "noBlockingError shown",
    "noContactAfterReseal shown",
    "labelled shown",
    "fresh shown",
  ]);
});

it("is not ready in rework, nor while the past of one in rework is cleared", () => {
  const past = pastSteps("A");
  const clearing = [
    past.recordsSeen(71, [pastManaged()]),
    past.begun(72, "deleteIntuneRecord", [{ action: "deleteManagedDevice", record: pastManaged() }]),
  ];
  const stopped = { kind: "stop", reason: { code: "stop.rework" } };
  expect(verdictOf([...open, ...ready, a.reworkStarted(70)], 73)).toMatchObject(stopped);
  expect(verdictOf([...open, ...ready, a.reworkStarted(70), ...clearing], 73)).toMatchObject(stopped);
});

/** Read before anybody was registered, and so without the members of groups. */
const everybodysEsp = configurationSeen(0, [espRecord({ groupIds: [], allDevices: true })], []);

/** The unit was put into a group after it was sealed. */
const group = { groupId: "g", name: "G", objectId: "object-a" };
const moved = [
  a.eventSeen(65, { espId: "esp-bench" }),
  ...changeAccepted(66, plannedChange([changeItem("A", { field: "membership", after: "member", group })])),
  changeStep(70, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
];

it("which page held a unit that was moved between groups since only the report can say", () => {
  const seen = [...open, ...ready, ...moved, a.profileSeen(71)];
  // Named by nobody, or one that the tenant does not list any more.
  for (const espId of ["", "esp-gone"]) {
    expect(verdictOf([...seen, a.eventSeen(72, { espId })], 75)).toMatchObject({
      kind: "notYet",
      missing: ["espHeld"],
    });
  }
  expect(verdictOf([...seen, a.eventSeen(72, { espId: "esp-bench" })], 75)).toMatchObject({ kind: "ready" });
});

it("is ready since all nine points were last shown without a break", () => {
  const since = (...steps: readonly Step[]) => unitIn(given(...open, ...ready, ...steps)).readyToShipSince;
  expect(since(a.eventSeen(70))).toBe(at(65));
  expect(since(...moved)).toBeUndefined();
  expect(since(...moved, a.profileSeen(71), a.profileSeen(80))).toBe(at(71));
  const renamed = changeAccepted(66, plannedChange([changeItem()]));
  const shown = changeStep(70, {
    kind: "tenantChangeSeen",
    changeId: "change-1",
    findings: [{ step: 0, found: "after" }],
  });
  expect(since(...renamed, shown, a.eventSeen(75))).toBe(at(70));
});

describe("not yet, with exactly what is missing", () => {
  it("of a unit whose values were changed until its profile was read again", () => {
    expect(verdictOf([...open, ...ready, ...moved, a.profileSeen(71)], 75)).toMatchObject({ kind: "ready" });
    expect(verdictOf([...open, ...ready, ...moved, a.profileSeen(71, false)], 75)).toMatchObject({ kind: "stop" });
    const renamed = changeAccepted(66, plannedChange([changeItem()]));
    const shown = changeStep(70, {
      kind: "tenantChangeSeen",
      changeId: "change-1",
      findings: [{ step: 0, found: "after" }],
    });
    expect(verdictOf([...open, ...ready, ...renamed, shown], 75)).toMatchObject({ kind: "ready" });
  });

  it.each<readonly [string, readonly GatePointName[], readonly Step[], number]>([
    ["success not said", ["confirmations"], [...open, ...without("successConfirmed")], 66],
    ["Reseal not said", ["confirmations", "unchanged"], [...open, ...without("resealConfirmed")], 66],
    ["screen off not said", ["confirmations", "noContactAfterReseal"], [...open, ...without("powerOffConfirmed")], 66],
    [
      "never seen as a managed device",
      ["enrolled", "noContactAfterReseal", "fresh"],
      [...open, ...without("managedDeviceSeen")],
      66,
    ],
    ["no report row", ["reportedSuccess", "fresh"], [...open, ...without("deploymentEventSeen")], 66],
    ["the tenant's ESPs never read", ["espHeld"], [orderOpened(), ...ready], 66],
    [
      "its groups never read, with a page for all devices that may not be the first one",
      ["espHeld"],
      [orderOpened(), everybodysEsp, ...without("groupMembershipSeen")],
      66,
    ],
    ["registration not read since Reseal", ["unchanged"], [...open, ...without("registrationSeen", 63)], 66],
    [
      "a change of its values under way",
      ["unchanged"],
      [...open, ...ready, changeStep(64, { kind: "tenantChangeOpened", change: plannedChange([changeItem()]) })],
      66,
    ],
    ["profile not read since a change of its values came to its end", ["unchanged"], [...open, ...ready, ...moved], 75],
    ["profile not read since Reseal", ["unchanged"], [...open, ...without("profileAssignmentSeen", 63)], 66],
    [
      "apps not reported by anybody",
      ["reportedSuccess", "noBlockingError", "fresh"],
      [...open, ...without("deploymentEventSeen").filter((step) => step.fact.kind !== "flowSignalsSeen")],
      66,
    ],
    [
      "managed device not read since power-off",
      ["noContactAfterReseal"],
      [...open, ...without("managedDeviceSeen", 62)],
      66,
    ],
    ["label not printed", ["labelled"], [...open, ...without("labelPrinted")], 66],
    ["box not scanned", ["labelled"], [...open, ...without("boxScanned")], 66],
    ["report row older than a day", ["fresh"], [...open, ...ready, a.managedSeen(1500)], 1510],
    ["managed device older than a day", ["fresh"], [...open, ...ready, a.eventSeen(1500)], 1510],
  ])("%s", (_, missing, steps, minute) => {
    expect(verdictOf(steps, minute)).toMatchObject({ kind: "notYet", missing });
  });

  it("is fresh until a day has passed", () => {
    const day = 24 * 60;
    expect([
      stateOf("fresh", [...open, ...ready], 62 + day - 1),
      stateOf("fresh", [...open, ...ready], 62 + day),
    ]).toEqual(["shown", "missing"]);
  });

  it("says nothing good of a unit that was never started, and of one after rework", () => {
    const names = [
      "confirmations",
      "enrolled",
      "reportedSuccess",
      "unchanged",
      "noBlockingError",
      "noContactAfterReseal",
      "labelled",
      "fresh",
    ];
    expect(verdictOf([...open, ...smoothLife("readyToStart")])).toMatchObject({ kind: "notYet", missing: names });
    const reworked = [...open, ...ready, a.reworkStarted(70), a.reworkEnded(80)];
    expect(verdictOf(reworked, 81)).toMatchObject({ kind: "notYet", missing: names });
  });
});

describe("point 4, the ESP of the run", () => {
  const faulty: readonly (readonly [string, Partial<EspRecord>, string])[] = [
    ["hides its progress", { showsProgress: false }, "progressHidden"],
    ["does not block", { blocksDeviceUse: false }, "notBlocking"],
    ["is the default", { isDefault: true }, "notDeviceTargeted"],
    ["is assigned to nobody", { groupIds: [] }, "notDeviceTargeted"],
  ];
  const withEsp = (changes: Partial<EspRecord>, minute = 0) =>
    configurationSeen(minute, [espRecord(changes), defaultEsp]);
  const defaultEsp = espRecord({
    espId: "esp-default",
    name: "All users and all devices",
    isDefault: true,
    priority: 0,
    groupIds: [],
  });

  it.each(faulty)("one that %s means stop once somebody said success", (_, changes, what) => {
    const verdict = verdictOf([orderOpened(), withEsp(changes), ...ready]);
    expect(verdict).toMatchObject({ kind: "stop", reason: { code: "stop.espDidNotHold", params: { what } } });
    expect(stateOf("espHeld", [orderOpened(), withEsp(changes), ...smoothLife("running")])).toBe("missing");
  });

  it("a default ESP that reaches the unit is not enough, a group the device is not in neither", () => {
    const outside = configurationSeen(0, [espRecord(), defaultEsp], ["B"]);
    expect(stateOf("espHeld", [orderOpened(), outside, ...ready])).toBe("contradicted");
  });

  it("the one with the lowest number wins, and all devices reach everybody", () => {
    const weak = espRecord({ espId: "esp-weak", priority: 1, blocksDeviceUse: false });
    const strong = espRecord({ priority: 2, groupIds: [], allDevices: true });
    const states = [1, 3].map((priority) =>
      stateOf("espHeld", [orderOpened(), configurationSeen(0, [{ ...weak, priority }, strong]), ...ready]),
    );
    expect(states).toEqual(["contradicted", "shown"]);
  });

  it("the one the report names counts, whatever is assigned now", () => {
    const weak = espRecord({ espId: "esp-weak", priority: 9, blocksDeviceUse: false });
    const steps = [orderOpened(), configurationSeen(0, [espRecord(), weak]), ...ready];
    expect([stateOf("espHeld", steps), stateOf("espHeld", [...steps, a.eventSeen(66, { espId: "esp-weak" })])]).toEqual(
      ["shown", "contradicted"],
    );
  });

  it.each(faulty)("one that %s during the run is not made good by correcting it afterwards", (_, changes) => {
    const corrected = [orderOpened(), withEsp(changes), ...ready, withEsp({}, 66)];
    expect(stateOf("espHeld", corrected, 67)).toBe("contradicted");
  });

  it("one that was corrected before the next run holds that run", () => {
    const again = [...ready.filter((step) => step.minute >= 10)].map((step) => ({
      ...step,
      minute: step.minute + 100,
    }));
    const steps = [
      orderOpened(),
      withEsp({ blocksDeviceUse: false }),
      ...smoothLife("sealed"),
      a.reworkStarted(80),
      a.reworkEnded(90),
    ];
    expect(stateOf("espHeld", [...steps, withEsp({}, 95), ...again], 170)).toBe("shown");
    expect(stateOf("espHeld", [...steps, ...again.slice(0, 1), withEsp({}, 115), ...again.slice(1)], 170)).toBe(
      "shown",
    );
  });

  it("one that was weakened after the success screen does not undo the run", () => {
    const steps = [...open, ...ready, configurationSeen(66, [espRecord({ blocksDeviceUse: false })])];
    expect(stateOf("espHeld", steps, 67)).toBe("shown");
  });

  it("one that was weak in between speaks against the run", () => {
    const [before, during] = [ready.slice(0, -8), ready.slice(-8)];
    const weak = configurationSeen(30, [espRecord({ blocksDeviceUse: false })]);
    expect(stateOf("espHeld", [...open, ...before, weak, configurationSeen(50), ...during], 67)).toBe("contradicted");
  });

  it("a report that calls the device ESP disabled speaks against it", () => {
    const steps = withInstead("deploymentEventSeen", 65, a.eventSeen(65, { deviceSetupStatus: "disabled" }));
    expect(verdictOf([...open, ...steps])).toMatchObject({ kind: "stop", reason: { code: "stop.espDidNotHold" } });
  });
});

describe("point 4, as the device itself was told", () => {
  const page: FlowPage = {
    shown: true,
    blocks: true,
    mayReset: true,
    mayRetry: true,
    mayContinue: false,
    otherBits: 0,
    timeoutMinutes: 60,
    message: "",
    serverDone: true,
    syncDone: false,
  };
  const told = (changes: Partial<FlowPage>) =>
    withInstead("flowSignalsSeen", 50, a.signalsSeen(50, signals("succeeded", { page: { ...page, ...changes } })));

  it.each([
    [{}, "shown"],
    [{ shown: null, blocks: null }, "shown"],
    [{ shown: false }, "contradicted"],
    [{ blocks: false }, "contradicted"],
  ] as const)("%j: %s", (changes, state) => {
    expect(stateOf("espHeld", [...open, ...told(changes)])).toBe(state);
  });
});

describe("a user before the hand-over", () => {
  it.each(["accountSetup", "desktop", "hello"] as const)("%s means stop", (sign) => {
    const steps = withInstead("flowSignalsSeen", 50, a.signalsSeen(50, signals("succeeded", { userFlow: [sign] })));
    expect(verdictOf([...open, ...steps])).toMatchObject({
      kind: "stop",
      reason: { code: "stop.userFlowSeen", params: { at: at(50) } },
      nextStep: { code: "next.reworkSealBroken" },
    });
  });
});

describe("point 6, blocking apps", () => {
  const states = (steps: readonly Step[]) => stateOf("noBlockingError", [...open, ...steps]);
  const failedSignals = withInstead("flowSignalsSeen", 50, a.signalsSeen(50, "failed"));

  it("is shown by the device or by the report", () => {
    expect(states(without("deploymentEventSeen"))).toBe("shown");
    expect(states(without("flowSignalsSeen"))).toBe("shown");
  });

  it("is contradicted by a failed sub-step", () => {
    const steps = failedSignals.filter((step) => step.fact.kind !== "deploymentEventSeen");
    expect(verdictOf([...open, ...steps])).toMatchObject({
      kind: "stop",
      reason: { code: "stop.blockingAppFailed", params: { errorCode: "0x87D1041C" } },
    });
  });

  it("is shown when the report knows of a later success, not of an earlier one", () => {
    const statesAt = [51, 49].map((minute) =>
      states(
        failedSignals.map((step) =>
          isStep("deploymentEventSeen")(step)
            ? a.eventSeen(65, { endedAt: at(minute), deviceSetupStatus: "successOnRetry" })
            : step,
        ),
      ),
    );
    expect(statesAt).toEqual(["shown", "contradicted"]);
  });

  it("needs nothing of the user flow", () => {
    const account = { phase: "accountSetup", succeeded: null, steps: [{ name: "Apps", state: "notStarted" }] } as const;
    const { categories, ...rest } = signals("succeeded");
    const steps = withInstead(
      "flowSignalsSeen",
      50,
      a.signalsSeen(50, { ...rest, categories: [...categories, account] }),
    );
    expect(states(steps.filter((step) => step.fact.kind !== "deploymentEventSeen"))).toBe("shown");
  });
});
