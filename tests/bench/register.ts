import { type RegistrationRun, registerThousand, unitCount } from "../support/registered-thousand.ts";
import type { BenchFigure, Measurement } from "./bench-row.ts";
import { type Replay, replays } from "./replays.ts";

/** `RESEAL_BENCH_SEEDS` chooses others, as in `1-40` or `3,17`. */
const seeds = seedsIn(process.env.RESEAL_BENCH_SEEDS ?? "7-9");

function seedsIn(text: string): readonly number[] {
  return text.split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/**
 * Registers a thousand new units, twenty of them bad, until every outcome is known: calls on the wire and parts of
 * batches, bench time after the service's own last word, and outcomes that are not what was planted. Then the loops of
 * scripts that are known, against the same tenant.
 */
export const measureRegistration: Measurement = async (folder) => {
  const runs: RegistrationRun[] = [];
  for (const seed of seeds) runs.push(await registerThousand(`${folder}/${seed}`, seed));
  for (const { seed, calls, parts, serviceMinutes, lateSeconds } of runs)
    process.stderr.write(
      `  seed ${seed}: ${calls} calls and ${parts} parts; the service took ${serviceMinutes.toFixed(1)} min, known ${lateSeconds.toFixed(0)} s later\n`,
    );
  const most = (of: (run: RegistrationRun) => number): number => Math.max(...runs.map(of));
  const ours = { calls: most((run) => run.calls), minutes: most((run) => run.serviceMinutes + run.lateSeconds / 60) };
  return [
    { name: "register.1000.calls", value: ours.calls, unit: "calls on the wire", hold: 40 },
    {
      name: "register.1000.calls-by-part",
      value: most(({ calls, batches, parts }) => calls - batches + parts),
      unit: "calls, each part of a batch counted",
      hold: 40,
    },
    {
      name: "register.1000.late",
      value: most((run) => run.lateSeconds),
      unit: "s of bench time after the service",
      hold: 15,
    },
    { name: "register.1000.wrong", value: most((run) => run.wrong), unit: "outcomes of 1,000", hold: 0 },
    ...(await compared(ours)),
  ];
};

async function compared(ours: { readonly calls: number; readonly minutes: number }): Promise<readonly BenchFigure[]> {
  const figures: BenchFigure[] = [];
  const show = (...cells: readonly string[]): void => void process.stderr.write(`${row(...cells)}\n`);
  show("loop", "units", "calls", "calls a unit", "bench time", "refused (429)");
  show("Reseal", `${unitCount}`, `${ours.calls}`, (ours.calls / unitCount).toFixed(2), minutes(ours.minutes), "0");
  for (const replay of replays) {
    const { calls, minutes: took, throttled } = await replay.run(replay.units);
    const perUnit = (calls / replay.units).toFixed(1);
    show(replay.title, `${replay.units}`, `${calls}`, perUnit, minutes(took), `${throttled}`);
    figures.push({ name: `${nameOf(replay)}.calls`, value: calls, unit: "calls", hold: ours.calls, better: "more" });
    figures.push({ name: `${nameOf(replay)}.time`, value: took, unit: "min of bench time", hold: 0, better: "more" });
  }
  return figures;
}

function nameOf({ id, units }: Replay): string {
  return `replay.${id}.${units}`;
}

function minutes(value: number): string {
  return value >= 120 ? `${(value / 60).toFixed(1)} h` : `${value.toFixed(1)} min`;
}

function row(...cells: readonly string[]): string {
  return `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(46) : cell.padStart(14))).join("")}`;
}
