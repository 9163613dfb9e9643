import type { CommandInput, CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/**
 * Units by a part of their serial number, blanks and case left aside: those that are it, then those that end with it (the
 * last characters are what is read off a label), then all others. Errors: `order.notOpen`.
 */
export function searchUnits(
  state: BenchState,
  { text, limit }: CommandInput<"bench.search">,
  now: EpochMs,
): Result<CommandOutput<"bench.search">> {
  const { order } = state;
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const wanted = comparable(text);
  const same: Unit[] = [];
  const ending: Unit[] = [];
  const others: Unit[] = [];
  let total = 0;
  for (const unit of mapValues(state.units)) {
    const serial = comparable(serialOf(unit));
    if (!serial.includes(wanted)) continue;
    total += 1;
    const found = serial === wanted ? same : serial.endsWith(wanted) ? ending : others;
    if (found.length < limit) found.push(unit);
  }
  const tiles = [...same, ...ending, ...others].slice(0, limit).map((unit) => projectTile(unit, order, state, now));
  return ok({ tiles, total });
}

function comparable(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}
