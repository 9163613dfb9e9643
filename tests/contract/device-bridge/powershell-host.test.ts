import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { startPowerShellBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import type { PowerShellEngine } from "../../support/powershell/find-engine.ts";
import { findEngine, standInModules } from "../../support/powershell/find-engine.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { untilState } from "./state-watch.ts";

const scriptOf = (name: string) =>
  fileURLToPath(new URL(`../../../main/adapters/bridge/host/${name}.ps1`, import.meta.url));
const scripts = ["reseal-host", "windows-facts", "read-device", "read-signals"].map(scriptOf);
const hostScript = scriptOf("reseal-host");
const onWindows = process.platform === "win32";

/** The cmdlets the scripts may use, with parameters; all are in Windows PowerShell 5.1 and PowerShell 7. */
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  "Set-StrictMode": ["Version"],
  "ConvertTo-Json": ["InputObject", "Depth", "Compress"],
  "ConvertFrom-Json": ["InputObject"],
  "Get-CimInstance": [],
  "Invoke-CimMethod": ["InputObject", "MethodName"],
};

const found = findEngine();
if ("missing" in found) {
  test("no PowerShell engine is here to run the host script", () => {
    process.stdout.write(`PowerShell host script not run: this PC has none of ${found.missing}\n`);
    expect(readFileSync(hostScript, "utf8")).toContain("Set-StrictMode");
  });
} else describe(`the host script on ${found.name}`, { timeout: 30_000 }, () => testHost(found));

function testHost(engine: PowerShellEngine): void {
  /** A bridge on the real script; `device` chooses the simulated device where there is no CIM. */
  function start(device: string) {
    const environment = { PSModulePath: device === "none" ? "" : standInModules, RESEAL_TEST_DEVICE: device };
    const command = engine.run(hostScript, onWindows ? {} : environment);
    const bridge = startPowerShellBridge({
      host: { command },
      clock: createVirtualClock(),
      log: createRecordingLog(),
      random: () => 0,
    });
    onTestFinished(() => bridge.stop());
    return bridge;
  }

  /** Sends raw lines and answers the messages other than heartbeats, one for each line. */
  async function converse(lines: readonly string[]): Promise<unknown[]> {
    const { file, args, env } = engine.run(hostScript, {});
    const child = spawn(file, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    const messages: unknown[] = [];
    child.stdin.write(lines.map((line) => `${line}\n`).join(""));
    for await (const line of createInterface({ input: child.stdout })) {
      const message = JSON.parse(line);
      if (message.type !== "heartbeat") messages.push(message);
      if (messages.length === lines.length) child.stdin.end();
    }
    expect(await (child.exitCode === null ? once(child, "exit") : [child.exitCode])).toContain(0);
    return messages;
  }

  test("greets with what it is and what it can do", async () => {
    const { hello } = await untilState(start("healthy"), "ready");
    expect(hello).toMatchObject({ protocol: 1, languageMode: "FullLanguage" });
    expect(hello.capabilities.map(({ operation }) => operation)).toEqual(["devices", "collect", "signals"]);
    for (const { available, reason } of hello.capabilities) expect(reason === undefined).toBe(available);
  });

  test("lists this PC", async () => {
    expect(await start("healthy").devices()).toMatchObject({ ok: true, value: { devices: [{ address: "local" }] } });
  });

  test("refuses what it does not know or cannot read, and goes on", async () => {
    const refusals = await converse([
      "nonsense",
      "[1]",
      '"text"',
      '{"v":1,"op":"hello"}',
      '{"v":2,"id":"a","op":"hello"}',
      '{"v":1,"id":"b"}',
      '{"v":1,"id":"c","op":"fly"}',
      '{"v":1,"id":"d","op":"HELLO"}',
      '{"v":1,"id":"e","op":"collect","address":"$(throw)"}',
      '{"v":1,"id":"f","op":"devices"}',
    ]);
    expect(
      refusals.map((message) => [
        (message as { id: string }).id,
        (message as { error?: { code: string } }).error?.code,
      ]),
    ).toEqual([
      ["?", "badRequest"],
      ["?", "badRequest"],
      ["?", "badRequest"],
      ["?", "badRequest"],
      ["a", "badRequest"],
      ["b", "badRequest"],
      ["c", "unknownOperation"],
      ["d", "unknownOperation"],
      ["e", "unreachable"],
      ["f", undefined],
    ]);
  });

  if (onWindows) {
    test("reads this Windows PC", async () => {
      expect(await start("healthy").collect("local")).toMatchObject({ ok: true, value: { address: "local" } });
    });
  } else {
    test("reads a device: what CIM says, and null for what only Windows knows", async () => {
      const reading = await start("healthy").collect("local");
      expect(reading).toEqual({
        ok: true,
        value: {
          address: "local",
          collectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          serialNumber: "SIM0000001",
          manufacturer: "Contoso",
          model: "Contoso Büch 14",
          uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
          hardwareHash: "SIMULATED",
          hashError: null,
          operatingSystem: { sku: 48, edition: "", build: "26100", updateRevision: null },
          tpm: {
            present: true,
            ready: true,
            specVersion: "2.0, 0, 1.59",
            manufacturerId: "INTC",
            manufacturerVersion: "600.18",
            endorsementKeyCertificate: false,
          },
          secureBoot: null,
          onAcPower: true,
          batteryPercent: 100,
          networkAdapters: [{ name: "Simulated Ethernet", macAddress: "02:00:5E:00:10:01", wired: true, up: true }],
          previouslyEnrolled: null,
          clockUtc: expect.stringMatching(/Z$/),
        },
      });
    });

    test("a device whose hash is refused is read all the same, with the reason", async () => {
      expect(await start("noHash").collect("local")).toMatchObject({
        ok: true,
        value: { serialNumber: "SIM0000001", hardwareHash: "", hashError: "accessDenied: Access denied" },
      });
    });

    test("what cannot be read is null, and no battery means mains", async () => {
      expect(await start("bare").collect("local")).toMatchObject({
        ok: true,
        value: { uuid: "", tpm: null, onAcPower: true, batteryPercent: null, networkAdapters: [] },
      });
    });

    test("without CIM or registry it says so", async () => {
      const classMissing = { ok: false, error: { code: "bridge.collectFailed", context: { reason: "classMissing" } } };
      const bridge = start("none");
      expect(await bridge.collect("local")).toMatchObject(classMissing);
      expect(await bridge.readSignals("local")).toMatchObject(classMissing);
    });

    test("a hanging reading is cancelled while the host goes on", async () => {
      const bridge = start("hanging");
      await untilState(bridge, "ready");
      const abort = new AbortController();
      const reading = bridge.collect("local", abort.signal);
      expect(await bridge.devices()).toMatchObject({ ok: true });
      abort.abort();
      expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
      expect(await bridge.devices()).toMatchObject({ ok: true });
    });
  }

  if (engine.host !== undefined) testWithEngineHost(engine.host);
}

/** What only the engine host can tell: how the scripts parse, and whether its JSON cmdlets are true to PowerShell's. */
function testWithEngineHost([program = "", ...args]: readonly string[]): void {
  type Script = {
    readonly errors: readonly string[];
    readonly functions: readonly string[];
    readonly variables: readonly string[];
    readonly commands: readonly { readonly name: string | null; readonly parameters: readonly string[] }[];
  };

  test("the scripts parse and keep to their vocabulary", () => {
    const parsed: readonly Script[] = JSON.parse(
      spawnSync(program, [...args, "--parse", ...scripts], { encoding: "utf8" }).stdout,
    );
    expect(parsed.map((script) => script.errors)).toEqual(scripts.map(() => []));
    const own = new Set(parsed.flatMap((script) => script.functions));
    const used = parsed.flatMap((script) => script.commands).filter(({ name }) => name !== null && !own.has(name));
    for (const { name, parameters } of used) {
      expect(Object.keys(vocabulary)).toContain(name);
      expect(vocabulary[name ?? ""]).toEqual(expect.arrayContaining([...parameters]));
    }
    // PowerShell would read stdin itself if the piped input were named anywhere.
    expect(parsed.flatMap((script) => script.variables).map((name) => name.toLowerCase())).not.toContain("input");
    for (const script of scripts) expect(readFileSync(script, "utf8")).toMatch(/^[\t\n\x20-\x7e]*$/);
  });

  test("its JSON cmdlets print what PowerShell 7.6 was recorded to print", () => {
    const file = new URL("../../fixtures/powershell/json-cmdlets-7.6.json", import.meta.url);
    const recorded: readonly { script: string; output?: string; error?: string }[] = JSON.parse(
      readFileSync(file, "utf8"),
    );
    const testable = recorded.filter(({ script }) => !/Out-Null|Measure-Object|Add-Member/.test(script));
    const evaluated = spawnSync(program, [...args, "--evaluate"], {
      encoding: "utf8",
      input: JSON.stringify(testable.map(({ script }) => script)),
    });
    expect(JSON.parse(evaluated.stdout)).toEqual(testable.map(({ output, error }) => output ?? `error: ${error}`));
    expect(testable.length).toBeGreaterThan(30);
  });
}
