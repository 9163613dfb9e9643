import { expect, test } from "vitest";
import type { FaultRule } from "../../main/practice/scenarios/scenario.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type KillPlace, registrationRound, unitsPerRound } from "./registration-round.ts";

const killsPerRound = 10;
/** Kills of each of the two tests; docs/benchmarks.md has the command for two hundred. */
const kills = Number(process.env.RESEAL_KILLS ?? 5);
const seed = Number(process.env.RESEAL_KILL_SEED ?? 7);
const rounds = Math.ceil(kills / killsPerRound);
const importRoute = "importedWindowsAutopilotDeviceIdentities/import";

/** Network cuts before and after the effect, expired tokens and a tenant that throttles, at random. */
const trouble: readonly FaultRule[] = [
  { route: importRoute, kind: "answerLost", first: 0, share: 0.4, retryAfterSeconds: 0 },
  { route: importRoute, kind: "dropped", first: 0, share: 0.2, retryAfterSeconds: 0 },
  { route: "", kind: "throttledWithWait", first: 0, share: 0.12, retryAfterSeconds: 8 },
  { route: "", kind: "throttledBlind", first: 0, share: 0.06, retryAfterSeconds: 0 },
  { route: "", kind: "tokenExpired", first: 0, share: 0.08, retryAfterSeconds: 0 },
  { route: "", kind: "dropped", first: 0, share: 0.08, retryAfterSeconds: 0 },
  { route: "GET ", kind: "unavailable", first: 0, share: 0.08, retryAfterSeconds: 0 },
];

test.each<readonly [string, readonly FaultRule[]]>([
  ["", []],
  [", with network cuts, expired tokens and throttling at random", trouble],
])(
  `a registration killed at ${kills} moments registers nothing twice and loses no outcome%s`,
  {
    timeout: 300_000 * rounds,
  },
  async (name, faults) => {
    process.stdout.write(`seed ${seed}${name}\n`);
    const random = createSeededRandom(seed + faults.length);
    const places = new Map<KillPlace, number>();
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      const result = await registrationRound({
        folder: temporaryFolder(),
        kills: Math.min(killsPerRound, kills - round * killsPerRound),
        seed: seed + round,
        random,
        faults,
      });
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      process.stdout.write(
        `round ${round + 1}: ${result.kills} kills, ${result.early} of them before the last outcome, ${result.settled} outcomes, ${result.sent.length} sent, ${seconds} s; answers ${JSON.stringify(result.outcomes)}\n`,
      );
      for (const [place, count] of Object.entries(result.places))
        places.set(place as KillPlace, (places.get(place as KillPlace) ?? 0) + count);
      expect(result.early).toBeGreaterThan(0);
      expect(result.settled).toBe(unitsPerRound);
      expect(result.lostRows).toBe(0);
      expect(result.sent.toSorted()).toEqual(new Array(unitsPerRound).fill(1));
      expect(new Set(result.registered).size).toBe(unitsPerRound);
      expect(result.registered).toHaveLength(unitsPerRound);
    }
    process.stdout.write(`kills by place: ${JSON.stringify(Object.fromEntries(places))}\n`);
    // The parts of a registration in which something can be done twice or get lost.
    expect((places.get("sent, no outcome") ?? 0) + (places.get("between outcomes") ?? 0)).toBeGreaterThan(0);
  },
);
