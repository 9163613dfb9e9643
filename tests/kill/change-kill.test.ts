import { expect, onTestFinished, test } from "vitest";
import { startPracticeWorld } from "../../main/practice/serve/start-practice-world.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { KillMoment } from "./killed-app.ts";
import { createJournalWatch, expectNothingSecretIn, runKilled } from "./killed-process.ts";

const programFile = new URL("../support/changing-process.ts", import.meta.url);
const kills = Number(process.env.RESEAL_KILLS ?? 3);
const seed = Number(process.env.RESEAL_KILL_SEED ?? 7);
const devices = 30;
const speed = 400;
/** Kills of one change set; more begin with a new one. */
const killsPerRound = 3;
const change = /\/(assignUserToDevice|unassignUserFromDevice|updateDeviceProperties)$/;

const placeNames = ["before the first call", "between calls", "after the last call"] as const;

test.each(Array.from({ length: Math.ceil(kills / killsPerRound) }, (_, round) => round))(
  `a change set and its undoing, killed (${kills} kills in all, round %i), change every value once`,
  { timeout: 300_000 },
  async (round) => {
    const folder = temporaryFolder();
    const handle = await startPracticeWorld({
      scenario: "long-wait",
      seed: seed + round,
      speed,
      registeredBefore: devices,
    });
    onTestFinished(handle.stop);
    const { world, address } = handle;
    const user = `adele@${world.tenant.domain}`;
    const program = { file: programFile, args: [address, folder, user], folder };
    const random = createSeededRandom(seed + round);
    const journal = createJournalWatch(folder);
    const calls = (): number =>
      Object.entries(world.ledger.read([]).callsByRoute).reduce(
        (sum, [route, count]) => (change.test(route) ? sum + count : sum),
        0,
      );
    const places = { [placeNames[0]]: 0, [placeNames[1]]: 0, [placeNames[2]]: 0 };
    const killsNow = Math.min(killsPerRound, kills - round * killsPerRound);
    for (let launch = 0; launch < killsNow; launch += 1) {
      await runKilled(program, momentOf(random, launch, calls));
      journal.compare();
      const sent = calls();
      places[placeNames[sent === 0 ? 0 : sent < 2 * devices ? 1 : 2]] += 1;
    }
    expect(await runKilled(program, { isOver: ([, back]) => back === devices })).toEqual([devices, devices]);
    const rows = journal.compare();

    // On a busy PC a late kill may find everything done; one in time there always is.
    expect(places["after the last call"]).toBeLessThan(killsNow);
    // Given once and taken back once, whatever became of the processes that did it.
    const changed = world.identities.all().map(({ updates, userPrincipalName }) => ({ updates, userPrincipalName }));
    expect(changed).toEqual(new Array(devices).fill({ updates: 2, userPrincipalName: "" }));
    expect(calls()).toBe(2 * devices);
    expect(rows.filter(({ kind }) => kind === "tenantChangeOpened")).toHaveLength(2);
    expectNothingSecretIn(folder, world);
    process.stdout.write(`${killsNow} kills: ${JSON.stringify(places)}; ${rows.length} rows of the journal\n`);
  },
);

/** With a write of the journal, which is early at first, at a call of the change or of its undoing, or anywhere. */
function momentOf(random: () => number, launch: number, calls: () => number): KillMoment {
  switch (launch % 3) {
    case 0:
      return { kind: "atWrite", write: 1 + Math.floor(random() * (launch === 0 ? 2 : 8)) };
    case 1: {
      const reached = 1 + Math.floor(random() * 45);
      return { kind: "when", holds: () => nextTurn().then(() => calls() >= reached) };
    }
    default:
      return { kind: "afterMs", ms: random() * 400 };
  }
}

/** The world runs in this process: it has to get its turn between two looks. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
