import { adaptivePauseMs, shortestPauseMs } from "../bench/plan/pacing.ts";

/** What registering so many units will take: calls to Graph, a batch counted as one, and minutes until the last has its profile. */
export type RegistrationForecast = { readonly calls: number; readonly minutes: number };

const rowsPerCall = 100;
const rowsPerPage = 1_000;
/** Who the tenant is (twice: signing in looks as well), its profiles, its ESPs, and one group with its members. */
const callsForConfiguration = 6;
/** The last few units come when they like: some readings more than an even course would need. */
const straggling = 3;
const secondMs = 1_000;

/** Seconds that the service usually takes for a device: the import, the group's rule, the profile (graph-api o.1, o.2). */
const usual = { imported: [5, 180], grouped: [60, 900], assigned: [60, 600] } as const;
const samples = 400;
const importTimes = times([usual.imported]);
const profileTimes = times([usual.imported, usual.grouped, usual.assigned]);

/** Forecasts by their number of units: the board shows one with every change, and few numbers ever come up. */
const known = new Map<number, RegistrationForecast>();

/**
 * Forecasts a registration by running the bench's own pace of reading against the usual times of the service. Pure: the
 * same number of units gives the same answer; 0 units need nothing.
 */
export function forecastRegistration(units: number): RegistrationForecast {
  if (units <= 0) return { calls: 0, minutes: 0 };
  const forecast = known.get(units) ?? runRegistration(units);
  known.set(units, forecast);
  return forecast;
}

function runRegistration(units: number): RegistrationForecast {
  const pages = Math.ceil(units / rowsPerPage);
  const imports = watch(units, importTimes, 60 * secondMs, units * 150);
  const profiles = watch(units, profileTimes, 180 * secondMs, 0);
  const minutes = Math.ceil(profiles.lastMs / (60 * secondMs));
  // Before anything is sent, once it was imported, and for the reasons of those that wait.
  const registrations = 2 + Math.floor((minutes * 60) / Math.min(1_800, Math.max(180, units)));
  const readings = registrations + imports.readings + profiles.readings + straggling;
  return { calls: Math.ceil(units / rowsPerCall) + callsForConfiguration + pages * readings, minutes };
}

/** How often a list is read until the last unit has appeared in it, and when that is. */
function watch(
  units: number,
  at: readonly number[],
  firstMs: number,
  leastMs: number,
): { readonly readings: number; readonly lastMs: number } {
  const lastMs = quantile(at, 1 - 0.5 / units);
  let now = firstMs;
  let readAt = 0;
  let awaited = units;
  let barren = 0;
  for (let readings = 1; ; readings += 1) {
    const left = now >= lastMs ? 0 : Math.max(1, Math.round(units * (1 - shareBy(at, now))));
    if (left === 0) return { readings, lastMs: Math.max(now, lastMs) };
    const news = awaited - left;
    barren = news > 0 ? 0 : barren + 1;
    const least = Math.max(shortestPauseMs, Math.min(leastMs, 300 * secondMs));
    const pauseMs = adaptivePauseMs({ news, gapMs: now - readAt, barren }, left, least);
    awaited = left;
    readAt = now;
    now += pauseMs;
  }
}

/** Evenly spread samples of a sum of stretches, sorted; in milliseconds. */
function times(stretches: readonly (readonly [number, number])[]): readonly number[] {
  return Array.from({ length: samples }, (_, index) =>
    stretches.reduce((sum, [from, to], place) => sum + (from + (to - from) * spread(index + 1, place)) * secondMs, 0),
  ).toSorted((left, right) => left - right);
}

/** The sequence of Halton for the first three primes: it fills the space evenly without chance. */
function spread(index: number, place: number): number {
  const base = [2, 3, 5][place] ?? 7;
  let rest = index;
  let share = 1;
  let value = 0;
  while (rest > 0) {
    share /= base;
    value += share * (rest % base);
    rest = Math.floor(rest / base);
  }
  return value;
}

function quantile(sorted: readonly number[], share: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, share * sorted.length - 0.5));
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

function shareBy(sorted: readonly number[], at: number): number {
  return sorted.filter((time) => time <= at).length / sorted.length;
}
