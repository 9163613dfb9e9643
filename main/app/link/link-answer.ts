import type { LinkAnswer, LinkOperation } from "../../../shared/contract/link/messages.ts";
import { linkProtocolVersion } from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import { diagnosticsChannels } from "../../../shared/domain/diagnostics/diagnostics-channels.ts";
import { eventWishes } from "../../../shared/domain/flow/event-wishes.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { readinessDueAt } from "../../../shared/domain/readiness/readiness-due.ts";
import { currentRun } from "../../../shared/domain/unit/life.ts";
import type { LifeStage } from "../../../shared/domain/unit/life-stage.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { linkDeviceText, linkScreenText, plainLine } from "../../../shared/text/lists/link-device-text.ts";

/**
 * What a device has told since it called in: `done` are readings it was asked for once, also those that gave nothing;
 * `failures` are readings of its hash that failed in a row; `last` is what it told just now.
 */
export type ToldSoFar = {
  readonly done: ReadonlySet<LinkOperation>;
  readonly failures: number;
  readonly last?: LinkOperation | undefined;
};

/** Seconds between two readings; signals come close to each other only while they change. */
const pauseSeconds = { afterFailure: 30, mostAfterFailure: 300, inFlow: 5, waiting: 15 } as const;

const inFlow: ReadonlySet<LifeStage> = new Set([
  "readyToStart",
  "devicePreparation",
  "deviceSetup",
  "succeeded",
  "failed",
]);
const atEnd: ReadonlySet<LifeStage> = new Set(["shipped", "routedToIt"]);

/** What a device shows and does next, from what is known of its unit now. */
export function linkAnswer(state: BenchState, unitId: UnitId, told: ToldSoFar, now: EpochMs): LinkAnswer {
  const unit = mapGet(state.units, unitId);
  return { v: linkProtocolVersion, show: screenOf(state, unit, told, now), next: nextOf(unit, told, now) };
}

function nextOf(unit: Unit | undefined, { done, failures, last }: ToldSoFar, now: EpochMs): LinkAnswer["next"] {
  if (unit !== undefined && atEnd.has(unit.stage)) return { op: "end", afterSeconds: 0, wish: {} };
  const isAsked = unit?.collectAskedAt !== undefined && unit.collectAskedAt > (unit.hash?.seenAt ?? 0);
  // A run that is under way is followed at once: what would have stopped it is no longer asked.
  const isRunning = unit !== undefined && currentRun(unit) !== undefined;
  if (!isRunning && !done.has("readiness")) return { op: "readiness", afterSeconds: 0, wish: {} };
  if (unit?.hash === undefined || isAsked || !done.has("collect"))
    return {
      op: "collect",
      afterSeconds: Math.min(pauseSeconds.mostAfterFailure, failures * pauseSeconds.afterFailure),
      wish: {},
    };
  if (!isRunning && !done.has("network"))
    return { op: "network", afterSeconds: 0, wish: { endpoints: triedEndpoints() } };
  const afterSeconds = inFlow.has(unit.stage) ? pauseSeconds.inFlow : pauseSeconds.waiting;
  if (unit.diagnostics?.isAwaited === true)
    return { op: "diagnostics", afterSeconds: 0, wish: { channels: [...diagnosticsChannels] } };
  // A readiness that cannot be read must not keep the signals from being read.
  const dueAt = last === "readiness" ? undefined : readinessDueAt(unit);
  if (dueAt !== undefined && dueAt <= now) return { op: "readiness", afterSeconds, wish: {} };
  const marks = currentRun(unit)?.signals?.value.eventMarks;
  const events = eventWishes(marks).map((wish) => ({ ...wish, ids: [...wish.ids] }));
  return { op: "signals", afterSeconds, wish: { events } };
}

function triedEndpoints(): NonNullable<LinkAnswer["next"]["wish"]["endpoints"]> {
  return networkEndpoints.map(({ id, host, port, protocol, path }) => ({ id, host, port, protocol, path }));
}

function hasStick(unit: Unit): boolean {
  return (currentRun(unit)?.signals?.value.sticks ?? 0) > 0;
}

function screenOf(
  state: BenchState,
  unit: Unit | undefined,
  { failures }: ToldSoFar,
  now: EpochMs,
): LinkAnswer["show"] {
  const { order } = state;
  if (unit === undefined || order === undefined)
    return { heading: "", lines: [linkDeviceText.seen, linkScreenText.keepOpen] };
  const tile = projectTile(unit, order, state, now);
  const lines = [
    failures > 0 ? linkScreenText.hashTrouble : linkDeviceText[tile.word],
    ...(tile.word === "pressReseal" && hasStick(unit) ? [linkScreenText.takeStickOut] : []),
    ...(unit.slot === undefined ? [linkScreenText.placeIt] : []),
    linkScreenText.keepOpen,
  ];
  return {
    heading: plainLine(linkScreenText.heading(unit.slot, tile.serialNumber), 80),
    lines: lines.map((line) => plainLine(line, 160)),
  };
}
