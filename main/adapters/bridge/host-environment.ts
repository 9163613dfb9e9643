/**
 * What the host process may know of our environment. Left out on purpose: everything else, above all `PSModulePath`
 * (inherited from PowerShell 7 it breaks module loading in Windows PowerShell 5.1) and whatever carries credentials.
 */
const allowedNames = [
  "SystemRoot",
  "windir",
  "SystemDrive",
  "ProgramData",
  "ProgramFiles",
  "PATH",
  "PATHEXT",
  "TEMP",
  "TMP",
  "TMPDIR",
  "HOME",
  "USERPROFILE",
  "DOTNET_ROOT",
] as const;

/** The environment for the host, from ours. Windows spells names in any case. */
export function hostEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const allowed = new Set<string>(allowedNames.map((name) => name.toUpperCase()));
  const environment: Record<string, string> = {
    POWERSHELL_TELEMETRY_OPTOUT: "1",
    POWERSHELL_UPDATECHECK: "Off",
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    NO_COLOR: "1",
  };
  for (const [name, value] of Object.entries(own))
    if (value !== undefined && allowed.has(name.toUpperCase())) environment[name] = value;
  return environment;
}
