import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanDesk } from "../../../../main/app/lan/create-lan-desk.ts";
import type { DeviceBridge, DeviceLogon } from "../../../../main/app/ports/device-bridge.ts";
import type { DeviceSignals } from "../../../../shared/contract/bridge/device-signals.ts";
import type { LanView } from "../../../../shared/contract/lan/view.ts";
import { type AppError, appError } from "../../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { fakePorts } from "../../../support/fake-ports.ts";
import { createCountingIds, draftsOf, openRunningBench } from "../../../support/loop-bench.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const signals = (address: string): DeviceSignals => ({
  address,
  observedAt: "2026-09-01T08:30:00Z",
  devicePreparation: null,
  deviceSetup: null,
  accountSetup: null,
  profileName: null,
  assignedTenantId: null,
  restarts: null,
});
const refused = (reason: string): AppError =>
  appError("unauthorised", "bridge.collectFailed", { reason }, "someone was refused");

/** A desk over a running bench; devices answer as `answers` says, all others let the account in. */
async function openDesk(answers: Readonly<Record<string, AppError>> = {}, more: Partial<DeviceBridge> = {}) {
  const loop = await openRunningBench();
  const logons = new Map<string, DeviceLogon>();
  const { bridge } = fakePorts(
    {},
    {
      devices: async (targets = []) =>
        ok({
          devices: targets
            .filter((address) => !address.startsWith("gone"))
            .map((address) => ({
              address,
              winRm: { http: !address.startsWith("off"), https: address.startsWith("tls") },
            })),
        }),
      setLogon: (address, logon) => {
        if (logon === undefined) logons.delete(address);
        else logons.set(address, logon);
      },
      readSignals: async (address): Promise<Result<DeviceSignals>> => {
        const error = answers[address];
        return error === undefined ? ok(signals(address)) : err(error);
      },
      ...more,
    },
  );
  const desk = createLanDesk({
    bridge,
    ids: createCountingIds("lan"),
    log: loop.log,
    state: loop.bench.state,
    submit: (command) => loop.bench.submit(command, "Technician 07"),
  });
  let view: LanView | undefined;
  desk.topic.watch((message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  });
  const add = (targets: string[], password = "correct horse", onlyHttps = false) =>
    desk.handlers["lan.add"]({ targets, userName: ".\\Administrator", password, onlyHttps });
  const settle = () => loop.clock.advance(0);
  const results = () =>
    Object.fromEntries((view?.targets ?? []).map(({ address, state, reason }) => [address, reason ?? state]));
  return { ...loop, desk, logons, add, settle, view: () => view, results };
}

describe("devices on the network", () => {
  it("that let the account in become units and are collected, each by itself", async () => {
    const { add, settle, results, logons, open, view } = await openDesk();
    expect(await add(["pc1", "pc2"])).toEqual(ok({}));
    await settle();
    expect(results()).toEqual({ pc1: "reached", pc2: "reached" });
    expect([...logons.keys()]).toEqual(["pc1", "pc2"]);
    const collected = open().map(({ effect }) => (effect.kind === "collect" ? effect.address : ""));
    expect(collected).toEqual(["pc1", "pc2"]);
    expect(view()).toMatchObject({ isTrying: false, logons: 2 });
  });

  it("are each refused with their own reason, and become no units", async () => {
    const { add, settle, results, logons, bench } = await openDesk({
      filtered: refused("tokenFiltered"),
      wrong: refused("logonFailed"),
      blank: refused("blankPassword"),
      denied: refused("accessDenied"),
      plain: refused("notElevated"),
      bench: refused("benchNotReady"),
      odd: refused("somethingElse"),
      slow: appError("unavailable", "bridge.timedOut"),
      lost: appError("unavailable", "bridge.deviceUnreachable"),
      fresh: refused("noInstance"),
    });
    const targets = [
      "gone1",
      "off1",
      "filtered",
      "wrong",
      "blank",
      "denied",
      "plain",
      "bench",
      "odd",
      "slow",
      "lost",
      "fresh",
    ];
    await add(targets);
    await settle();
    expect(results()).toEqual({
      gone1: "noListener",
      off1: "noListener",
      filtered: "tokenFiltered",
      wrong: "logonFailed",
      blank: "blankPassword",
      denied: "accessDenied",
      plain: "notElevated",
      bench: "benchNotReady",
      odd: "failed",
      slow: "timedOut",
      lost: "noListener",
      fresh: "reached",
    });
    expect([...logons.keys()]).toEqual(["fresh"]);
    expect(bench.state().units.size).toBe(1);
  });

  it("are only asked over HTTPS where that was wanted", async () => {
    const { add, settle, results } = await openDesk();
    await add(["tls1", "pc1", "off1"], "x", true);
    await settle();
    expect(results()).toEqual({ tls1: "reached", pc1: "noHttps", off1: "noListener" });
  });

  it("without a bridge are all refused, and the next round may begin", async () => {
    const { add, settle, results } = await openDesk(
      {},
      { devices: async () => err(appError("unavailable", "bridge.unavailable")) },
    );
    await add(["pc1"]);
    await settle();
    expect(results()).toEqual({ pc1: "bridgeMissing" });
    expect(await add(["pc1"])).toEqual(ok({}));
  });

  it("one that was known before stays one unit, and is read again when it was given up", async () => {
    const { add, settle, bench, journal, clock } = await openDesk();
    const a = unitSteps("A");
    await bench.record(draftsOf(a.seen(0, "pc1"), a.collectFailed(1), a.collectFailed(2), a.collectFailed(3)));
    await clock.advance(60_000 * 5);
    await add(["pc1"]);
    await settle();
    expect(bench.state().units.size).toBe(1);
    expect(journal().at(-1)).toBe("collectRequested");
  });

  it("what cannot be meant is refused before anything is asked", async () => {
    const { add, logons } = await openDesk();
    expect(await add(["no such name"])).toMatchObject({ ok: false, error: { code: "lan.badTarget" } });
    expect(await add(["pc1"], "")).toMatchObject({ ok: false, error: { code: "lan.blankPassword" } });
    expect(await add(["pc1"], "correct\0horse")).toMatchObject({ ok: false, error: { code: "lan.cutLogon" } });
    expect(await add([" "])).toMatchObject({ ok: false, error: { code: "lan.noTarget" } });
    expect(logons.size).toBe(0);
  });

  it("one round at a time; forgetting ends it and takes every account back", async () => {
    const waiting = Promise.withResolvers<void>();
    const { add, settle, desk, logons, view, bench } = await openDesk(
      {},
      { readSignals: (address) => waiting.promise.then(() => ok(signals(address))) },
    );
    await add(["pc1"]);
    await settle();
    expect(logons.size).toBe(1);
    expect(await add(["pc2"])).toMatchObject({ ok: false, error: { code: "lan.busy" } });
    await desk.handlers["lan.forget"]({});
    expect([logons.size, view()]).toEqual([0, { isTrying: false, targets: [], logons: 0 }]);
    waiting.resolve();
    await settle();
    expect([bench.state().units.size, view()?.targets]).toEqual([0, []]);
    desk.stop();
    expect(logons.size).toBe(0);
  });
});

describe("a password", () => {
  it("reaches the bridge and nothing else: no journal, log, error or topic has it, whatever it is", async () => {
    const planted = fc
      .string({ unit: "grapheme", minLength: 8, maxLength: 40 })
      .filter((text) => text.trim().length >= 6);
    await fc.assert(
      fc.asyncProperty(planted, fc.constantFrom("pc1", "wrong", "gone1", "no such name"), async (password, target) => {
        const secret = `pass-${password}-word`;
        const errors: unknown[] = [];
        const told: unknown[] = [];
        const bench = await openDesk({ wrong: refused("logonFailed") });
        bench.desk.topic.watch((message) => told.push(message));
        const answer = await bench.add([target], secret);
        if (!answer.ok) errors.push(answer);
        await bench.settle();
        const known = bench.logons.get("pc1")?.password;
        if (target === "pc1") expect(known).toBe(secret);
        for (const effect of bench.open()) await effect.finish({ error: refused("tokenFiltered") });
        const rows = bench.store.readAfter(0);
        const kept = JSON.stringify([rows, bench.log.lines(), errors, told, bench.bench.state()]);
        expect(kept).not.toContain(JSON.stringify(secret).slice(1, -1));
        bench.desk.stop();
        expect(bench.logons.size).toBe(0);
        await bench.bench.stop();
      }),
      { numRuns: 60 },
    );
  });
});
