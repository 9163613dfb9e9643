import { describe, expect, test } from "vitest";
import { firstSnapshot } from "../../../main/practice/scenarios/first-snapshot.ts";
import { hardDay } from "../../../main/practice/scenarios/hard-day.ts";
import { createWorld } from "../../../main/practice/world/create-world.ts";
import { wishedEvents } from "../../../main/practice/world/device-events.ts";
import { actOnDevice } from "../../../main/practice/world/device-hands.ts";
import type { DeviceCharacter, DeviceRow, FlowRun, FlowStep } from "../../../main/practice/world/device-rows.ts";
import { signalsOf } from "../../../main/practice/world/device-signals.ts";
import { isRestarting } from "../../../main/practice/world/flow-state.ts";
import type { World } from "../../../main/practice/world/world.ts";
import { defaultSwitches } from "../../../main/practice/world/world-switches.ts";
import { deviceSignalsSchema } from "../../../shared/contract/bridge/device-signals.ts";
import { appCount, failedApps, installingApp } from "../../../shared/domain/flow/app-count.ts";
import { eventWishes } from "../../../shared/domain/flow/event-wishes.ts";
import type { FlowAppState } from "../../../shared/domain/flow/flow-app.ts";
import type { FlowSignals } from "../../../shared/domain/flow/flow-signals.ts";
import { readFlowSignals } from "../../../shared/domain/flow/read-flow-signals.ts";
import { signalledEnd } from "../../../shared/domain/flow/signalled-end.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { registerDevice } from "./register-device.ts";

const firstMoment = Date.UTC(2026, 8, 1, 8);
const stepMs = 15_000;
const minuteMs = 60_000;

/** A world with one device of this character, registered and with its profile. */
function worldWith(character: DeviceCharacter, seed: number) {
  let now = firstMoment;
  const scenario = { ...hardDay, units: [character], slots: 1 };
  const times = { seed, speed: 1, realBase: firstMoment, simulatedBase: firstMoment, switches: defaultSwitches };
  const world = createWorld(firstSnapshot({ scenario, ...times }), () => now);
  const pass = (ms: number): number => {
    now += ms;
    return world.advance();
  };
  registerDevice(world, 1, now);
  pass(45 * minuteMs);
  return {
    world,
    pass,
    act: (action: "start" | "retry" | "reset") => actOnDevice(world, { position: 1, action }, now),
  };
}

function deviceOf(world: World): DeviceRow & { readonly run: FlowRun } {
  const [device] = world.devices.all();
  if (device?.run === null || device === undefined) throw new Error("The device runs no flow");
  return { ...device, run: device.run };
}

/** What the product makes of the device's signals, read as the bridge reads them. */
function read(world: World, now: number, before: FlowSignals | undefined, from: number): FlowSignals {
  const device = deviceOf(world);
  const wishes = eventWishes(before?.eventMarks).map((wish) => ({ ...wish, ids: [...wish.ids] }));
  const answer = { ...signalsOf(world, device, "bench-01", now), ...wishedEvents(world, device, wishes, now) };
  const raw = deviceSignalsSchema.parse(JSON.parse(JSON.stringify(answer)));
  const context = { at: epochMs(now), clockOffsetMs: 0, eventsFrom: epochMs(from) };
  return readFlowSignals(raw, before === undefined ? context : { ...context, before });
}

/** What the plan of the run says of an app, independent of how it is told. */
function truthOf(run: FlowRun, step: FlowStep | undefined, now: number): FlowAppState {
  if (step === undefined || step.startsAt > now) return "waiting";
  if (step.endsAt === null || step.endsAt > now) return "running";
  return run.end?.result === "failure" && run.end.failedStep === step.label ? "failed" : "done";
}

function appStepOf(run: FlowRun, position: number): FlowStep | undefined {
  return run.steps.find(({ kind, app }) => kind === "installApp" && app === position);
}

/** Follows a run to its end and beyond, and holds every reading against the plan. */
function follow(world: World, pass: (ms: number) => number, before?: FlowSignals): FlowSignals {
  const { run } = deviceOf(world);
  const identified = run.steps.find(({ kind }) => kind === "identifyApps");
  const until = (run.end?.at ?? run.startedAt + 60 * minuteMs) + 2 * minuteMs;
  let signals = before;
  for (let now = pass(0); now < until; now = pass(stepMs)) {
    if (isRestarting(run, now)) continue;
    signals = read(world, now, signals, run.startedAt);
    const isListed = identified?.endsAt !== undefined && identified.endsAt !== null && identified.endsAt <= now;
    const names = new Map(world.apps.all().map(({ displayName }, index) => [displayName, index + 1]));
    const apps = (signals.apps ?? []).filter(({ kind }) => kind !== "script");
    expect(apps).toHaveLength(isListed ? names.size : 0);
    for (const [index, { displayName }] of world.apps.all().entries()) {
      if (!isListed) break;
      const app = apps.find(({ name }) => name === displayName || name === nameAtMdm[displayName]);
      expect([displayName, app?.state]).toEqual([displayName, truthOf(run, appStepOf(run, index + 1), now)]);
      expect(app?.errorCode).toBe(app?.state === "failed" ? run.end?.errorCode : undefined);
    }
    const installed = world.apps.all().filter((_, index) => truthOf(run, appStepOf(run, index + 1), now) === "done");
    expect(appCount(signals)).toEqual(isListed ? { done: installed.length, total: names.size } : undefined);
    expect(signals.userFlow ?? []).toEqual([]);
  }
  if (signals === undefined) throw new Error("Nothing was read");
  return signals;
}

/** What MDM itself installs has no name on the device but its file's. */
const nameAtMdm: Readonly<Record<string, string>> = { "Line-of-business viewer": "LineOfBusinessViewer.msi" };

describe("what a practice device tells of its apps is the plan of its flow, at every reading", () => {
  test.each([7, 1, 2, 3])("of one that is well (seed %i)", (seed) => {
    const { world, pass, act } = worldWith("clean", seed);
    expect(act("start").ok).toBe(true);
    const signals = follow(world, pass);
    expect(signalledEnd(signals)).toEqual({ kind: "succeeded" });
    expect(signals.apps?.every(({ state }) => state === "done")).toBe(true);
    const awaited = signals.apps?.filter(({ kind }) => kind === "win32" || kind === "msi");
    expect(awaited?.every(({ blocking }) => blocking)).toBe(true);
    expect(new Set(signals.apps?.map(({ kind }) => kind))).toEqual(new Set(["win32", "msi", "office", "script"]));
    expect(signals.page).toMatchObject({ shown: true, blocks: true, mayRetry: true, timeoutMinutes: 60 });
    expect(signals.counts).toEqual([
      { kind: "ExpectedMSIAppPackages", done: 1, total: 1 },
      { kind: "ExpectedPolicies", done: 12, total: 12 },
      { kind: "ExpectedSCEPCerts", done: 1, total: 1 },
    ]);
    expect(signals.events?.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["tpmConfirmed", "joined", "enrolled", "appDownloaded", "appInstalled", "flowSucceeded"]),
    );
    // Of newer builds it tells more than has a meaning.
    expect(signals.otherEvents).toMatchObject([{ id: 519, level: 3, count: 1, numbers: [1] }]);
    expect(signals.provisioning).toMatchObject({
      signedInTenantId: world.tenant.tenantId,
      joinMethod: 0,
      settingsMade: { count: 12 },
      restartSettings: [expect.stringMatching(/Setting03$/)],
    });
    expect(signals.provisioning?.outOfBox).toMatchObject({ otherBits: 0 });
    expect(signals.managedDeviceId).toBe(world.managedDevices.all()[0]?.id);
    expect(signals.restarts).toBe(deviceOf(world).run.steps.filter(({ kind }) => kind === "restart").length);
  });

  test("of one whose app fails, then of its retry, which goes on where it failed", () => {
    const { world, pass, act } = worldWith("appFailsOnce", 7);
    expect(act("start").ok).toBe(true);
    const failed = follow(world, pass);
    expect(signalledEnd(failed)).toEqual({
      kind: "failed",
      phase: "deviceSetup",
      step: "Apps",
      errorCode: "0x87D1041C",
    });
    expect(failedApps(failed)).toMatchObject([{ name: "Contoso Print Client", errorCode: "0x87D1041C" }]);
    expect(failed.events?.find(({ key }) => key === "flowFailed")).toMatchObject({ errorCode: "0x87D1041C" });
    expect(act("retry").ok).toBe(true);
    const retried = read(world, pass(stepMs), failed, deviceOf(world).run.startedAt);
    expect(retried.categories[0]).toMatchObject({ phase: "devicePreparation", succeeded: true });
    expect(signalledEnd(retried)).toEqual({ kind: "running" });
    const well = follow(world, pass, retried);
    expect(signalledEnd(well)).toEqual({ kind: "succeeded" });
    expect(well.restarts).toBe(failed.restarts);
  });

  test("of one that hangs in an app, and names it for ever", () => {
    const { world, pass, act } = worldWith("hangs", 7);
    expect(act("start").ok).toBe(true);
    const signals = follow(world, pass);
    const { run } = deviceOf(world);
    const hanging = world.apps.all()[(run.steps.at(-1)?.app ?? 0) - 1]?.displayName ?? "";
    expect(installingApp(signals)).toBe(nameAtMdm[hanging] ?? hanging);
    expect(signalledEnd(signals)).toEqual({ kind: "running" });
  });

  test("of one without a TPM: nothing of apps, and why it ended", () => {
    const { world, pass, act } = worldWith("noTpm", 7);
    expect(act("start").ok).toBe(true);
    const signals = follow(world, pass);
    expect(signals.apps ?? []).toEqual([]);
    expect(signalledEnd(signals)).toMatchObject({ phase: "devicePreparation", errorCode: "0x800705B4" });
    expect(signals.events?.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["tpmNotConfirmed", "profileNotAvailable", "flowFailed"]),
    );
  });

  test("a restart is announced before it comes", () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ ...worldWith("clean", seed) }));
    const restarting = seeds.find(({ world, act }) => {
      act("start");
      return deviceOf(world).run.steps.some(({ kind }) => kind === "restart");
    });
    if (restarting === undefined) throw new Error("None of these devices restarts");
    const { world, pass } = restarting;
    const { run } = deviceOf(world);
    const startsAt = run.steps.find(({ kind }) => kind === "restart")?.startsAt ?? 0;
    const early = read(world, pass(startsAt - 60_000 - pass(0)), undefined, run.startedAt);
    const soon = read(world, pass(50_000), early, run.startedAt);
    expect([early.restartAwaited, soon.restartAwaited]).toEqual([undefined, true]);
  });
});
