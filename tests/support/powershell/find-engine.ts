import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { powerShellCommand } from "../../../main/adapters/bridge/powershell-command.ts";
import type { HostCommand } from "../../../main/adapters/bridge/spawn-host.ts";

/** A PowerShell that can run a script file. `host`: the program of the engine's own test host, where that is used. */
export type PowerShellEngine = {
  readonly name: string;
  readonly run: (scriptFile: string, environment: Readonly<Record<string, string>>) => HostCommand;
  readonly host?: readonly string[];
};

/** Folder of PowerShell modules that stand in for Windows ones. */
export const standInModules = fileURLToPath(new URL("modules", import.meta.url));

const hostSource = fileURLToPath(new URL("engine-host.cs", import.meta.url));

/**
 * Windows PowerShell, else PowerShell 7, else our console host on the engine's package (built once for each version of its
 * source, which needs the .NET 10 SDK and, the first time, its package source). Otherwise the reason why there is none.
 */
export function findEngine(): PowerShellEngine | { readonly missing: string } {
  const search = { platform: process.platform, environment: process.env, scriptFile: "", isFile: existsSync };
  const installed = powerShellCommand(search);
  if (installed !== undefined) {
    const run: PowerShellEngine["run"] = (scriptFile, environment) => ({
      ...installed,
      args: [...installed.args.slice(0, -1), scriptFile],
      env: { ...installed.env, ...environment },
    });
    return { name: installed.file, run };
  }
  const version = spawnSync("dotnet", ["--version"], { encoding: "utf8" });
  if (version.status !== 0 || Number.parseInt(version.stdout, 10) < 10)
    return { missing: "powershell.exe, pwsh, .NET 10 SDK" };
  const source = createHash("sha256").update(readFileSync(hostSource)).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `reseal-engine-host-${source}`);
  const program = join(folder, "engine-host.dll");
  if (!existsSync(program)) {
    const built = spawnSync("dotnet", ["build", hostSource, "--output", folder], {
      encoding: "utf8",
      timeout: 120_000,
    });
    if (built.status !== 0) return { missing: "powershell.exe, pwsh, the engine's package for .NET" };
  }
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? tmpdir(),
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  };
  return {
    name: "engine host",
    host: ["dotnet", program],
    run: (scriptFile, more) => ({ file: "dotnet", args: [program, scriptFile], env: { ...environment, ...more } }),
  };
}
