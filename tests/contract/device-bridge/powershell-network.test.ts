import { spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../../main/adapters/bench-link/make-certificate.ts";
import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { hostScript } from "../../support/powershell/host-scripts.ts";
import { startScriptBench } from "../../support/powershell/script-bench.ts";
import { windowsWith } from "../../support/powershell/windows-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type Listening = { listen: (port: number, host: string) => unknown; address: () => unknown; close: () => unknown };

async function portOf(server: Listening & NodeJS.EventEmitter): Promise<number> {
  onTestFinished(() => void server.close());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A time server whose clock is so many milliseconds ahead. */
async function timeServer(aheadMs: number): Promise<number> {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  socket.on("message", (_message, from) => {
    const answer = Buffer.alloc(48);
    const ms = BigInt(Date.now() + aheadMs) + 2_208_988_800_000n;
    for (const offset of [32, 40]) answer.writeBigUInt64BE((ms << 32n) / 1000n, offset);
    socket.send(answer, from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket.address().port;
}

describePowerShell("the network check", (engine) => {
  test("tells of each endpoint how far it was reached, who issued its certificate, and how the clock stands", async () => {
    const { certificate: cert, key } = await makeCertificate(Date.now());
    const secure = await portOf(
      createHttpsServer({ cert, key }, (_request, response) => response.writeHead(404).end()),
    );
    const plain = await portOf(
      createHttpServer((_request, response) =>
        response.writeHead(302, { Location: "http://portal.example/login" }).end(),
      ),
    );
    const notTls = await portOf(createServer((socket) => void socket.end("SSH-2.0-x\r\n")));
    const time = await timeServer(-90_000);
    const at = (id: string, port: number, protocol: NetworkEndpoint["protocol"], host = "localhost") => ({
      id,
      host,
      port,
      protocol,
      path: "/x",
    });
    const answer = await startScriptBench(engine).bridge.checkNetwork("local", [
      at("secure", secure, "https"),
      at("plain", plain, "http", "127.0.0.1"),
      at("notTls", notTls, "https", "127.0.0.1"),
      at("closed", 9, "https", "127.0.0.1"),
      at("unknown", 443, "https", "nothing.invalid"),
      at("time", time, "ntp", "127.0.0.1"),
    ]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { endpoints, proxy, clockOffsetMs } = answer.value;
    expect(endpoints).toMatchObject([
      {
        id: "secure",
        resolved: true,
        connected: true,
        issuer: "CN=Reseal bench link",
        trusted: false,
        httpStatus: 404,
      },
      { id: "plain", resolved: true, connected: true, issuer: null, httpStatus: 302, redirectHost: "portal.example" },
      { id: "notTls", resolved: true, connected: true, issuer: null, httpStatus: null },
      { id: "closed", resolved: true, connected: false, error: "ConnectionRefused" },
      { id: "unknown", resolved: false, connected: null, httpStatus: null },
      { id: "time", resolved: true, connected: true, error: null },
    ]);
    expect(endpoints[2]?.error).not.toBeNull();
    expect(endpoints[4]?.error).not.toBeNull();
    expect(proxy).toBe("");
    expect(Math.round((clockOffsetMs ?? 0) / 10_000)).toBe(9);
  });
});

describePowerShell("diagnostics of this PC", (engine) => {
  const onPosix = process.platform !== "win32";

  test.runIf(onPosix)("the archive, the event logs and the keys come whole, and nothing stays behind", async () => {
    const SystemRoot = windowsWith({
      "MdmDiagnosticsTool.exe":
        '[ "$1 $2 $3" = "-area Autopilot;TPM -cab" ] || exit 9\nhead -c 300000 /dev/zero > "$4"',
      "wevtutil.exe": '[ "$1" = epl ] || exit 9\necho "$2" > "$3"',
    });
    const { bridge, folder } = startScriptBench(engine, { device: "in-flow", environment: { SystemRoot } });
    const channel = "Microsoft-Windows-Shell-Core/Operational";
    const answer = await bridge.collectDiagnostics("local", [channel]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { files, missing } = answer.value;
    expect(files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ["diagnostics.cab", 300_000],
      ["Microsoft-Windows-Shell-Core-Operational.evtx", channel.length + 1],
      ["registry.txt", expect.any(Number)],
    ]);
    const registry = Buffer.from(files[2]?.bytes ?? []).toString();
    expect(registry).toContain('"BlockInStatusPage"=dword:00000002');
    expect(registry).toContain("EnforcementStateMessage");
    const left = readdirSync(join(folder, "temporary")).filter((name) => name.startsWith("reseal-"));
    expect([missing, left]).toEqual([[], []]);
  });

  test.runIf(onPosix)("a tool that fails or is missing costs its own file", async () => {
    const SystemRoot = windowsWith({ "MdmDiagnosticsTool.exe": "exit 5" });
    const { bridge } = startScriptBench(engine, { environment: { SystemRoot } });
    expect(await bridge.collectDiagnostics("local", ["System"])).toMatchObject({
      ok: true,
      value: {
        files: [{ name: "registry.txt" }],
        missing: [
          { part: "diagnostics.cab", reason: "failed: MdmDiagnosticsTool ended with 5." },
          { part: "System.evtx", reason: expect.stringMatching(/^notSupported: /) },
        ],
      },
    });
  });

  test.runIf(onPosix)("a tool that does not end is ended at its limit, with a reason that says so", () => {
    const folder = temporaryFolder();
    const proof = join(folder, "tool");
    const SystemRoot = windowsWith({ "hang.exe": `echo $$ > "${proof}"\nexec tail -f /dev/null` });
    const script = join(folder, "limit.ps1");
    const parts = ["windows-facts", "run-tool"].map((part) => `. '${join(dirname(hostScript), `${part}.ps1`)}'`);
    // The limit is long over when the tool has written its number, however slow this PC is.
    const waits = `while (-not [System.IO.File]::Exists('${proof}')) { }; 0`;
    const asks = "try { Invoke-Tool 'hang.exe' '' 1500 } catch { Get-FailureCode $_; $_.Exception.Message }";
    writeFileSync(script, [...parts, asks, waits].join("\n"));
    const command = engine.run(script, { environment: { SystemRoot } });
    const { stdout } = spawnSync(command.file, command.args, { env: command.env, encoding: "utf8" });
    expect(stdout.split(/\r?\n/).slice(0, 2)).toEqual(["failed", "hang.exe did not end in 2 seconds."]);
    expect(() => process.kill(Number(readFileSync(proof, "utf8")), 0)).toThrow("ESRCH");
  });

  test.runIf(onPosix)("the lines of tpmtool are read where they are in English", async () => {
    const printed = ["-TPM Present: True", "-Ready For Attestation: True", "-TPM Has Vulnerable Firmware: False"];
    const SystemRoot = windowsWith({
      "tpmtool.exe": `printf '%s\\r\\n' ${printed.map((line) => `'${line}'`).join(" ")}`,
    });
    const answer = await startScriptBench(engine, { environment: { SystemRoot } }).bridge.readReadiness("local");
    expect(answer.ok && answer.value.facts.tpm).toMatchObject({
      readyForAttestation: true,
      vulnerableFirmware: false,
      capableForAttestation: null,
    });
  });
});
