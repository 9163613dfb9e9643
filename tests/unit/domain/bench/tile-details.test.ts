import { describe, expect, it } from "vitest";
import { benchWith, given, type LifeUpTo, lifeStages, orderOpened, type Step } from "../../../support/builders.ts";
import { at, flowStep } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { foreign, policies, tileOf, twin, unreported } from "./tile-cases.ts";

const a = unitSteps("A");
const b = unitSteps("B");

describe("what a tile carries besides", () => {
  it("the error code is part of the word", () => {
    expect(tileOf(benchWith("running", a.failed(30, "0x87D1041C")), 31).wordParams).toEqual({
      errorCode: "0x87D1041C",
    });
    expect(tileOf(benchWith("running", a.signalsSeen(30, "failed"), a.failed(31, "")), 32).wordParams).toEqual({
      errorCode: "0x87D1041C",
    });
  });

  it("a unit that Partner Center registers waits for that, by its model until a hash tells", () => {
    const bench = given(orderOpened({ path: "partnerCenter" }), a.seen(), a.listed(1), a.registrationAbsent(2));
    expect(tileOf(bench, 5)).toMatchObject({
      class: "quiet",
      word: "registering",
      detail: { code: "detail.partnerCenterAwaited" },
      serialNumber: "SIM-A",
      model: "Contoso Book 14",
    });
  });

  it("a network address that another unit has is told while nothing is asked for", () => {
    const dock = { macAddresses: ["02:00:5E:00:10:01"] } as const;
    const docked = [b.seen(), b.hashRead(1, dock)];
    const bench = given(orderOpened(), ...docked, a.seen(), a.hashRead(1, dock));
    expect(tileOf(bench, 5)).toMatchObject({ class: "quiet", detail: { code: "detail.sharedAddress" } });
    const ready = benchWith("readyToStart", ...docked, a.hashRead(9, dock));
    expect(tileOf(ready, 10)).toMatchObject({ class: "hands", detail: { code: "detail.startHow" } });
  });

  it("a retried import says when it is sent again", () => {
    const bench = benchWith(
      "checked",
      a.importSent(10),
      a.importSeen(20, { status: "error", errorCode: 640, errorName: "StorageError" }),
    );
    expect(tileOf(bench, 20.1).detail).toEqual({
      code: "detail.importRetry",
      params: { untilAt: at(20.25), error: "StorageError" },
    });
  });

  it("a wait has a deadline, and an age", () => {
    expect(tileOf(benchWith("registering"), 7)).toMatchObject({ until: at(18), since: at(3) });
    expect(tileOf(benchWith("running"), 21)).toMatchObject({ until: at(85), since: at(10) });
    expect(tileOf(benchWith("sealed", ...unreported), 64)).toMatchObject({ until: at(115) });
  });

  it("a running device that was not heard for seven minutes is shown with its last word and when that was (G7)", () => {
    expect(tileOf(benchWith("running"), 26.9)).not.toHaveProperty("lastHeardAt");
    expect(tileOf(benchWith("running"), 27)).toMatchObject({
      word: "installingApps",
      class: "running",
      lastHeardAt: at(20),
    });
    expect(tileOf(benchWith("running", a.signalsSeen(28, "succeeded")), 60)).not.toHaveProperty("lastHeardAt");
    expect(tileOf(benchWith("readyToStart", a.started(), a.managedSeen()), 60)).not.toHaveProperty("lastHeardAt");
  });

  it("a phase that is listed but has not begun does not hide the one that has", () => {
    const account = { phase: "accountSetup", succeeded: null, steps: [flowStep("Apps", "notStarted")] } as const;
    const listed = { ...policies, categories: [...policies.categories, account] };
    expect(tileOf(benchWith("readyToStart", a.started(), a.signalsSeen(20, listed)), 21).word).toBe("applyingPolicies");
  });

  it.each(lifeStages)("the track of %s says how far it is", (stage) => {
    const tracks: Readonly<Record<LifeUpTo, string>> = {
      seen: "doing todo todo todo todo",
      checked: "done doing todo todo todo",
      registering: "done doing todo todo todo",
      registered: "done done doing todo todo",
      readyToStart: "done done done waiting todo",
      running: "done done done doing todo",
      sealed: "done done done done waiting",
      ready: "done done done done done",
    };
    const minutes: Readonly<Record<LifeUpTo, number>> = {
      seen: 1,
      checked: 2,
      registering: 7,
      registered: 9,
      readyToStart: 10,
      running: 21,
      sealed: 58,
      ready: 66,
    };
    expect(tileOf(benchWith(stage), minutes[stage]).track.join(" ")).toBe(tracks[stage]);
  });

  it.each<readonly [string, string, LifeUpTo, readonly Step[]]>([
    ["before the start", "stopped todo todo todo todo", "checked", twin],
    ["in the flow", "done done done stopped todo", "running", twin],
    ["at the seal", "done done done done stopped", "sealed", twin],
    ["by the tenant", "done stopped todo todo todo", "registering", [a.importSeen(7, foreign)]],
  ])("a unit that is stopped %s keeps what lies behind it", (_, track, stage, steps) => {
    expect(tileOf(benchWith(stage, ...steps), 70).track.join(" ")).toBe(track);
  });
});
