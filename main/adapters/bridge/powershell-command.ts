import { posix, win32 } from "node:path";
import { hostEnvironment } from "./host-environment.ts";
import type { HostCommand } from "./spawn-host.ts";

/** What decides which PowerShell is used. `isFile` tells whether a path is an existing file. */
export type PowerShellSearch = {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly scriptFile: string;
  readonly isFile: (path: string) => boolean;
};

/**
 * The command that runs the host script: Windows PowerShell 5.1 from its fixed place on Windows (WinRT and the inbox
 * modules are there), else `pwsh` on the path; undefined when there is neither. The script is ours and comes with the
 * product, so the process's own execution policy is set aside for it; a policy set by an administrator still rules.
 */
export function powerShellCommand(search: PowerShellSearch): HostCommand | undefined {
  const file = findPowerShell(search);
  if (file === undefined) return undefined;
  const onWindows = search.platform === "win32";
  const policy = onWindows ? ["-ExecutionPolicy", "Bypass"] : [];
  const args = ["-NoLogo", "-NoProfile", "-NonInteractive", ...policy, "-File", search.scriptFile];
  return { file, args, env: hostEnvironment(search.environment) };
}

function findPowerShell({ platform, environment, isFile }: PowerShellSearch): string | undefined {
  const variable = (name: string): string =>
    Object.entries(environment).find(([key]) => key.toUpperCase() === name)?.[1] ?? "";
  if (platform === "win32") {
    const root = variable("SYSTEMROOT");
    const inbox = win32.join(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
    if (root !== "" && isFile(inbox)) return inbox;
  }
  const { delimiter, join, isAbsolute } = platform === "win32" ? win32 : posix;
  const program = platform === "win32" ? "pwsh.exe" : "pwsh";
  // Relative entries are skipped: they would let the current folder decide what runs.
  const folders = variable("PATH")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, program)).find((path) => isFile(path));
}
