import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startPowerShellBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { untilState } from "./state-watch.ts";

const script = fileURLToPath(new URL("../../support/scripted-host.ts", import.meta.url));

function start(limits = {}) {
  const [clock, log] = [createVirtualClock(), createRecordingLog()];
  const command = { file: process.execPath, args: [script, "good"], env: { PATH: process.env.PATH ?? "" } };
  const bridge = startPowerShellBridge({ host: { command }, clock, log, random: () => 0, limits });
  onTestFinished(() => bridge.stop());
  return { bridge, clock, log };
}

/** The process that read a device: the scripted host tells it. */
const processOf = (serialNumber: string): string => serialNumber.replace(/^.* by /, "");

test("of fifty devices four do their worst, and the other forty-six do not notice", { timeout: 300_000 }, async () => {
  const { bridge, clock } = start();
  const worst = ["silent", "onlyGarbage", "flood", "killed"];
  const others = Array.from({ length: 46 }, (_, index) => `bench-${index}`);
  const bad = worst.map((address) => bridge.collect(address));
  const good = await Promise.all(others.map((address) => bridge.collect(address)));
  expect(good.map((reading) => reading.ok && reading.value.address)).toEqual(others);
  const [hung, ...failed] = bad;
  expect((await Promise.all(failed)).map((reading) => !reading.ok && reading.error.code)).toEqual([
    "bridge.badMessage",
    "bridge.badMessage",
    "bridge.exited",
  ]);
  // Its own host is silent for as long; whichever of the two limits comes first, only this device pays.
  await clock.advance(180_000);
  expect(await hung).toMatchObject({ ok: false, error: { code: "bridge.timedOut" } });
  expect(await bridge.collect("bench-1")).toMatchObject({ ok: true });
});

test("no more devices are asked at once than allowed, and hosts go on to the next device", async () => {
  const { bridge } = start({ parallelDevices: 2 });
  const ask = async (): Promise<string> => {
    const reading = await bridge.collect("logon");
    return reading.ok ? processOf(reading.value.serialNumber) : "";
  };
  const processes = await Promise.all(Array.from({ length: 6 }, ask));
  expect(new Set(processes).size).toBe(2);
});

test("a wait for a turn that is given up takes no turn", async () => {
  const { bridge } = start({ parallelDevices: 1 });
  await untilState(bridge, "ready");
  const [holding, waiting] = [new AbortController(), new AbortController()];
  const held = bridge.collect("silent", holding.signal);
  const waited = bridge.collect("bench-1", waiting.signal);
  const last = bridge.collect("bench-2");
  waiting.abort();
  expect(await waited).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  holding.abort();
  expect(await held).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  expect(await last).toMatchObject({ ok: true });
});

test("a host that has nothing to do ends after a while", async () => {
  const { bridge, clock } = start();
  const ask = async () => {
    const reading = await bridge.collect("logon");
    return reading.ok ? processOf(reading.value.serialNumber) : "";
  };
  const first = await ask();
  expect(await ask()).toBe(first);
  await clock.advance(19_000);
  expect(await ask()).toBe(first);
  await clock.advance(30_000);
  expect(await ask()).not.toBe(first);
});

test("a logon is handed over once to each host, and never told", async () => {
  const { bridge, log } = start({ parallelDevices: 1 });
  bridge.setLogon("logon", { userName: "bench", password: "2026-01-05T08:00:00Z" });
  for (let time = 0; time < 2; time += 1) {
    const reading = await bridge.collect("logon");
    expect(reading.ok && reading.value.serialNumber).toMatch(/^bench MjAyNi0wMS0wNVQwODowMDowMFo= by /);
  }
  expect(JSON.stringify([log.lines(), bridge.diagnostics()])).not.toContain("2026-01-05T08");
  bridge.setLogon("logon", undefined);
  const reading = await bridge.collect("logon");
  expect(reading.ok && reading.value.serialNumber).toMatch(/^undefined by /);
});

test("files come whole or not at all", async () => {
  const { bridge } = start();
  expect(await bridge.collectDiagnostics("files", ["System"])).toMatchObject({
    ok: true,
    value: {
      files: [{ name: "registry.txt", bytes: new Uint8Array(Buffer.from("hello")) }],
      missing: [{ part: "diagnostics.cab", reason: "toolMissing" }],
    },
  });
  expect(await bridge.collectDiagnostics("brokenFiles", ["System"])).toMatchObject({
    ok: false,
    error: { code: "bridge.badMessage", context: { reason: "fileNotWhole" } },
  });
});
