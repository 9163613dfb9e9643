/** What Electron's command line asks for. */
export type CommandLine = {
  /** Switches without dashes; a switch without a value has the empty string. */
  readonly switches: Map<string, string>;
  /** Files to load before the app (-r, --require), in order. */
  readonly preloads: readonly string[];
  /** The app's folder or main file as given; `.` when nothing was said. */
  readonly appPath: string;
};

/** Reads the arguments after the executable: switches and -r files up to the app's path, then anything. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const switches = new Map<string, string>();
  const preloads: string[] = [];
  let appPath: string | undefined;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? "";
    const required = /^(?:-r|--require)(?:=(.*))?$/.exec(argument);
    if (required && appPath === undefined) {
      if (required[1] === undefined) index += 1;
      preloads.push(required[1] ?? args[index] ?? "");
    } else if (argument.startsWith("--")) {
      const [name = "", ...value] = argument.slice(2).split("=");
      switches.set(name, value.join("="));
    } else {
      appPath ??= argument;
    }
  }
  return { switches, preloads, appPath: appPath ?? "." };
}
