import type { ImportFate } from "../../main/practice/world/world-switches.ts";
import type { Unit } from "../../shared/domain/unit/unit.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { openScenarioBench, type ScenarioBench } from "./scenario-bench.ts";

/** Units of the order. */
export const unitCount = 1_000;
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

/**
 * How a registration went: calls on the wire and parts of batches, bench time after the service's own last word, and outcomes
 * that are not what was planted.
 */
export type RegistrationRun = {
  readonly seed: number;
  readonly calls: number;
  readonly batches: number;
  readonly parts: number;
  readonly serviceMinutes: number;
  readonly lateSeconds: number;
  readonly wrong: number;
};

/** Registers a thousand new units, twenty of them bad, until every outcome is known. */
export async function registerThousand(folder: string, seed: number): Promise<RegistrationRun> {
  const bench = await openScenarioBench("thousand", {
    seed,
    folder,
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
