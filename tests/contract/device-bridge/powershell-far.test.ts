import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import {
  addressOf,
  httpPort,
  httpsPort,
  keepsNotesHere,
  killHosts,
  listenAt,
  networkLogon,
  untilIn,
} from "../../support/powershell/network-bench.ts";
import { type ScriptBenchOptions, startScriptBench } from "../../support/powershell/script-bench.ts";
import { windowsWith } from "../../support/powershell/windows-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const [inFlow, closed, constrained] = [addressOf(22), addressOf(26), addressOf(28)] as const;
const channel = "Microsoft-Windows-Shell-Core/Operational";
const onPosix = process.platform !== "win32";

const cabOf = (bytes: number): string =>
  `[ "$1 $2 $3" = "-area Autopilot;TPM -cab" ] || exit 9\nhead -c ${bytes} /dev/zero > "$4"`;
const exportEvents = '[ "$1" = epl ] || exit 9\necho "$2" > "$3"';

/** Folders that a reading made for its files and that are still there. */
const leftIn = (folder: string): readonly string[] =>
  readdirSync(join(folder, "temporary")).filter((name) => name.startsWith("reseal-diagnostics-"));

describePowerShell("PowerShell on devices on the network", (engine) => {
  const start = (address: string, options: Omit<ScriptBenchOptions, "device"> = {}) => {
    const bench = startScriptBench(engine, { device: "network", ...options });
    bench.bridge.setLogon(address, networkLogon);
    return bench;
  };

  /** A web server on this PC, and the endpoint that leads to it. */
  async function endpoint(): Promise<NetworkEndpoint> {
    const server = createHttpServer((_request, response) => response.writeHead(204).end()).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return { id: "plain", host: "127.0.0.1", port, protocol: "http", path: "/" };
  }

  test("the device itself tries the network, and nothing is left turned on", async () => {
    await listenAt(inFlow);
    const bench = start(inFlow, { trustedHosts: "10.0.0.5" });
    const closedPort = { id: "closed", host: "127.0.0.1", port: 9, protocol: "https", path: "/" } as const;
    const answer = await bench.bridge.checkNetwork(inFlow, [await endpoint(), closedPort]);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        address: inFlow,
        endpoints: [
          { id: "plain", resolved: true, connected: true, httpStatus: 204, error: null },
          { id: "closed", resolved: true, connected: false, issuer: null, error: "ConnectionRefused" },
        ],
        proxy: "",
        clockOffsetMs: null,
      },
    });
    expect(bench.changes()).toEqual([
      `TrustedHosts = 10.0.0.5,${inFlow}`,
      `session ${inFlow} ${httpPort}`,
      `shell ${inFlow} ${httpPort}`,
      `shell of ${inFlow} closed`,
      `session of ${inFlow} closed`,
      "TrustedHosts = 10.0.0.5",
    ]);
  });

  test("over HTTPS it goes over HTTPS as well", async () => {
    await listenAt(inFlow, httpsPort);
    const bench = start(inFlow);
    expect(await bench.bridge.checkNetwork(inFlow, [await endpoint()])).toMatchObject({ ok: true });
    expect(bench.changes().filter((change) => change.startsWith("shell"))).toEqual([
      `shell ${inFlow} ${httpsPort}`,
      `shell of ${inFlow} closed`,
    ]);
  });

  test("what cannot be tried there has its name", async () => {
    for (const address of [closed, constrained]) await listenAt(address);
    const bench = start(closed, { trustedHosts: "10.0.0.5" });
    bench.bridge.setLogon(constrained, networkLogon);
    const endpoints = [await endpoint()];
    expect(await bench.bridge.checkNetwork(closed, endpoints)).toMatchObject({
      ok: false,
      error: { code: "bridge.remotingOff" },
    });
    expect(await bench.bridge.checkNetwork(constrained, endpoints)).toMatchObject({
      ok: false,
      error: { code: "bridge.collectFailed", context: { reason: "notSupported" } },
    });
    expect(await bench.bridge.checkNetwork(addressOf(29), endpoints)).toMatchObject({
      ok: false,
      error: { code: "bridge.collectFailed", context: { reason: "noCredential" } },
    });
    expect(bench.trustedHosts()).toBe("10.0.0.5");
  });

  test.runIf(onPosix)("the archive, the logs and the keys of a device come whole, and it keeps nothing", async () => {
    await listenAt(inFlow);
    const SystemRoot = windowsWith({ "MdmDiagnosticsTool.exe": cabOf(3_000_000), "wevtutil.exe": exportEvents });
    const bench = start(inFlow, { trustedHosts: "10.0.0.5", environment: { SystemRoot } });
    const answer = await bench.bridge.collectDiagnostics(inFlow, [channel]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { files, missing } = answer.value;
    expect(files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ["diagnostics.cab", 3_000_000],
      ["Microsoft-Windows-Shell-Core-Operational.evtx", channel.length + 1],
      ["registry.txt", expect.any(Number)],
    ]);
    expect(Buffer.from(files[2]?.bytes ?? []).toString()).toContain('"BlockInStatusPage"=dword:00000002');
    expect([missing, leftIn(bench.folder), bench.trustedHosts()]).toEqual([[], [], "10.0.0.5"]);
  });

  test.runIf(onPosix)("a tool that fails costs its file only, and is cleaned up after", async () => {
    await listenAt(inFlow);
    const SystemRoot = windowsWith({ "MdmDiagnosticsTool.exe": 'echo x > "$4"\nexit 5' });
    const bench = start(inFlow, { environment: { SystemRoot } });
    expect(await bench.bridge.collectDiagnostics(inFlow, [])).toMatchObject({
      ok: true,
      value: {
        files: [{ name: "registry.txt" }],
        missing: [{ part: "diagnostics.cab", reason: "failed: MdmDiagnosticsTool ended with 5." }],
      },
    });
    expect(leftIn(bench.folder)).toEqual([]);
  });

  test("where PowerShell lets nobody in, the rest comes over CIM and the archive is named as missing", async () => {
    for (const address of [closed, constrained]) await listenAt(address);
    const bench = start(closed);
    bench.bridge.setLogon(constrained, networkLogon);
    const diagnostics = await bench.bridge.collectDiagnostics(closed, [channel]);
    if (!diagnostics.ok) throw new Error(JSON.stringify(diagnostics.error));
    expect(diagnostics.value.files.map(({ name }) => name)).toEqual([
      "Microsoft-Windows-Shell-Core-Operational.txt",
      "registry.txt",
    ]);
    expect(Buffer.from(diagnostics.value.files[0]?.bytes ?? []).toString()).toContain("WhiteGlove_Success");
    const reason = expect.stringMatching(/^remotingOff: .*Enable-PSRemoting/);
    expect(diagnostics.value.missing).toEqual([{ part: "diagnostics.cab", reason }]);
    expect(await bench.bridge.collectDiagnostics(constrained, [])).toMatchObject({
      ok: true,
      value: { missing: [{ part: "diagnostics.cab", reason: expect.stringMatching(/^notSupported: /) }] },
    });
  });

  test("what no reading of the bench would send is refused by name, and costs that device only", async () => {
    const liars = [31, 32, 33, 34, 35, 36, 37, 38].map((last) => addressOf(last));
    await Promise.all([...liars, inFlow].map((address) => listenAt(address, httpsPort)));
    const bench = start(inFlow);
    for (const liar of liars) bench.bridge.setLogon(liar, networkLogon);
    const endpoints = [await endpoint()];
    const ends: string[] = [];
    for (const liar of liars) {
      const answer = await bench.bridge.checkNetwork(liar, endpoints);
      const gathered = await bench.bridge.collectDiagnostics(liar, []);
      for (const end of [answer, gathered]) ends.push(end.ok ? "ok" : `${end.error.code} ${end.error.context.reason}`);
    }
    const failed = "bridge.collectFailed failed";
    const shape = "bridge.badMessage answerShape";
    expect(ends).toEqual([
      ...[failed, failed, failed, failed, failed, failed, failed, failed],
      ...[shape, shape],
      ...[failed, failed],
      ...[shape, "bridge.badMessage fileNotWhole"],
      ...[failed, failed],
    ]);
    expect(await bench.bridge.checkNetwork(inFlow, endpoints)).toMatchObject({ ok: true });
    const [opened, closedAgain] = ["shell 127", "shell of"].map(
      (start) => bench.changes().filter((change) => change.startsWith(start)).length,
    );
    expect(opened).toBe(closedAgain);
  });

  test("no operation changes anything but the trusted hosts, and those only while it lasts", async () => {
    await listenAt(inFlow);
    const bench = start(inFlow, { trustedHosts: "10.0.0.5" });
    const { bridge } = bench;
    for (const address of ["local", inFlow]) {
      await bridge.collect(address);
      await bridge.readReadiness(address);
      await bridge.readSignals(address, undefined, [{ channel, ids: [], after: null }]);
      await bridge.checkNetwork(address, [await endpoint()]);
      await bridge.collectDiagnostics(address, [channel]);
    }
    await bridge.devices([inFlow]);
    await bridge.cleanUp();
    const trusting = bench.changes().filter((change) => change.startsWith("TrustedHosts"));
    const others = bench.changes().filter((change) => !/^(?:TrustedHosts|session|shell) /.test(change));
    expect(trusting).toEqual(
      Array.from({ length: 5 }, () => [`TrustedHosts = 10.0.0.5,${inFlow}`, "TrustedHosts = 10.0.0.5"]).flat(),
    );
    expect([others, bench.trustedHosts(), leftIn(bench.folder)]).toEqual([[], "10.0.0.5", []]);
  });

  const hangingTool = (folder: string): Readonly<Record<string, string>> => ({
    "MdmDiagnosticsTool.exe": `echo x > "$4"\necho $$ > "${join(folder, "tool")}"\nexec tail -f /dev/null`,
  });

  test.runIf(onPosix)("a reading that is cancelled ends the tool there and leaves nothing", async () => {
    await listenAt(inFlow);
    const folder = temporaryFolder();
    const SystemRoot = windowsWith(hangingTool(folder));
    const bench = start(inFlow, { folder, trustedHosts: "10.0.0.5", environment: { SystemRoot } });
    const abort = new AbortController();
    const reading = bench.bridge.collectDiagnostics(inFlow, [], abort.signal);
    await untilIn(folder, () => existsSync(join(folder, "tool")));
    expect(leftIn(folder)).toHaveLength(1);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await untilIn(folder, () => bench.trustedHosts() === "10.0.0.5");
    expect(leftIn(folder)).toEqual([]);
    expect(bench.changes().slice(-3)).toEqual([
      `shell of ${inFlow} closed`,
      `session of ${inFlow} closed`,
      "TrustedHosts = 10.0.0.5",
    ]);
  });

  test.runIf(onPosix && keepsNotesHere)(
    "after a crash in the middle the next reading takes everything back",
    async () => {
      await listenAt(inFlow);
      const folder = temporaryFolder();
      const SystemRoot = windowsWith(hangingTool(folder));
      const crashed = start(inFlow, { folder, trustedHosts: "10.0.0.5", environment: { SystemRoot } });
      const reading = crashed.bridge.collectDiagnostics(inFlow, []);
      await untilIn(folder, () => existsSync(join(folder, "tool")));
      killHosts(folder);
      expect(await reading).toMatchObject({ ok: false });
      expect(crashed.trustedHosts()).toBe(`10.0.0.5,${inFlow}`);
      expect(leftIn(folder)).toHaveLength(1);
      const Windows = windowsWith({ "MdmDiagnosticsTool.exe": cabOf(10) });
      const next = start(inFlow, { folder, environment: { SystemRoot: Windows } });
      await untilIn(folder, () => next.trustedHosts() === "10.0.0.5");
      expect(await next.bridge.collectDiagnostics(inFlow, [])).toMatchObject({ ok: true });
      expect([next.trustedHosts(), leftIn(folder)]).toEqual(["10.0.0.5", []]);
      mkdirSync(join(folder, "temporary", "reseal-diagnostics-999999-0123456789abcdef0123456789abcdef"));
      expect(await next.bridge.cleanUp()).toMatchObject({
        ok: true,
        value: { reverted: [{ what: "temporaryFolder" }] },
      });
    },
  );
});
