import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hostEnvironment } from "../../../main/adapters/bridge/host-environment.ts";
import { powerShellCommand } from "../../../main/adapters/bridge/powershell-command.ts";
import type { HostCommand } from "../../../main/adapters/bridge/spawn-host.ts";

/** How a script is run: with variables of its own, and on a device that is stood in for (a fixture file) or on this PC. */
export type ScriptRun = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly device?: string;
};

/** A PowerShell that can run a script file. `host`: the program of the engine's own test host, where it can be built. */
export type PowerShellEngine = {
  readonly name: string;
  readonly run: (scriptFile: string, options: ScriptRun) => HostCommand;
  readonly host?: readonly [string, ...string[]];
};

/** The module that stands in for what only Windows has: see its first lines. */
const standInModule = fileURLToPath(new URL("stand-ins/ResealStandIns.psm1", import.meta.url));

const hostSource = fileURLToPath(new URL("engine-host.cs", import.meta.url));

/**
 * Windows PowerShell, else PowerShell 7 (on the path, or named by RESEAL_PWSH), else our console host on the engine's
 * package. Otherwise the reason why there is none.
 */
export function findEngine(): PowerShellEngine | { readonly missing: string } {
  const host = buildEngineHost();
  const installed = installedPowerShell();
  if (installed !== undefined) return { name: installed.file, run: runOn(installed), ...(host && { host }) };
  if (host === undefined) return { missing: "powershell.exe, pwsh, RESEAL_PWSH, or the .NET 10 SDK with its package" };
  const [file, ...args] = host;
  const run: PowerShellEngine["run"] = (scriptFile, options) => ({
    file,
    args: [...args, ...(options.device === undefined ? [] : ["--import", standInModule]), scriptFile],
    env: environmentOf(options),
  });
  return { name: "the engine host", run, host };
}

function installedPowerShell(): HostCommand | undefined {
  const search = { platform: process.platform, environment: process.env, scriptFile: "", isFile: existsSync };
  const named = process.env.RESEAL_PWSH;
  const given = { file: named ?? "", args: ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", ""], env: {} };
  return named === undefined || named === "" ? powerShellCommand(search) : given;
}

/** The product's own command; with a stand-in the module is imported first, and the script is run in the same session. */
function runOn(installed: HostCommand): PowerShellEngine["run"] {
  const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;
  return (scriptFile, options) => {
    const upToFile = installed.args.slice(0, -2);
    const start =
      options.device === undefined
        ? ["-File", scriptFile]
        : ["-Command", `Import-Module ${literal(standInModule)}; & ${literal(scriptFile)}`];
    return { file: installed.file, args: [...upToFile, ...start], env: environmentOf(options) };
  };
}

function environmentOf({ environment, device }: ScriptRun): Record<string, string> {
  return {
    ...hostEnvironment(process.env),
    ...(device === undefined ? {} : { RESEAL_TEST_DEVICE: device }),
    ...environment,
  };
}

/**
 * Builds the host once for each version of its source; needs the .NET 10 SDK and, the first time, its package source. Test
 * files run side by side, so the first one builds and the others wait for it.
 */
function buildEngineHost(): readonly [string, ...string[]] | undefined {
  const version = spawnSync("dotnet", ["--version"], { encoding: "utf8" });
  if (version.status !== 0 || Number.parseInt(version.stdout, 10) < 10) return undefined;
  const source = createHash("sha256").update(readFileSync(hostSource)).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `reseal-engine-host-${source}`);
  const program = join(folder, "engine-host.dll");
  const isBuilt = (): boolean => existsSync(`${folder}.built`);
  while (!isBuilt()) {
    if (!claim(`${folder}.building`)) continue;
    const built = isBuilt() ? 0 : build(folder);
    if (built === 0) writeFileSync(`${folder}.built`, "");
    rmSync(`${folder}.building`, { recursive: true, force: true });
    if (built !== 0) return undefined;
  }
  return ["dotnet", program];
}

/**
 * Compiles the engine to machine code beforehand, which halves what every start costs; where the compiler for that cannot be
 * had, it is left to the runtime.
 */
function build(folder: string): number | null {
  const system = { win32: "win", darwin: "osx" }[process.platform as string] ?? "linux";
  const compiled = ["--runtime", `${system}-${process.arch}`, "--self-contained", "false", "-p:PublishReadyToRun=true"];
  const dotnet = (...args: readonly string[]): number | null =>
    spawnSync("dotnet", [...args, "--output", folder], { timeout: 180_000 }).status;
  return dotnet("publish", hostSource, ...compiled) === 0 ? 0 : dotnet("build", hostSource);
}

/** Makes a folder that says that somebody is at work; waits a moment and answers false when it is there already. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    // Whoever was at work for longer than a build takes was ended.
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > 400_000) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}
