import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** What the terminal run is asked for. */
export type TerminalOptions = {
  readonly scenario: string;
  readonly seed: number;
  readonly speed: number;
  /** Where the journal is kept; absent for a folder of its own that is removed afterwards. */
  readonly dataFolder?: string;
  /** Address of a world that runs already. */
  readonly world?: string;
  readonly outputFolder: string;
};

/** Scenarios that need nobody but the simulated technician, who clears no past and changes no profile. */
const scenarios: readonly string[] = ["good-morning", "hard-day", "interrupted", "throttled", "reseller"];

/** How to call it. */
export const terminalUsage = `Options: --scenario ${scenarios.join("|")}  --seed N  --speed X  --data FOLDER  --world http://127.0.0.1:PORT  --output FOLDER`;

/** Reads the command line. The error is a sentence for the person who typed it. */
export function readTerminalOptions(given: readonly string[], defaultOutput: string): Result<TerminalOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        scenario: { type: "string", default: "good-morning" },
        seed: { type: "string", default: "7" },
        speed: { type: "string", default: "120" },
        data: { type: "string" },
        world: { type: "string" },
        output: { type: "string", default: defaultOutput },
      },
    });
    const seed = Number(values.seed);
    const speed = Number(values.speed);
    if (!scenarios.includes(values.scenario))
      return err(`The terminal has no scenario “${values.scenario}”; it has ${scenarios.join(", ")}.`);
    if (!Number.isInteger(seed) || seed < 0) return err(`--seed takes a whole number, not “${values.seed}”.`);
    if (!(speed > 0)) return err(`--speed takes a number above 0, not “${values.speed}”.`);
    return ok({
      scenario: values.scenario,
      seed,
      speed,
      outputFolder: values.output,
      ...(values.data === undefined ? {} : { dataFolder: values.data }),
      ...(values.world === undefined ? {} : { world: values.world }),
    });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}
