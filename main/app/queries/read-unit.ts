import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { projectUnit } from "../../../shared/domain/bench/project/project-unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../ports/bench-store.ts";

/** One unit with its journal rows, newest first. Errors: `unit.notFound`, `store.unreadable`. */
export function readUnit(
  state: BenchState,
  store: BenchStore,
  id: string,
  now: EpochMs,
): Result<CommandOutput<"unit.read">> {
  const unit = mapGet(state.units, id);
  if (unit === undefined || state.order === undefined) return err(appError("notFound", "unit.notFound"));
  const rows = store.readUnit(id);
  if (!rows.ok) return rows;
  const evidence = rows.value.toReversed().map(({ evidence: row }) => {
    const { id: evidenceId, kind, source, at, seenAt, actor } = row;
    return { evidenceId, kind, source, at, seenAt, actor, raw: JSON.stringify(row, undefined, 2) };
  });
  return ok({ unit: projectUnit(unit, state.order, state, now), evidence });
}
