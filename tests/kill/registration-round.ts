import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { FaultRule } from "../../main/practice/scenarios/scenario.ts";
import { startPracticeWorld } from "../../main/practice/serve/start-practice-world.ts";
import { benchFolder } from "./killed-app.ts";
import { readJournal } from "./killed-process.ts";

const program = fileURLToPath(new URL("../support/registration-process.ts", import.meta.url));
/** Units of one registration. */
export const unitsPerRound = 200;
const speed = 100;
/** A moment lies within this real time after the bench is open: two minutes of bench time. */
const longestLifeMs = 1_200;

/** What one registration came to: outcomes, what reached the tenant, and rows that a kill took out of the journal. */
export type RoundResult = {
  readonly kills: number;
  /** Kills before the last outcome was known; on a busy PC the others come after it. */
  readonly early: number;
  /** Where in the run the kills fell. */
  readonly places: Readonly<Record<KillPlace, number>>;
  readonly settled: number;
  /** How often each serial number was sent to the tenant. */
  readonly sent: readonly number[];
  readonly registered: readonly string[];
  readonly lostRows: number;
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Where in a registration a kill falls: by what had been sent to the tenant, and how many outcomes were known. */
export type KillPlace = "nothing sent" | "sent, no outcome" | "between outcomes" | "every outcome known";

/**
 * When a process is killed: after real milliseconds, with the n-th write to the journal, or as soon as so many units have
 * reached the tenant or their outcome. Time alone falls together on a busy PC, before anything was sent.
 */
type Moment =
  | { readonly afterMs: number }
  | { readonly atWrite: number }
  | { readonly sent: number }
  | { readonly outcomes: number };

/** Registers two hundred units while the process is killed `kills` times, then lets it finish. */
export async function registrationRound(options: {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly random: () => number;
  readonly faults: readonly FaultRule[];
}): Promise<RoundResult> {
  const { folder, kills, seed, random, faults } = options;
  const world = await startPracticeWorld({
    scenario: "thousand",
    units: unitsPerRound,
    seed,
    speed,
    stickPlugged: true,
    faults,
  });
  try {
    let known: readonly string[] = [];
    let lostRows = 0;
    const compare = (): void => {
      const rows = readJournal(folder).map((row) => JSON.stringify(row));
      lostRows += known.filter((row, index) => rows[index] !== row).length;
      known = rows;
    };
    const sent = (): number => Object.keys(world.world.ledger.read([]).importsBySerial).length;
    let early = 0;
    const places = { "nothing sent": 0, "sent, no outcome": 0, "between outcomes": 0, "every outcome known": 0 };
    for (let launch = 0; launch < kills; launch += 1) {
      const known = await run(world.address, folder, momentOf(random, launch), sent);
      if (known < unitsPerRound) early += 1;
      places[placeOf(known, sent())] += 1;
      compare();
    }
    const settled = await run(world.address, folder, undefined, sent);
    compare();
    const ledger = world.world.ledger.read(world.world.identities.all());
    return {
      kills,
      early,
      places,
      settled,
      sent: Object.values(ledger.importsBySerial),
      registered: ledger.registered.map((serial) => serial.toLowerCase()),
      lostRows,
      outcomes: ledger.answers,
    };
  } finally {
    await world.stop();
  }
}

function placeOf(outcomes: number, sent: number): KillPlace {
  if (outcomes === unitsPerRound) return "every outcome known";
  if (outcomes > 0) return "between outcomes";
  return sent > 0 ? "sent, no outcome" : "nothing sent";
}

function momentOf(random: () => number, launch: number): Moment {
  switch (launch % 5) {
    case 1:
      return { sent: 1 + Math.floor(random() * unitsPerRound) };
    case 2:
      return { outcomes: 1 + Math.floor((random() * unitsPerRound) / 4) };
    case 3:
      return { atWrite: 1 + Math.floor(random() ** 2 * 40) };
    default:
      return { afterMs: random() * longestLifeMs };
  }
}

/** Runs the registration; killed with no chance to tidy up, at the moment or once every unit has its outcome. */
async function run(address: string, folder: string, moment: Moment | undefined, sent: () => number): Promise<number> {
  mkdirSync(benchFolder(folder), { recursive: true });
  const child = spawn(process.execPath, [program, address, folder], {
    stdio: ["ignore", "pipe", "inherit"],
    // Most of a launch would be compiling.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "reseal-kill-compile-cache") },
  });
  // A test that ran out of time leaves nothing behind.
  onTestFinished(() => void child.kill("SIGKILL"));
  const closed = once(child, "close");
  const die = (): void => void child.kill("SIGKILL");
  let disarm: () => void = () => undefined;
  let settled = 0;
  let isOpen = false;
  for await (const line of createInterface({ input: child.stdout })) {
    settled = Number(line.split(" ")[1]);
    if (!isOpen && moment !== undefined) disarm = arm(folder, moment, sent, die);
    isOpen = true;
    if (settled >= (moment === undefined ? unitsPerRound : outcomesOf(moment))) die();
  }
  await closed;
  disarm();
  return settled;
}

function outcomesOf(moment: Moment): number {
  return "outcomes" in moment ? moment.outcomes : Number.POSITIVE_INFINITY;
}

function arm(folder: string, moment: Moment, sent: () => number, die: () => void): () => void {
  if ("outcomes" in moment) return () => undefined;
  if ("sent" in moment) {
    const look = setInterval(() => sent() >= moment.sent && die(), 2);
    return () => clearInterval(look);
  }
  const timeout = setTimeout(die, "afterMs" in moment ? moment.afterMs : longestLifeMs);
  if ("afterMs" in moment) return () => clearTimeout(timeout);
  let writes = 0;
  const watcher = watch(benchFolder(folder), (_event, name) => {
    if (name?.endsWith("-wal") !== true) return;
    writes += 1;
    if (writes >= moment.atWrite) die();
  });
  return () => {
    clearTimeout(timeout);
    watcher.close();
  };
}
