import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import type { RunningBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { startPowerShellBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { untilState } from "./state-watch.ts";

const script = fileURLToPath(new URL("../../support/scripted-host.ts", import.meta.url));
const common = () => ({ clock: createVirtualClock(), log: createRecordingLog(), random: () => 0 });

/** On a child process of its own. */
async function startOnChild(): Promise<RunningBridge> {
  const command = { file: process.execPath, args: [script], env: { PATH: process.env.PATH ?? "" } };
  const bridge = startPowerShellBridge({ host: { command }, ...common() });
  onTestFinished(() => bridge.stop());
  return bridge;
}

/** On the practice world's bridge face, over a pair of streams; an hour of the world passes in under a second. */
async function startOnPractice(): Promise<RunningBridge> {
  const world = await startPracticeWorld({ scenario: "good-morning", speed: 5_000, heartbeatMs: 3_600_000 });
  const [input, output] = [new PassThrough(), new PassThrough()];
  const stopFace = world.bridge(input, output);
  const bridge = startPowerShellBridge({ host: { streams: { input, output } }, ...common() });
  onTestFinished(async () => {
    await bridge.stop();
    stopFace();
    await world.stop();
  });
  return bridge;
}

describe.each([
  ["a child process", startOnChild],
  ["the practice world", startOnPractice],
] as const)("a device bridge on %s", (_name, start) => {
  test("becomes ready and says what it can do", async () => {
    const { hello } = await untilState(await start(), "ready");
    expect(hello.protocol).toBe(2);
    expect(hello.capabilities.map(({ operation }) => operation)).toContain("collect");
  });

  test("reads every device it lists, each as itself", async () => {
    const bridge = await start();
    const listed = await bridge.devices();
    const addresses = listed.ok ? listed.value.devices.map((device) => device.address) : [];
    expect(addresses.length).toBeGreaterThan(0);
    const readings = await Promise.all(addresses.map((address) => bridge.collect(address)));
    expect(readings.map((reading) => reading.ok && reading.value.address)).toEqual(addresses);
    const signals = await Promise.all(addresses.map((address) => bridge.readSignals(address)));
    expect(signals.map((signal) => signal.ok && signal.value.address)).toEqual(addresses);
  });

  test("answers an aborted request with cancelled and goes on", async () => {
    const bridge = await start();
    await untilState(bridge, "ready");
    const listed = await bridge.devices();
    const address = listed.ok ? (listed.value.devices[0]?.address ?? "") : "";
    const abort = new AbortController();
    const reading = bridge.collect(address, abort.signal);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect(await bridge.collect(address)).toMatchObject({ ok: true, value: { address } });
  });

  test("answers everything with an error once it is stopped", async () => {
    const bridge = await start();
    await untilState(bridge, "ready");
    await bridge.stop();
    const unavailable = { ok: false, error: { code: "bridge.unavailable" } };
    expect(await bridge.devices()).toMatchObject(unavailable);
    expect(await bridge.collect("bench-01")).toMatchObject(unavailable);
    await bridge.stop();
  });
});

test("the network of the practice bench is tried from a device as from the bench itself", async () => {
  const bridge = await startOnPractice();
  const endpoint = { id: "plain", host: "example.com", port: 80, protocol: "http", path: "/" } as const;
  for (const address of ["local", "bench-01"])
    expect(await bridge.checkNetwork(address, [endpoint])).toMatchObject({
      ok: true,
      value: { address, endpoints: [{ id: "plain", httpStatus: 200 }] },
    });
});

test("a device that is not on the practice bench is told as an error", async () => {
  const bridge = await startOnPractice();
  expect(await bridge.checkNetwork("bench-99", [])).toMatchObject({ error: { code: "bridge.deviceUnreachable" } });
  expect(await bridge.collect("bench-99")).toMatchObject({ ok: false });
});
