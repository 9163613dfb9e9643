import { expect, onTestFinished, test } from "vitest";
import { startPracticeWorld } from "../../main/practice/serve/start-practice-world.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { KillMoment } from "./killed-app.ts";
import { createJournalWatch, expectNothingSecretIn, runKilled } from "./killed-process.ts";

const programFile = new URL("../support/clearing-process.ts", import.meta.url);
const kills = Number(process.env.RESEAL_KILLS ?? 3);
const seed = Number(process.env.RESEAL_KILL_SEED ?? 7);
const speed = 100;
/** Kills of one set of clearings; more begin with a new one. */
const killsPerRound = 8;

/** Three units were used before, so that two records of each are deleted; of two an object is left over. */
const pasts = { 1: "usedBefore", 2: "usedBefore", 3: "usedBefore", 4: "staleObject", 5: "staleObject" } as const;
const clearings = Object.keys(pasts).length;
const deletions = {
  "DELETE deviceManagement/managedDevices/{id}": 3,
  "DELETE deviceManagement/windowsAutopilotDeviceIdentities/{id}": 3,
  "DELETE devices/{id}": 2,
} as const;
const allDeletions = Object.values(deletions).reduce((sum, count) => sum + count, 0);

test.each(Array.from({ length: Math.ceil(kills / killsPerRound) }, (_, round) => round))(
  `clearings killed (${kills} kills in all, round %i) delete everything once, and no object of a registered device`,
  { timeout: 300_000 },
  async (round) => {
    const folder = temporaryFolder();
    const handle = await startPracticeWorld({
      scenario: "second-life",
      seed: seed + round,
      speed,
      characters: ["clean", "clean", "clean", "clean", "clean"],
      pasts,
      stickPlugged: true,
      registeredBefore: 2,
      switches: { deletedStaysMinutes: 3 },
    });
    onTestFinished(handle.stop);
    const { world, address } = handle;
    // The objects of devices that are registered when it begins, which nobody may delete.
    const registered = world.identities.all().map(({ entraDeviceId }) => entraDeviceId);
    const deleted = (): Readonly<Record<string, number>> => {
      const { callsByRoute } = world.ledger.read([]);
      return Object.fromEntries(Object.keys(deletions).map((route) => [route, callsByRoute[route] ?? 0]));
    };
    const deletedInAll = (): number => Object.values(deleted()).reduce((sum, count) => sum + count, 0);
    const program = { file: programFile, args: [address, folder], folder };
    const random = createSeededRandom(seed + round);
    const journal = createJournalWatch(folder);
    const places = { "before the first deletion": 0, "between deletions": 0, "after the last deletion": 0 };
    const killsNow = Math.min(killsPerRound, kills - round * killsPerRound);
    for (let launch = 0; launch < killsNow; launch += 1) {
      await runKilled(program, momentOf(random, launch, deletedInAll));
      journal.compare();
      const sent = deletedInAll();
      if (sent === 0) places["before the first deletion"] += 1;
      else if (sent < allDeletions) places["between deletions"] += 1;
      else places["after the last deletion"] += 1;
    }
    expect(await runKilled(program, { isOver: ([, done]) => done === clearings })).toEqual([clearings, clearings]);
    const rows = journal.compare();

    // On a busy PC a late kill may find everything done; one in time there always is.
    expect(places["after the last deletion"]).toBeLessThan(killsNow);
    expect(deleted()).toEqual(deletions);
    const objects = new Set(world.entraDevices.all().map(({ deviceId }) => deviceId));
    expect(registered).toHaveLength(5);
    expect(registered.filter((id) => !objects.has(id))).toEqual([]);
    expect(rows.filter(({ kind }) => kind === "clearingStarted")).toHaveLength(clearings);
    expectNothingSecretIn(folder, world);
    process.stdout.write(`${killsNow} kills: ${JSON.stringify(places)}; ${rows.length} rows of the journal\n`);
  },
);

/** With a write of the journal, which is early at first, once so many deletions have arrived, or anywhere. */
function momentOf(random: () => number, launch: number, deletedInAll: () => number): KillMoment {
  switch (launch % 3) {
    case 0:
      return { kind: "atWrite", write: 1 + Math.floor(random() * (launch === 0 ? 3 : 30)) };
    case 1: {
      const reached = 1 + Math.floor(random() * (allDeletions - 1));
      return { kind: "when", holds: () => nextTurn().then(() => deletedInAll() >= reached) };
    }
    default:
      return { kind: "afterMs", ms: random() * 2_000 };
  }
}

/** The world runs in this process: it has to get its turn between two looks. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
