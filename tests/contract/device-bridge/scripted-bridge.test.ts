import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { RunningBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { startPowerShellBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import type { VirtualClock } from "../../support/virtual-clock.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { untilState } from "./state-watch.ts";

const script = fileURLToPath(new URL("../../support/scripted-host.ts", import.meta.url));

function startScripted(mode = "good", port = 0): { bridge: RunningBridge; clock: VirtualClock } {
  const clock = createVirtualClock();
  const command = {
    file: process.execPath,
    args: [script, mode, String(port)],
    env: { PATH: process.env.PATH ?? "" },
  };
  const bridge = startPowerShellBridge({ host: { command }, clock, log: createRecordingLog(), random: () => 0 });
  onTestFinished(() => bridge.stop());
  return { bridge, clock };
}

test("is starting, then ready with what the host said of itself", async () => {
  const { bridge } = startScripted();
  const states: string[] = [];
  bridge.watchState((state) => states.push(state.kind));
  const ready = await untilState(bridge, "ready");
  expect(states).toEqual(["starting", "ready"]);
  expect(ready.hello).toMatchObject({ protocol: 2, computerName: "BÄNCH", elevated: true });
});

test("a request made while the host starts waits for it", async () => {
  const { bridge } = startScripted();
  expect(await bridge.devices()).toEqual({ ok: true, value: { devices: [{ address: "wishes-0" }] } });
});

test("reads a device and its signals", async () => {
  const { bridge } = startScripted();
  expect(await bridge.collect("bench-01")).toMatchObject({
    ok: true,
    value: { address: "bench-01", model: "Contoso Büch 14" },
  });
  expect(await bridge.readSignals("bench-01")).toMatchObject({
    ok: true,
    value: { deviceSetup: '{"categoryState":"inProgress"}' },
  });
});

test("puts split characters and CRLF together", async () => {
  const { bridge } = startScripted();
  expect(await bridge.collect("pieces")).toMatchObject({ ok: true, value: { model: "Contoso Büch 14" } });
});

test("answers many requests at once, each with its own", async () => {
  const { bridge } = startScripted();
  const addresses = Array.from({ length: 40 }, (_, index) => `bench-${index}`);
  const readings = await Promise.all(addresses.map((address) => bridge.collect(address)));
  expect(readings.map((reading) => reading.ok && reading.value.address)).toEqual(addresses);
});

test.each([
  ["unreachable", { code: "bridge.deviceUnreachable", kind: "unavailable", retry: { when: "later", delayMs: 10_000 } }],
  ["notElevated", { code: "bridge.collectFailed", kind: "unauthorised", retry: { when: "technicianActs" } }],
  ["wrongShape", { code: "bridge.badMessage", context: { reason: "answerShape" } }],
  ["otherAddress", { code: "bridge.badMessage", context: { reason: "otherAddress" } }],
])("a device that is %s is told as such", async (address, error) => {
  const { bridge } = startScripted();
  const reading = await bridge.collect(address);
  expect(reading).toMatchObject({ ok: false, error });
  expect(JSON.stringify(reading)).not.toContain("contoso.example");
});

test("lines that are no messages are passed over", async () => {
  const { bridge } = startScripted();
  expect(await bridge.collect("garbage")).toMatchObject({ ok: true });
});

test.each([
  ["crash", { code: "bridge.exited", context: { detail: "exit code 3" } }],
  ["giant", { code: "bridge.badMessage", context: { reason: "lineTooLong" } }],
  ["onlyGarbage", { code: "bridge.badMessage", context: { reason: "noMessage" } }],
])("a host that answers %s is lost, started again, and works again", async (mode, error) => {
  const { bridge, clock } = startScripted(mode);
  expect(await bridge.collect("local")).toMatchObject({ ok: false, error });
  expect(await untilState(bridge, "restarting")).toMatchObject({ error, attempt: 1 });
  expect(await bridge.collect("local")).toMatchObject({ ok: false, error: { code: "bridge.unavailable" } });
  await clock.advance(1_000);
  await untilState(bridge, "ready");
  expect(await bridge.devices()).toMatchObject({ ok: true });
});

test("a silent device costs its time limit, and the host is told to stop", async () => {
  const { bridge, clock } = startScripted("silent");
  await untilState(bridge, "ready");
  const signals = bridge.readSignals("local");
  const others = bridge.devices();
  await others;
  // The host stays heard of meanwhile; only the one request is late.
  for (let waited = 0; waited < 60_000; waited += 10_000) {
    await clock.advance(10_000);
    await bridge.devices();
  }
  expect(await signals).toMatchObject({
    ok: false,
    error: { code: "bridge.timedOut", context: { operation: "signals", limitMs: 60_000 } },
  });
  expect(await bridge.devices()).toEqual({ ok: true, value: { devices: [{ address: "wishes-1" }] } });
});

test("an aborted request is over at once, and the host is told to stop", async () => {
  const { bridge } = startScripted("silent");
  await untilState(bridge, "ready");
  const abort = new AbortController();
  const reading = bridge.collect("local", abort.signal);
  abort.abort();
  expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  expect(await bridge.devices()).toEqual({ ok: true, value: { devices: [{ address: "wishes-1" }] } });
  expect(await bridge.collect("local", abort.signal)).toMatchObject({ ok: false, error: { kind: "cancelled" } });
});

test("a host that is not heard of any more is lost and started again", async () => {
  const { bridge, clock } = startScripted();
  await untilState(bridge, "ready");
  await clock.advance(20_000);
  expect(await untilState(bridge, "restarting")).toMatchObject({ error: { code: "bridge.timedOut" }, attempt: 1 });
  await clock.advance(1_000);
  await untilState(bridge, "ready");
});

test("a host that never greets is given up after the start limit, each time with a longer wait", async () => {
  const { bridge, clock } = startScripted("mute");
  await clock.advance(60_000);
  expect(await untilState(bridge, "restarting")).toMatchObject({
    error: { code: "bridge.timedOut", context: { operation: "hello" } },
    attempt: 1,
  });
  await clock.advance(1_000);
  await clock.advance(60_000);
  expect(await untilState(bridge, "restarting")).toMatchObject({ attempt: 2 });
  await clock.advance(1_999);
  expect(clock.sleepers()).toEqual([]);
});

test("a host that ends at once is restarted, and what it said last is kept", async () => {
  const { bridge } = startScripted("exit");
  expect(await untilState(bridge, "restarting")).toMatchObject({
    error: { code: "bridge.exited", context: { detail: "exit code 7" }, cause: "not allowed here" },
  });
});

test("a host of another protocol is not started again", async () => {
  const { bridge, clock } = startScripted("oldProtocol");
  expect(await untilState(bridge, "missing")).toMatchObject({
    error: { code: "bridge.badMessage", context: { reason: "otherProtocol" } },
  });
  await clock.advance(600_000);
  expect(await bridge.devices()).toMatchObject({ ok: false, error: { code: "bridge.badMessage" } });
});

test.each([
  ["says that it cannot work here", "unfit", "languageMode"],
  ["a policy forbids", "forbidden", "executionPolicy"],
])("a host that %s is not started again", async (_name, mode, reason) => {
  const { bridge } = startScripted(mode);
  expect(await untilState(bridge, "missing")).toMatchObject({
    error: { code: "bridge.unavailable", context: { reason }, retry: { when: "technicianActs" } },
  });
});

test("a program that is not there makes the bridge missing", async () => {
  const command = { file: "/nonexistent/powershell", args: [], env: {} };
  const clock = createVirtualClock();
  const bridge = startPowerShellBridge({ host: { command }, clock, log: createRecordingLog(), random: () => 0 });
  expect(await untilState(bridge, "missing")).toMatchObject({
    error: { code: "bridge.unavailable", cause: "ENOENT", retry: { when: "technicianActs" } },
  });
  await bridge.stop();
});

test("a PC without PowerShell has no bridge, and nothing is looked for by its bare name", async () => {
  const host = { missing: "no PowerShell" };
  const bridge = startPowerShellBridge({
    host,
    clock: createVirtualClock(),
    log: createRecordingLog(),
    random: () => 0,
  });
  const error = { code: "bridge.unavailable", cause: "no PowerShell", retry: { when: "technicianActs" } };
  expect(await bridge.devices()).toMatchObject({ ok: false, error });
  expect(await untilState(bridge, "missing")).toMatchObject({ error });
  await bridge.stop();
});

test("keeps what the host complained about, without secrets", async () => {
  const { bridge } = startScripted();
  await bridge.collect("complains");
  await bridge.stop();
  expect(bridge.diagnostics()).toContain("the host complained");
  expect(bridge.diagnostics()).not.toMatch(/eyJ|contoso\.example/);
});

test("stopping ends the host and what it started, and every open request", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const connected = once(server, "connection");
  const { bridge, clock } = startScripted("orphan", port);
  await untilState(bridge, "ready");
  const [socket] = await connected;
  const closed = once(socket.resume(), "close");
  const open = bridge.collect("silent");
  const stopped = bridge.stop();
  // It is given the time to end by itself, which its child keeps it from.
  await clock.advance(5_000);
  await stopped;
  expect(await open).toMatchObject({ ok: false, error: { code: "bridge.unavailable" } });
  await closed;
  server.close();
  expect(await bridge.devices()).toMatchObject({ ok: false, error: { code: "bridge.unavailable" } });
});
