import { describe, expect, it } from "vitest";
import type { TileClass, TileWord } from "../../../../shared/domain/bench/board-view.ts";
import type { TextCode } from "../../../../shared/domain/bench/text-code.ts";
import { tileWord } from "../../../../shared/text/tile-word.ts";
import { benchWith, configurationSeen, type LifeUpTo, type Step } from "../../../support/builders.ts";
import { at, espRecord, flowStep, signals } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { foreign, policies, tileOf, twin, unreported } from "./tile-cases.ts";

const a = unitSteps("A");
const preparing = {
  ...signals("notStarted"),
  categories: signals("notStarted").categories.map((category) =>
    category.phase === "devicePreparation"
      ? { ...category, succeeded: null, steps: [flowStep("TpmAttestation", "inProgress")] }
      : category,
  ),
};

describe("word, class and detail in every situation", () => {
  it.each<readonly [string, TileWord, TileClass, TextCode, number, LifeUpTo, readonly Step[]]>([
    ["named in a file only", "seen", "quiet", "detail.waitingForHash", 1, "seen", []],
    ["being read", "readingHash", "quiet", "detail.readingByBridge", 1, "seen", [a.seen(1, "bench-1")]],
    [
      "not reachable yet",
      "readingHash",
      "quiet",
      "detail.collectFailed",
      2,
      "seen",
      [a.seen(1, "bench-1"), a.collectFailed(1)],
    ],
    [
      "not reachable at all",
      "lookAtScreen",
      "look",
      "detail.collectFailed",
      5,
      "seen",
      [a.seen(1, "bench-1"), a.collectFailed(1), a.collectFailed(2), a.collectFailed(3)],
    ],
    ["read, to be sent", "checking", "quiet", "detail.hashFrom", 2, "checked", []],
    ["sent", "registering", "quiet", "detail.importSent", 4, "checked", [a.importSent()]],
    ["taken", "registering", "quiet", "detail.importWorking", 5, "checked", [a.importSent(), a.importAccepted()]],
    ["complete, not shown yet", "registering", "quiet", "detail.importNotVisible", 7, "registering", []],
    [
      "of unknown fate",
      "registering",
      "quiet",
      "detail.importUnclear",
      7,
      "checked",
      [a.importSent(), a.importFailed(4, false)],
    ],
    ["late", "registering", "look", "detail.importNotVisible", 18, "registering", []],
    [
      "waiting for the group",
      "waitingForProfile",
      "quiet",
      "detail.profileWait",
      9,
      "registering",
      [a.registrationSeen(8, { profileStatus: "notAssigned" })],
    ],
    [
      "waiting for the profile",
      "waitingForProfile",
      "quiet",
      "detail.profileWait",
      9,
      "registering",
      [a.registrationSeen(8, { profileStatus: "pending" })],
    ],
    ["waiting too long", "waitingForProfile", "look", "detail.profileLate", 38, "registered", []],
    ["ready to start", "startIt", "hands", "detail.startHow", 10, "readyToStart", []],
    [
      "seen running, nobody said so",
      "confirmStart",
      "hands",
      "detail.startSeen",
      21,
      "readyToStart",
      [a.signalsSeen(20, "inProgress")],
    ],
    ["just started", "preparingDevice", "running", "detail.flowStarted", 11, "readyToStart", [a.started()]],
    [
      "attesting",
      "preparingDevice",
      "running",
      "detail.stepSecureHardware",
      13,
      "readyToStart",
      [a.started(), a.signalsSeen(12, preparing)],
    ],
    [
      "enrolled, silent",
      "applyingPolicies",
      "running",
      "detail.flowStarted",
      16,
      "readyToStart",
      [a.started(), a.managedSeen()],
    ],
    [
      "applying policies",
      "applyingPolicies",
      "running",
      "detail.stepSecurityPolicies",
      21,
      "readyToStart",
      [a.started(), a.signalsSeen(20, policies)],
    ],
    ["installing apps", "installingApps", "running", "detail.stepApps", 21, "running", []],
    ["silent for long", "lookAtScreen", "look", "detail.noNews", 45, "running", []],
    [
      "past its time",
      "lookAtScreen",
      "look",
      "detail.pastTimeout",
      85,
      "running",
      [a.stillRunning(70), a.signalsSeen(84, "inProgress")],
    ],
    [
      "looked at, still running",
      "installingApps",
      "running",
      "detail.stepApps",
      90,
      "running",
      [a.stillRunning(85), a.signalsSeen(89, "inProgress")],
    ],
    [
      "green by its own account",
      "pressReseal",
      "hands",
      "detail.successSeen",
      51,
      "running",
      [a.signalsSeen(50, "succeeded")],
    ],
    ["green by a person's word", "pressReseal", "hands", "detail.successSeen", 53, "running", [a.succeeded()]],
    [
      "green said, the device says otherwise",
      "sourcesDisagree",
      "look",
      "detail.sourcesDisagree",
      54,
      "running",
      [a.succeeded(), a.signalsSeen(53, "inProgress")],
    ],
    ["red by its own account", "failed", "stop", "detail.flowFailed", 31, "running", [a.signalsSeen(30, "failed")]],
    ["red by a person's word", "failed", "stop", "detail.flowFailed", 31, "running", [a.failed(30)]],
    [
      "Reseal pressed",
      "confirmPowerOff",
      "hands",
      "detail.resealPressed",
      56,
      "running",
      [a.signalsSeen(50, "succeeded"), a.succeeded(), a.resealed()],
    ],
    ["off", "printLabel", "hands", "detail.labelToPrint", 58, "sealed", []],
    ["labelled", "scanBox", "hands", "detail.boxToScan", 59, "sealed", [a.labelled()]],
    ["boxed, report awaited", "checkingSeal", "quiet", "detail.reportAwaited", 64, "sealed", unreported],
    ["boxed, report not updated", "acceptReport", "look", "detail.reportNotUpdated", 115, "sealed", unreported],
    ["all nine points", "readyToShip", "ready", "detail.allPoints", 66, "ready", []],
    ["shipped", "shipped", "shipped", "detail.shippedAt", 71, "ready", [a.shipped(70)]],
    [
      "blocked before the start",
      "stopped",
      "stop",
      "stop.noTpm",
      3,
      "checked",
      [a.readinessRead(2, { tpmPresent: false })],
    ],
    ["in another tenant", "otherTenant", "stop", "stop.foreignTenant", 8, "registering", [a.importSeen(7, foreign)]],
    ["two units with one serial", "twoUnitsOneSerial", "stop", "stop.sharedSerial", 3, "checked", twin],
    ["the same, while it runs", "twoUnitsOneSerial", "stop", "stop.sharedSerial", 30, "running", twin],
    [
      "green too early",
      "stopped",
      "stop",
      "stop.espDidNotHold",
      53,
      "running",
      [configurationSeen(20, [espRecord({ blocksDeviceUse: false })]), a.succeeded()],
    ],
    [
      "switched on after Reseal",
      "sealBroken",
      "stop",
      "stop.contactAfterReseal",
      81,
      "ready",
      [a.managedSeen(80, { lastContactAt: at(70) })],
    ],
    ["in rework", "rework", "stop", "detail.rework", 81, "ready", [a.reworkStarted(80)]],
    ["with the IT department", "routedToIt", "shipped", "detail.routedToIt", 81, "ready", [a.routedToIt(80)]],
  ])("%s: %s", (_, word, tileClass, detail, minute, upTo, steps) => {
    const tile = tileOf(benchWith(upTo, ...steps), minute);
    expect([tile.word, tile.class, tile.detail.code]).toEqual([word, tileClass, detail]);
    expect(tileWord(tile)).not.toBe("");
  });

  it.each([
    ["by its own account", []],
    ["by a person's word", [a.succeeded(51)]],
  ])("green %s with a stick in it: the stick comes out first", (_, steps) => {
    const seen = a.signalsSeen(50, { ...signals("succeeded"), sticks: 1 });
    const { word, detail } = tileOf(benchWith("running", seen, ...steps), 53);
    expect([word, detail.params.sticks]).toEqual(["pressReseal", 1]);
  });
});

describe("since when a unit is ready to ship", () => {
  const sinceAt = (minute: number, ...steps: readonly Step[]) => {
    const { word, since } = tileOf(benchWith("ready", ...steps), minute);
    return { word, since };
  };

  it("is when the last point was shown, whatever is read again later", () => {
    const ready = { word: "readyToShip", since: at(65) };
    expect(sinceAt(66)).toEqual(ready);
    expect(sinceAt(400, a.managedSeen(300), a.registrationSeen(310), a.profileSeen(310), a.eventSeen(320))).toEqual(
      ready,
    );
  });

  it("begins anew once a point was missing in between", () => {
    const stale = 65 + 25 * 60;
    const readings = [a.managedSeen(stale), a.eventSeen(stale + 5)];
    expect(sinceAt(stale + 6, ...readings)).toEqual({ word: "readyToShip", since: at(stale + 5) });
  });
});
