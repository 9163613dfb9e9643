import type { LinkAnswer, LinkOperation } from "../../../shared/contract/link/messages.ts";
import { linkProtocolVersion } from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import type { LifeStage } from "../../../shared/domain/unit/life-stage.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { linkDeviceText, linkScreenText, plainLine } from "../../../shared/text/lists/link-device-text.ts";

/** What a device has told since it called in. `failures`: readings of its hash that failed in a row. */
export type ToldSoFar = { readonly done: ReadonlySet<LinkOperation>; readonly failures: number };

/** Seconds between two readings; signals come close to each other only while they change. */
const pauseSeconds = { afterFailure: 30, inFlow: 5, waiting: 15 } as const;

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
  return { v: linkProtocolVersion, show: screenOf(state, unit, told, now), next: nextOf(unit, told) };
}

function nextOf(unit: Unit | undefined, { done, failures }: ToldSoFar): LinkAnswer["next"] {
  if (unit !== undefined && atEnd.has(unit.stage)) return { op: "end", afterSeconds: 0, wish: {} };
  const isAsked = unit?.collectAskedAt !== undefined && unit.collectAskedAt > (unit.hash?.seenAt ?? 0);
  if (unit?.hash === undefined || isAsked || !done.has("collect"))
    return { op: "collect", afterSeconds: failures === 0 ? 0 : pauseSeconds.afterFailure, wish: {} };
  const afterSeconds = inFlow.has(unit.stage) ? pauseSeconds.inFlow : pauseSeconds.waiting;
  return { op: "signals", afterSeconds, wish: {} };
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
    ...(unit.slot === undefined ? [linkScreenText.placeIt] : []),
    linkScreenText.keepOpen,
  ];
  return {
    heading: plainLine(linkScreenText.heading(unit.slot, tile.serialNumber), 80),
    lines: lines.map((line) => plainLine(line, 160)),
  };
}
