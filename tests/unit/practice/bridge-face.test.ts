import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLineSplitter } from "../../../main/practice/bridge/line-splitter.ts";
import { startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import { readUploadedHash } from "../../../main/practice/tenant/resources/uploaded-hash.ts";
import { actOnDevice } from "../../../main/practice/world/device-hands.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { takeImport } from "../../../main/practice/world/registration.ts";
import { deviceSignalsSchema } from "../../../shared/contract/bridge/device-signals.ts";
import { diagnosticsResultSchema } from "../../../shared/contract/bridge/diagnostics-result.ts";
import {
  type BridgeMessage,
  bridgeMessageSchema,
  deviceReadingSchema,
  devicesResultSchema,
  helloResultSchema,
} from "../../../shared/contract/bridge/messages.ts";
import { networkResultsSchema } from "../../../shared/contract/bridge/network-results.ts";
import { readinessResultSchema } from "../../../shared/contract/bridge/readiness-result.ts";

const firstMoment = Date.UTC(2026, 8, 1, 8);

/** A world with a bridge over two pipes. Waits end at once and move the clock, unless they are held. */
async function startBridge() {
  let now = firstMoment;
  let held = false;
  const delay = (delayMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const beats = delayMs >= 1e9;
      if (!held && !beats) {
        now += delayMs;
        resolve();
      }
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  const practice = await startPracticeWorld({
    clock: { now: () => now, delay },
    heartbeatMs: 1e9,
    scenario: "hard-day",
  });
  onTestFinished(practice.stop);
  const input = new PassThrough();
  const output = new PassThrough();
  const stop = practice.bridge(input, output);
  const messages: BridgeMessage[] = [];
  const waiting = new Set<() => void>();
  output.on(
    "data",
    createLineSplitter(
      1e6,
      (line) => {
        messages.push(bridgeMessageSchema.parse(JSON.parse(line)));
        for (const wake of waiting) wake();
      },
      () => {
        throw new Error("a line is too long");
      },
    ),
  );
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const say = (line: string): void => void input.write(`${line}\n`);
  const answerTo = (id: string) =>
    until(() => messages.find((message) => message.type === "answer" && message.id === id));
  return {
    practice,
    messages,
    stop,
    say,
    until,
    answerTo,
    ask: async (id: string, request: object) => {
      say(JSON.stringify({ v: 2, id, ...request }));
      const answer = await answerTo(id);
      return answer.type === "answer" ? answer : undefined;
    },
    hold: () => {
      held = true;
    },
    advance: (delayMs: number) => {
      now += delayMs;
      practice.world.advance();
    },
    now: () => now,
  };
}

type Bridge = Awaited<ReturnType<typeof startBridge>>;

function register(bridge: Bridge, position: number): void {
  const { world } = bridge.practice;
  const device = world.devices.all()[position - 1];
  const { serialNumber } = device ?? { serialNumber: "" };
  const { groupTag } = bridge.practice.state().order;
  takeImport(
    world,
    {
      serialNumber,
      productKey: "",
      groupTag,
      assignedUser: "",
      importId: "",
      hardware: { serialNumber, manufacturer: "Contoso", model: "", sku: "", family: "" },
      duplicate: false,
    },
    bridge.now(),
  );
}

describe("the bridge face", () => {
  test("tells what it is and lists the bench", async () => {
    const bridge = await startBridge();
    const hello = await bridge.ask("1", { op: "hello" });
    expect(helloResultSchema.parse(hello?.ok && hello.result).protocol).toBe(2);
    const listed = await bridge.ask("2", { op: "devices" });
    const { devices } = devicesResultSchema.parse(listed?.ok && listed.result);
    expect(devices.map(({ address, port }) => [address, port]).slice(0, 2)).toEqual([
      ["bench-01", 1],
      ["bench-02", 2],
    ]);
    expect(bridge.messages[0]).toEqual({ type: "heartbeat", at: new Date(firstMoment).toISOString() });
  });

  test("collects a device in 2 to 8 seconds and says each step", async () => {
    const bridge = await startBridge();
    const answer = await bridge.ask("c", { op: "collect", address: "bench-01" });
    const reading = deviceReadingSchema.parse(answer?.ok && answer.result);
    expect(bridge.now() - firstMoment).toBeGreaterThanOrEqual(2000);
    expect(bridge.now() - firstMoment).toBeLessThanOrEqual(8000);
    expect(readUploadedHash(reading.hardwareHash)?.serialNumber).toBe(reading.serialNumber);
    const steps = bridge.messages.flatMap((message) => (message.type === "progress" ? [message.step] : []));
    expect(steps).toEqual(["identity", "hardwareHash", "tpm", "network"]);
    const again = await bridge.ask("d", { op: "collect", address: "bench-01" });
    expect(deviceReadingSchema.parse(again?.ok && again.result).hardwareHash).not.toBe(reading.hardwareHash);
  });

  test("a device that is off or unknown is unreachable", async () => {
    const bridge = await startBridge();
    actOnDevice(bridge.practice.world, { position: 1, action: "powerOff" }, bridge.now());
    for (const [id, op, address] of [
      ["a", "collect", "bench-01"],
      ["b", "signals", "bench-01"],
      ["c", "signals", "bench-99"],
    ] as const) {
      const answer = await bridge.ask(id, { op, address });
      expect(answer).toMatchObject({ ok: false, error: { code: "unreachable" } });
    }
  });

  test("signals are absent before the flow, then tell it in one of the two forms Windows writes", async () => {
    const bridge = await startBridge();
    for (const position of [1, 2]) register(bridge, position);
    const signals = async (id: string, address: string) => {
      const answer = await bridge.ask(id, { op: "signals", address });
      return deviceSignalsSchema.parse(answer?.ok && answer.result);
    };
    expect(await signals("0", "bench-01")).toMatchObject({
      devicePreparation: null,
      deviceSetup: null,
      accountSetup: null,
    });
    bridge.advance(31 * minuteMs);
    for (const position of [1, 2]) actOnDevice(bridge.practice.world, { position, action: "start" }, bridge.now());
    expect(JSON.parse((await signals("1", "bench-01")).devicePreparation ?? "")).not.toHaveProperty(
      "categorySucceeded",
    );
    const seen = new Set<string>();
    for (let minutes = 0; minutes < 50; minutes += 1) {
      bridge.advance(minuteMs);
      const answer = await bridge.ask(`m${minutes}`, { op: "signals", address: "bench-01" });
      if (!answer?.ok) continue;
      const setup = deviceSignalsSchema.parse(answer.result).deviceSetup;
      if (setup !== null) seen.add(JSON.parse(setup).AppsSubcategory);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["Apps (Identifying)", "Apps (0 of 6 installed)", "Apps (6 of 6 installed)"]),
    );
    expect(JSON.parse((await signals("e", "bench-01")).deviceSetup ?? "").categorySucceeded).toBe(true);
    const failed = JSON.parse((await signals("f", "bench-02")).deviceSetup ?? "");
    expect(failed).toMatchObject({
      categorySucceeded: false,
      "DeviceSetup.AppsSubcategory": { subcategoryState: "failed", subcategoryStatusText: "Apps (0x87D1041C)" },
    });
  });

  test("apps, page settings, events and session follow the flow in the shapes Windows writes", async () => {
    const bridge = await startBridge();
    register(bridge, 2);
    bridge.advance(31 * minuteMs);
    actOnDevice(bridge.practice.world, { position: 2, action: "start" }, bridge.now());
    const events = [{ channel: "Microsoft-Windows-Shell-Core/Operational", ids: [62407], after: null }];
    const read = async (id: string) => {
      const answer = await bridge.ask(id, { op: "signals", address: "bench-02", events });
      return deviceSignalsSchema.parse(answer?.ok && answer.result);
    };
    expect(await read("0")).toMatchObject({
      tracking: null,
      firstSync: null,
      extension: null,
      events: [],
      marks: [{}],
    });
    for (let minutes = 0; minutes < 60; minutes += 1) bridge.advance(minuteMs);
    const last = await read("1");
    expect(last).toMatchObject({
      firstSync: { skipDeviceStatusPage: 0, syncFailureTimeout: 60 },
      msiApps: [
        { status: 70, fileName: "IntuneWindowsAgent.msi" },
        { status: 10, fileName: "LineOfBusinessViewer.msi" },
      ],
      officeApps: [{ status: 70, finalStatus: 0 }],
      session: { joinUser: "placeholder", desktop: "oobe", managedDeviceId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    const states = last.tracking?.apps.map(({ installationState }) => installationState) ?? [];
    expect([states.at(0), states.includes(4)]).toEqual([3, true]);
    const failed = last.extension?.apps.find(({ reportStatus }) => reportStatus === 3000);
    expect(JSON.parse(failed?.enforcement ?? "")).toMatchObject({ EnforcementState: 5003, ErrorCode: -2016345060 });
    expect(last.tracking?.apps.map(({ name }) => name)).toContain(`Win32App_${failed?.appId}_1`);
    expect(last.events?.flatMap(({ tokens }) => tokens)).toContain("CommercialOOBE_ESPProgress_WhiteGlove_Failed");
    const after = last.marks?.[0]?.recordId ?? 0;
    const again = await bridge.ask("2", { op: "signals", address: "bench-02", events: [{ ...events[0], after }] });
    expect(again?.ok && again.result).toMatchObject({ events: [] });
  });

  test("answers readiness, network, diagnostics, logons and cleaning up", async () => {
    const bridge = await startBridge();
    const readiness = await bridge.ask("r", { op: "readiness", address: "bench-01" });
    const { facts } = readinessResultSchema.parse(readiness?.ok && readiness.result);
    expect(facts).toMatchObject({ tpm: { present: true, information: 0 }, leftovers: { associationHints: [] } });
    const endpoints = [
      { id: "a", host: "a.example", port: 443, protocol: "https", path: "/" },
      { id: "t", host: "time.example", port: 123, protocol: "ntp", path: "/" },
    ];
    const network = await bridge.ask("n", { op: "network", address: "local", endpoints });
    expect(networkResultsSchema.parse(network?.ok && network.result).endpoints).toMatchObject([
      { id: "a", httpStatus: 200, trusted: true },
      { id: "t", httpStatus: null, connected: true },
    ]);
    const diagnostics = await bridge.ask("d", { op: "diagnostics", address: "bench-01", channels: [] });
    const { files } = diagnosticsResultSchema.parse(diagnostics?.ok && diagnostics.result);
    const pieces = bridge.messages.flatMap((message) => (message.type === "chunk" ? [message] : []));
    expect(pieces.map(({ file }) => file)).toEqual(files.map(({ name }) => name));
    const logon = await bridge.ask("l", { op: "credential", credential: "c", userName: "u", password: "cA==" });
    const cleaned = await bridge.ask("u", { op: "cleanup" });
    expect([logon?.ok, cleaned?.ok && cleaned.result]).toEqual([true, { reverted: [], left: [] }]);
  });

  test("cancels a request that runs, and says when there is none", async () => {
    const bridge = await startBridge();
    bridge.hold();
    bridge.say(JSON.stringify({ v: 2, id: "long", op: "collect", address: "bench-01" }));
    await bridge.until(() => bridge.messages.find((message) => message.type === "progress"));
    const twice = await bridge.ask("long2", { op: "cancel", target: "nothing" });
    expect(twice).toMatchObject({ ok: true, result: { cancelled: false } });
    expect(await bridge.ask("stop", { op: "cancel", target: "long" })).toMatchObject({
      ok: true,
      result: { cancelled: true },
    });
    expect(await bridge.answerTo("long")).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  test.each([
    ["nonsense", "unknown", "badRequest"],
    ["{}", "unknown", "badRequest"],
    ['{"v":2,"id":"a","op":"dance"}', "a", "unknownOperation"],
    ['{"v":1,"id":"b","op":"hello"}', "b", "badRequest"],
    ['{"v":2,"id":"c","op":"collect"}', "c", "badRequest"],
    ['{"v":2,"id":"d","op":"hello","extra":1}', "d", "badRequest"],
  ])("refuses %s", async (line, id, code) => {
    const bridge = await startBridge();
    bridge.say(line);
    expect(await bridge.answerTo(id)).toMatchObject({ ok: false, error: { code } });
  });

  test("says nothing more once it is stopped", async () => {
    const bridge = await startBridge();
    await bridge.ask("1", { op: "hello" });
    bridge.stop();
    const before = bridge.messages.length;
    bridge.say('{"v":2,"id":"2","op":"hello"}');
    await new Promise((resolve) => setImmediate(resolve));
    expect(bridge.messages).toHaveLength(before);
  });
});
