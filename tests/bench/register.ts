import type { ImportFate } from "../../main/practice/world/world-switches.ts";
import type { Unit } from "../../shared/domain/unit/unit.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { openScenarioBench, type ScenarioBench } from "../support/scenario-bench.ts";
import type { BenchFigure, Measurement } from "./bench-row.ts";
import { type Replay, replays } from "./replays.ts";

const unitCount = 1_000;
const seeds = [7, 8, 9] as const;
const minuteMs = 60_000;

/** Twenty devices of the order that the service refuses or fails with, by position: code, word and where the unit ends. */
type Planted = { readonly code: number; readonly name: string; readonly ends: Unit["stage"] };
const planted: readonly Planted[] = [
  ...repeated(4, { code: 808, name: "ZtdDeviceAssignedToOtherTenant", ends: "foreignTenant" }),
  ...repeated(3, { code: 802, name: "InvalidZtdHardwareHash", ends: "stopped" }),
  ...repeated(3, { code: 813, name: "ZtdDeviceIsNotUnique", ends: "stopped" }),
  ...repeated(2, { code: 812, name: "ZtdDeviceNotFound", ends: "stopped" }),
  ...repeated(2, { code: 811, name: "ZtdDeviceRegisteredByOtherTenant", ends: "stopped" }),
  ...repeated(2, { code: 803, name: "MissingZtdSerialNumberAndProductKey", ends: "stopped" }),
  ...repeated(1, { code: 899, name: "ZtdSomethingNew", ends: "stopped" }),
  ...repeated(1, { code: 814, name: "ZtdDeviceAlreadyAadRegistered", ends: "stopped" }),
  // A storage error passes: the row is sent again and taken.
  ...repeated(2, { code: 640, name: "StorageError", ends: "readyToStart" }),
];

function repeated(times: number, value: Planted): readonly Planted[] {
  return Array.from({ length: times }, () => value);
}

const fates: readonly ImportFate[] = planted.map(({ code, name }, index) => ({
  device: positionOf(index),
  code,
  name,
  ...(code === 640 ? { times: 1 } : {}),
}));

/** Spread over the whole order, so that nearly every call carries one. */
function positionOf(index: number): number {
  return 17 + index * 49;
}

type Run = {
  readonly seed: number;
  readonly calls: number;
  readonly batches: number;
  readonly parts: number;
  readonly serviceMinutes: number;
  readonly lateSeconds: number;
  readonly wrong: number;
};

/**
 * Registers a thousand new units, twenty of them bad, until every outcome is known: calls on the wire and parts of
 * batches, bench time after the service's own last word, and outcomes that are not what was planted. Then the loops of
 * scripts that are known, against the same tenant.
 */
export const measureRegistration: Measurement = async (folder) => {
  const runs: Run[] = [];
  for (const seed of seeds) runs.push(await register(folder, seed));
  for (const { seed, calls, parts, serviceMinutes, lateSeconds } of runs)
    process.stderr.write(
      `  seed ${seed}: ${calls} calls and ${parts} parts; the service took ${serviceMinutes.toFixed(1)} min, known ${lateSeconds.toFixed(0)} s later\n`,
    );
  const most = (of: (run: Run) => number): number => Math.max(...runs.map(of));
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

async function register(folder: string, seed: number): Promise<Run> {
  const bench = await openScenarioBench("thousand", {
    seed,
    folder: `${folder}/${seed}`,
    units: unitCount,
    world: { switches: { importFates: [...fates] } },
  });
  try {
    await bench.plugStick(true);
    await bench.until(() => bench.runtime().bench.state().units.size === unitCount, undefined, 10 * minuteMs);
    const startedAt = bench.clock.now();
    await bench.until(() => unitsOf(bench).every((unit) => isSettled(unit)), undefined, 3 * 60 * minuteMs);
    const { world } = bench.practice;
    const lastAt = Math.max(...world.identities.all().map((row) => row.profileAssignedAt ?? 0));
    const { ledger } = await bench.record();
    return {
      seed,
      calls: ledger.calls,
      batches: count(ledger.callsByRoute, (route) => route === "POST $batch"),
      parts: count(ledger.callsByRoute, (route) => route.startsWith("$batch ")),
      serviceMinutes: (lastAt - startedAt) / minuteMs,
      lateSeconds: (bench.clock.now() - lastAt) / 1_000,
      wrong: unitsOf(bench).filter((unit) => unit.stage !== expectedOf(bench, unit)).length,
    };
  } finally {
    await bench.stop();
  }
}

function unitsOf(bench: ScenarioBench): readonly Unit[] {
  return [...mapValues(bench.runtime().bench.state().units)];
}

function isSettled({ stage }: Unit): boolean {
  return stage === "readyToStart" || stage === "stopped" || stage === "foreignTenant";
}

function expectedOf(bench: ScenarioBench, unit: Unit): Unit["stage"] | undefined {
  const serial = unit.hash?.value.serialNumber.toLowerCase() ?? "";
  const position = bench.practice.world.devices.get(serial)?.position;
  if (position === undefined) return undefined;
  const index = (position - positionOf(0)) / 49;
  return planted[index]?.ends ?? "readyToStart";
}

function count(routes: Readonly<Record<string, number>>, isCounted: (route: string) => boolean): number {
  return Object.entries(routes).reduce((sum, [route, calls]) => (isCounted(route) ? sum + calls : sum), 0);
}

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
