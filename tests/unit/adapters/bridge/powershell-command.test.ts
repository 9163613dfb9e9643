import { expect, test } from "vitest";
import { hostEnvironment } from "../../../../main/adapters/bridge/host-environment.ts";
import { powerShellCommand } from "../../../../main/adapters/bridge/powershell-command.ts";

const inbox = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
const seven = "C:\\Program Files\\PowerShell\\7\\pwsh.exe";

function find(platform: string, environment: Readonly<Record<string, string>>, files: readonly string[]) {
  return powerShellCommand({ platform, environment, scriptFile: "host.ps1", isFile: (path) => files.includes(path) });
}

test("Windows PowerShell 5.1 comes first on Windows, started without profile and prompt", () => {
  const command = find("win32", { SystemRoot: "C:\\Windows", Path: "C:\\Program Files\\PowerShell\\7" }, [
    inbox,
    seven,
  ]);
  expect(command).toMatchObject({
    file: inbox,
    args: ["-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", "host.ps1"],
  });
});

test.each([
  [
    "PowerShell 7 where 5.1 is missing",
    "win32",
    { SYSTEMROOT: "C:\\Windows", Path: "C:\\x;C:\\Program Files\\PowerShell\\7" },
    [seven],
    seven,
  ],
  ["pwsh on the path elsewhere", "linux", { PATH: "/usr/local/bin:/usr/bin" }, ["/usr/bin/pwsh"], "/usr/bin/pwsh"],
  ["nothing from a relative folder", "linux", { PATH: ".:bin" }, ["bin/pwsh", "pwsh"], undefined],
  ["nothing where there is none", "linux", {}, [], undefined],
])("%s", (_name, platform, environment, files, file) => {
  expect(find(platform, environment, files)?.file).toBe(file);
});

test("the host gets only the named part of the environment", () => {
  const own = {
    Path: "/bin",
    TEMP: "/tmp",
    PSModulePath: "/modules",
    GRAPH_TOKEN: "planted",
    HTTPS_PROXY: "http://user:word@proxy",
  };
  expect(hostEnvironment(own)).toEqual({
    Path: "/bin",
    TEMP: "/tmp",
    POWERSHELL_TELEMETRY_OPTOUT: "1",
    POWERSHELL_UPDATECHECK: "Off",
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    NO_COLOR: "1",
  });
});
