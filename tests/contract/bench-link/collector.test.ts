import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  collectorReadings,
  collectorScript,
  type StickWishes,
} from "../../../main/adapters/bench-link/collector-script.ts";
import type { OpenBenchLink } from "../../../main/app/ports/bench-link.ts";
import type { LinkAnswer, LinkReport } from "../../../shared/contract/link/messages.ts";
import { linkResults } from "../../../shared/contract/link/messages.ts";
import { resultFileSchema } from "../../../shared/contract/link/result-file.ts";
import { eventWishes } from "../../../shared/domain/flow/event-wishes.ts";
import { linkLine } from "../../../shared/domain/link/link-line.ts";
import { createTestLink, endingAnswer, openTestLink, scriptedService, scriptFolders } from "../../support/open-link.ts";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import type { PowerShellEngine } from "../../support/powershell/find-engine.ts";
import { deviceFixture, hostScript } from "../../support/powershell/host-scripts.ts";
import { benchEnvironment } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describePowerShell("the line and the collector", testCollector);

test("its readings are made of what the host makes them of", () => {
  const host = readFileSync(hostScript, "utf8");
  for (const [name, parts] of Object.entries(collectorReadings)) {
    const line = new RegExp(`^ +${name} += @\\((.*)\\)$`, "m").exec(host)?.[1];
    expect(line).toBe(parts.map((part) => `'${part}'`).join(", "));
  }
});

/** What PowerShell runs of a line: the text between the quotation marks of its last argument. */
function scriptIn(line: string): string {
  return /^powershell -nop -ep bypass -c "([^"]+)"$/.exec(line)?.[1] ?? "";
}

function testCollector(engine: PowerShellEngine): void {
  /** Runs a script as the device of a fixture file; answers what it printed and how it ended. */
  async function run(script: string, device?: string) {
    const file = join(temporaryFolder(), "typed.ps1");
    writeFileSync(file, script);
    return runFile(file, device);
  }

  async function runFile(file: string, device = deviceFixture("fresh")) {
    const environment = benchEnvironment(temporaryFolder());
    const command = engine.run(file, { device, environment });
    const child = spawn(command.file, command.args, { env: command.env, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    let errors = "";
    child.stdout.on("data", (text) => {
      printed += text;
    });
    child.stderr.on("data", (text) => {
      errors += text;
    });
    const [code] = await once(child, "close");
    return { printed, errors, code };
  }

  const runLine = (open: OpenBenchLink, code = "bcdfghjknp") => run(scriptIn(linkLine({ ...open, code })));

  const ask = (op: "collect" | "signals"): LinkAnswer => ({
    ...endingAnswer,
    show: { heading: "Slot 7", lines: [`The bench wants ${op}.`] },
    next: { op, afterSeconds: 0, wish: {} },
  });

  test("the line fetches the collector, which calls in, tells what was asked for, and shows what it is told", async () => {
    const answers = [ask("signals"), endingAnswer];
    const service = scriptedService({
      first: ask("collect"),
      report: () => ({ kind: "answer", body: answers.shift() ?? endingAnswer }),
    });
    const { link } = createTestLink();
    const open = await openTestLink(link, service);
    const { printed, errors } = await runLine(open);
    expect(errors).toBe("");
    expect(service.pairs).toEqual([
      {
        v: 1,
        code: "bcdfghjknp",
        nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
        device: {
          serialNumber: "SIM0000001",
          uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
          manufacturer: "Contoso",
          model: "Contoso Büch 14",
        },
        powerShellVersion: expect.stringMatching(/^\d+\.\d+/),
      },
    ]);
    expect(service.reports.map(({ op, count, session }) => [op, count, session])).toEqual([
      ["collect", 1, "session-1"],
      ["signals", 2, "session-1"],
    ]);
    expect(readingOf(service.reports[0])).toMatchObject({ serialNumber: "SIM0000001", hardwareHash: "SIMULATED" });
    const shown = ["The bench wants collect.", "The bench wants signals.", "Switch it off."];
    for (const line of shown) expect(printed).toContain(line);
    expect(service.refusals).toEqual([]);
  });

  test("files that are asked for are handed over in pieces before they are announced", async () => {
    const service = scriptedService({
      first: { ...endingAnswer, next: { op: "diagnostics", afterSeconds: 0, wish: { channels: [] } } },
    });
    const { link } = createTestLink();
    const { errors } = await runLine(await openTestLink(link, service));
    expect(errors).toBe("");
    const [report] = service.reports;
    const announced = linkResults.diagnostics.parse(report?.ok === true ? report.result : undefined);
    expect(announced.files.length).toBeGreaterThan(0);
    for (const { name, sha256, chunks } of announced.files) {
      const pieces = service.pieces.flatMap(({ piece }) => (piece.file === name ? [piece] : []));
      expect(pieces.map(({ index }) => index)).toEqual(Array.from({ length: chunks }, (_piece, index) => index));
      const bytes = Buffer.concat(pieces.map(({ data }) => Buffer.from(data, "base64")));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
    expect(report?.count).toBe(service.pieces.length + 1);
  });

  test("another certificate than the pinned one: nothing is sent and nothing runs", async () => {
    const service = scriptedService();
    const { link, log } = createTestLink();
    const open = await openTestLink(link, service);
    const { printed, errors } = await runLine({
      ...open,
      fingerprint: open.fingerprint.replace(/^../, (two) => (two === "00" ? "11" : "00")),
    });
    expect(errors).not.toBe("");
    expect(printed).not.toContain("Slot 7");
    expect(service.pairs).toEqual([]);
    const reasons = log.lines().filter(({ event }) => event === "link.refused");
    expect(reasons.every(({ fields }) => fields.reason === "handshakeFailed" || fields.reason === "badRequest")).toBe(
      true,
    );
  });

  test("a code that is refused ends it with the reason and the next step", async () => {
    const { link } = createTestLink();
    const service = { ...scriptedService(), pair: async () => ({ kind: "refused", reason: "codeUsedUp" }) as const };
    const { printed } = await runLine(await openTestLink(link, service));
    expect(printed).toContain("As many devices have called in");
    expect(printed).toContain("Make a new code at the bench");
  });

  test("what a device or the bench says is never taken for code", async () => {
    const hostile = `'; exit 9 #"\`$(exit 9)$env:PATH\n@{} é`;
    const fixture = join(temporaryFolder(), "hostile.ps1");
    const asBytes = [...Buffer.from(hostile, "utf8")].join(",");
    writeFileSync(
      fixture,
      [
        `$device = & '${deviceFixture("fresh")}'`,
        `$text = [System.Text.Encoding]::UTF8.GetString([byte[]](${asBytes}))`,
        "$device.cim['root/cimv2:Win32_BIOS'] = @(@{ SerialNumber = $text })",
        "$device.cim['root/cimv2:Win32_ComputerSystem'] = @(@{ Manufacturer = $text; Model = $text })",
        "$device",
      ].join("\n"),
    );
    const answer = { ...endingAnswer, show: { heading: "$(exit 9)", lines: ["`$(exit 9) '\"; exit 9"] } };
    const service = scriptedService({
      first: { ...ask("signals"), show: answer.show },
      report: () => ({ kind: "answer", body: answer }),
    });
    const { link } = createTestLink();
    const open = await openTestLink(link, service);
    const { printed, errors } = await run(scriptIn(linkLine({ ...open, code: "bcdfghjknp" })), fixture);
    expect(errors).toBe("");
    expect(service.pairs[0]?.device).toMatchObject({ serialNumber: hostile, manufacturer: hostile, model: hostile });
    expect(service.reports).toHaveLength(1);
    expect(printed).toContain("`$(exit 9) '\"; exit 9");
  });

  test("a visit that the bench no longer knows begins anew", async () => {
    const { link } = createTestLink();
    let visits = 0;
    const scripted = scriptedService({
      first: ask("signals"),
      report: () => {
        visits += 1;
        return visits === 1 ? { kind: "refused", reason: "unknownSession" } : { kind: "answer", body: endingAnswer };
      },
    });
    await runLine(await openTestLink(link, scripted));
    expect(scripted.pairs).toHaveLength(2);
    expect(scripted.pairs[0]?.nonce).not.toBe(scripted.pairs[1]?.nonce);
    expect(scripted.reports.map(({ count }) => count)).toEqual([1, 1]);
  });

  test("on a stick it writes one file, whole, and over what was there", async () => {
    const folder = temporaryFolder();
    const results = join(folder, "results");
    const server = createServer((request, response) => void response.end(request.url));
    server.listen(0, "localhost");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const heard = { id: "heard", host: "localhost", port, protocol: "http", path: "/" } as const;
    const endpoints = [heard, { ...heard, id: "deaf", port: 9 }];
    const first = await runStick(folder, undefined, endpoints);
    expect(first.errors).toBe("");
    expect(first.printed).toContain("The stick can be taken out.");
    const name = "device-6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506-SIM0000001.json";
    expect(readdirSync(results)).toEqual([name]);
    writeFileSync(join(results, name), "an older one");
    await runStick(folder, undefined, endpoints);
    expect(readdirSync(results)).toEqual([name]);
    const told = resultFileSchema.parse(JSON.parse(readFileSync(join(results, name), "utf8")));
    expect(told.reading).toMatchObject({ serialNumber: "SIM0000001", hardwareHash: "SIMULATED" });
    expect(told.readiness?.facts.windows.edition).toBe("Professional");
    expect(told.signals?.deviceSetup).toBeNull();
    // The network as it is where the device lies.
    expect(told.network?.address).toBe("local");
    expect(told.network?.endpoints).toMatchObject([
      { id: "heard", host: "localhost", resolved: true, connected: true, httpStatus: 200, error: null },
      { id: "deaf", resolved: true, connected: false, error: "ConnectionRefused" },
    ]);
  });

  test("on a stick it puts what explains a failure beside the result, which names every file of it", async () => {
    const folder = temporaryFolder();
    const device = failedDevice();
    const { printed, errors } = await runStick(folder, device);
    expect(errors).toBe("");
    expect(printed).toContain("what explains that is gathered");
    const results = join(folder, "results");
    const [files, result, ...others] = readdirSync(results).toSorted();
    expect([files?.replace(/-files$/, ".json"), others]).toEqual([result, []]);
    const told = resultFileSchema.parse(JSON.parse(readFileSync(join(results, result ?? ""), "utf8")));
    const announced = told.diagnostics?.files ?? [];
    // A log that could not be exported is named with why.
    const names = [...announced.map(({ name }) => name), ...(told.diagnostics?.missing ?? []).map(({ part }) => part)];
    expect(names).toEqual(expect.arrayContaining(["registry.txt", "System.evtx", "diagnostics.cab"]));
    expect(told.signals?.events?.map(({ id }) => id)).toEqual([62407]);
    // It has no network, and a stick is no reason to look for one.
    expect(told.network).toBeNull();
    for (const { name, bytes, sha256 } of announced) {
      const content = readFileSync(join(results, files ?? "", name));
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
    }
  });

  test("on a stick it leaves nothing of what explains a failure that could not be written whole", async () => {
    const folder = temporaryFolder();
    const device = failedDevice();
    await runStick(folder, device);
    const results = join(folder, "results");
    const [files = "", result = ""] = readdirSync(results).toSorted();
    rmSync(join(results, files, "registry.txt"));
    mkdirSync(join(results, files, "registry.txt"));
    const { errors } = await runStick(folder, device);
    expect(errors).toBe("");
    expect(readdirSync(results)).toEqual([result]);
    const told = resultFileSchema.parse(JSON.parse(readFileSync(join(results, result), "utf8")));
    expect([told.diagnostics, told.reading.hardwareHash]).toEqual([null, "SIMULATED"]);
  });

  /** A device in its flow, without a network, on which one app failed. */
  function failedDevice(): string {
    const device = join(temporaryFolder(), "failed.ps1");
    const step = '{"subcategoryState":"failed","subcategoryStatusText":"Apps (0x87d1041c)"}';
    const settings = "SOFTWARE\\Microsoft\\Provisioning\\AutopilotSettings";
    const lines = [
      `$failed = & '${deviceFixture("in-flow")}'`,
      `$failed.registry['${settings}']['DeviceSetupCategory.Status'] = '{"DeviceSetup.AppsSubcategory":${step}}'`,
      "foreach ($adapter in $failed.cim['root/standardcimv2:MSFT_NetAdapter']) { $adapter.MediaConnectState = [uint32]2 }",
      "$at = [datetime]::new(2026, 1, 5, 8, 0, 0, [System.DateTimeKind]::Utc)",
      "$event = @{ LogName = 'Microsoft-Windows-Shell-Core/Operational'; ProviderName = 'Microsoft-Windows-Shell-Core'; Id = 62407 }",
      "$failed.events = @($event + @{ RecordId = 7; TimeCreated = $at; Data = @('CommercialOOBE_ESPProgress_WhiteGlove_Failed') })",
      "$failed",
    ];
    writeFileSync(device, lines.join("\n"));
    return device;
  }

  async function runStick(folder: string, device?: string, endpoints: StickWishes["endpoints"] = []) {
    const wishes = { endpoints, events: eventWishes(undefined), channels: ["System"] };
    const script = await collectorScript(scriptFolders, undefined, wishes);
    const file = join(folder, "collector.ps1");
    writeFileSync(file, script);
    return runFile(file, device);
  }
}

function readingOf(report: LinkReport | undefined): unknown {
  if (report?.ok !== true) return undefined;
  return linkResults.collect.parse(report.result);
}
