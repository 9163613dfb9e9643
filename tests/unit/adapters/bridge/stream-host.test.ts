import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { bridgeLimits, restartDelayMs } from "../../../../main/adapters/bridge/bridge-limits.ts";
import { createDiagnosticsTail } from "../../../../main/adapters/bridge/diagnostics-tail.ts";
import { startPowerShellBridge } from "../../../../main/adapters/bridge/start-powershell-bridge.ts";
import { untilState } from "../../../contract/device-bridge/state-watch.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { createVirtualClock } from "../../../support/virtual-clock.ts";

const hello = {
  protocol: 2,
  hostVersion: "1",
  powerShellVersion: "7",
  powerShellEdition: "Core",
  osDescription: "",
  computerName: "",
  elevated: false,
  languageMode: "FullLanguage",
  executionPolicy: null,
  capabilities: [],
};

/** A bridge on a pair of streams whose other end answers the greeting. */
function startOnStreams() {
  const input = new PassThrough();
  const output = new PassThrough();
  input.on("data", (bytes: Buffer) => {
    const request = JSON.parse(bytes.toString("utf8"));
    if (request.op === "hello")
      output.write(`${JSON.stringify({ type: "answer", id: request.id, ok: true, result: hello })}\n`);
  });
  const bridge = startPowerShellBridge({
    host: { streams: { input, output } },
    clock: createVirtualClock(),
    log: createRecordingLog(),
    random: () => 0,
  });
  return { bridge, input, output };
}

test("streams that end leave the bridge missing, and open requests are answered", async () => {
  const { bridge, output } = startOnStreams();
  await untilState(bridge, "ready");
  const open = bridge.collect("bench-01");
  output.end();
  expect(await open).toMatchObject({ ok: false, error: { code: "bridge.exited" } });
  expect(await untilState(bridge, "missing")).toMatchObject({ error: { code: "bridge.exited" } });
  await bridge.stop();
});

test("stopping closes the request stream", async () => {
  const { bridge, input } = startOnStreams();
  await untilState(bridge, "ready");
  await bridge.stop();
  expect(input.writableEnded).toBe(true);
});

test("a listener that stopped watching hears nothing more", async () => {
  const { bridge } = startOnStreams();
  const kinds: string[] = [];
  const stop = bridge.watchState((state) => kinds.push(state.kind));
  stop();
  stop();
  await untilState(bridge, "ready");
  expect(kinds).toEqual(["starting"]);
  await bridge.stop();
});

test("the diagnostics keep only their end", () => {
  const tail = createDiagnosticsTail(10);
  tail.push(Buffer.from("first line\n"));
  tail.push(Buffer.from("last"));
  expect(tail.text()).toBe(" line\nlast");
});

test("restarts wait longer each time, up to a minute, with a random part", () => {
  expect([1, 2, 3, 7, 50].map((attempt) => restartDelayMs(bridgeLimits, attempt, 0))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ]);
  expect(restartDelayMs(bridgeLimits, 1, 0.5)).toBe(750);
});
