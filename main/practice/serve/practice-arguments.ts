import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type ScenarioId, scenarioIds } from "../scenarios/catalogue.ts";
import type { PracticeWorldOptions } from "./start-practice-world.ts";
import { readFaultArguments, readSwitchArguments } from "./switch-arguments.ts";

/** What the command line asks for. */
export type PracticeCommand =
  | { readonly kind: "serve"; readonly options: PracticeWorldOptions; readonly bridgeSocket: string | undefined }
  | { readonly kind: "bridge"; readonly worldAddress: string }
  | { readonly kind: "help" };

/** How the program is used. */
export const practiceUsage = `Usage: practice serve [options]    a simulated tenant with simulated devices
       practice bridge --world ADDRESS    the bridge protocol on stdin and stdout for a world that runs

Options of serve:
  --scenario ID   ${scenarioIds.join(" | ")} (good-morning)
  --seed N        the same seed gives the same world (7)
  --speed X       simulated seconds in a real one (40)
  --port N        port on 127.0.0.1 (any free one)
  --state FILE    keeps the world over restarts
  --units N       units of the scenario thousand (1000)
  --stick FOLDER  folder that acts as a stick (a temporary one)
  --plugged       the stick is plugged in from the start
  --switch N=V    changes what the tenant does, as ignoresFirstUpdate=true; may be given more than once
  --fault KIND    disturbs the first call of every route, as gatewayTimeout, or a rule as JSON; may be given more than once
  --bridge PATH   also serves the bridge protocol on this socket or named pipe, or none (none)
`;

const serveOptions = {
  scenario: { type: "string" },
  seed: { type: "string" },
  speed: { type: "string" },
  port: { type: "string" },
  state: { type: "string" },
  units: { type: "string" },
  stick: { type: "string" },
  bridge: { type: "string" },
  world: { type: "string" },
  switch: { type: "string", multiple: true },
  fault: { type: "string", multiple: true },
  plugged: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Switch = "help" | "plugged";
type Repeated = "switch" | "fault";
type Values = Partial<
  Record<Exclude<keyof typeof serveOptions, Switch | Repeated>, string> &
    Record<Switch, boolean> &
    Record<Repeated, readonly string[]>
>;

/** Reads the arguments after the program's name. The error is a sentence for the person who typed them. */
export function readPracticeArguments(given: readonly string[]): Result<PracticeCommand, string> {
  const parsed = parse(given);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [command, ...extra] = positionals;
  if (values.help || command === "help" || command === undefined) return ok({ kind: "help" });
  if (extra.length > 0) return err(`What is "${extra[0]}"? Only one command can be given.`);
  if (command === "bridge") return readBridge(values);
  if (command === "serve") return readServe(values);
  return err(`There is no command "${command}"; use serve or bridge.`);
}

function parse(
  given: readonly string[],
): Result<{ readonly values: Values; readonly positionals: readonly string[] }, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options: serveOptions, allowPositionals: true });
    return ok({ values: values as Values, positionals });
  } catch (problem) {
    if (problem instanceof TypeError) return err(problem.message);
    throw problem;
  }
}

function readBridge(values: Values): Result<PracticeCommand, string> {
  const address = values.world?.replace(/\/+$/, "") ?? "";
  if (!/^http:\/\/[^/]+$/.test(address) || !URL.canParse(address))
    return err("bridge needs --world with the address of a world, as http://127.0.0.1:4000.");
  return ok({ kind: "bridge", worldAddress: address });
}

function readServe(values: Values): Result<PracticeCommand, string> {
  if (values.world !== undefined) return err("--world belongs to the command bridge.");
  const scenario = scenarioIds.find((id) => id === values.scenario);
  if (values.scenario !== undefined && scenario === undefined)
    return err(`There is no scenario "${values.scenario}"; there are ${scenarioIds.join(", ")}.`);
  const numbers: Partial<Record<"seed" | "speed" | "port" | "units", number>> = {};
  for (const [name, least, most, whole] of [
    ["seed", 0, 2 ** 31 - 1, true],
    ["speed", 0.01, 100_000, false],
    ["port", 0, 65_535, true],
    ["units", 1, 100_000, true],
  ] as const) {
    const text = values[name];
    if (text === undefined) continue;
    const number = Number(text);
    if (
      text.trim() === "" ||
      Number.isNaN(number) ||
      number < least ||
      number > most ||
      (whole && !Number.isInteger(number))
    )
      return err(`--${name} must be ${whole ? "a whole number" : "a number"} from ${least} to ${most}.`);
    numbers[name] = number;
  }
  const switches = readSwitchArguments(values.switch ?? []);
  if (!switches.ok) return switches;
  const faults = readFaultArguments(values.fault ?? []);
  if (!faults.ok) return faults;
  const options: PracticeWorldOptions = {
    ...numbers,
    ...(values.switch === undefined ? {} : { switches: switches.value }),
    ...(values.fault === undefined ? {} : { faults: faults.value }),
    ...(scenario === undefined ? {} : { scenario: scenario satisfies ScenarioId }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(values.stick === undefined ? {} : { stickFolder: values.stick }),
    ...(values.plugged === true ? { stickPlugged: true } : {}),
  };
  const bridgeSocket = values.bridge === undefined || values.bridge === "none" ? undefined : values.bridge;
  return ok({ kind: "serve", options, bridgeSocket });
}
