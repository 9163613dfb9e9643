import type { EpochMs } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import { currentAttempt, serialOf, type Unit } from "../../unit/unit.ts";
import { quietAt } from "../attention.ts";
import type { BenchState } from "../bench-state.ts";
import type { Tile } from "../board-view.ts";
import { tileFace } from "./tile-face.ts";
import { trackOf } from "./track.ts";

/** One unit as the board shows it at `now`. */
export function projectTile(unit: Unit, order: Order, state: Pick<BenchState, "configuration">, now: EpochMs): Tile {
  const face = tileFace({ unit, order, state, now });
  const signals = now >= (quietAt(unit) ?? Number.POSITIVE_INFINITY) ? currentAttempt(unit)?.signals : undefined;
  return {
    unitId: unit.id,
    ...(unit.slot === undefined ? {} : { slot: unit.slot }),
    serialNumber: serialOf(unit),
    model: unit.hash?.value.model || unit.readiness?.value.facts.computer.model || unit.listed?.model || unit.label,
    class: face.class,
    word: face.word,
    wordParams: face.wordParams,
    detail: face.detail,
    since: face.since ?? unit.stageSince,
    ...(face.until === undefined ? {} : { until: face.until }),
    track: trackOf(unit, face.class),
    ...(signals === undefined ? {} : { lastHeardAt: signals.seenAt }),
    evidenceCount: unit.evidenceCount,
  };
}
