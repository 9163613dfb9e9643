import type { CommandInput, CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** Some of the units that were shipped, last shipped first. Errors: `order.notOpen`. */
export function manifestPage(
  state: BenchState,
  { offset, limit }: CommandInput<"manifest.rows">,
  now: EpochMs,
): Result<CommandOutput<"manifest.rows">> {
  const { order } = state;
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const shipped = [...mapValues(state.units)].flatMap((unit) =>
    unit.shipped === undefined ? [] : [{ unit, shippedAt: unit.shipped.at }],
  );
  const rows = shipped
    .toSorted((left, right) => right.shippedAt - left.shippedAt)
    .slice(offset, offset + limit)
    .map(({ unit, shippedAt }) => {
      const { unitId, serialNumber, model, slot } = projectTile(unit, order, state, now);
      return { unitId, serialNumber, model, shippedAt, ...(slot === undefined ? {} : { slot }) };
    });
  return ok({ rows, total: shipped.length });
}
