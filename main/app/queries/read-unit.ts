import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { currentUnit, formerIds } from "../../../shared/domain/bench/merged-units.ts";
import { projectUnit } from "../../../shared/domain/bench/project/project-unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchStore, JournalRow } from "../ports/bench-store.ts";

/** One unit with its journal rows, newest first, also those of what was merged into it. Errors: `unit.notFound`, `store.unreadable`. */
export function readUnit(
  state: BenchState,
  store: BenchStore,
  id: string,
  now: EpochMs,
): Result<CommandOutput<"unit.read">> {
  const unit = currentUnit(state, id);
  if (unit === undefined || state.order === undefined) return err(appError("notFound", "unit.notFound"));
  const rows: JournalRow[] = [];
  for (const known of [unit.id, ...formerIds(state, unit.id)]) {
    const own = store.readUnit(known);
    if (!own.ok) return own;
    rows.push(...own.value);
  }
  const newestFirst = rows.toSorted((left, right) => right.sequence - left.sequence);
  const evidence = newestFirst.map(({ evidence: row }) => {
    const { id: evidenceId, kind, source, at, seenAt, actor } = row;
    return { evidenceId, kind, source, at, seenAt, actor, raw: JSON.stringify(row, undefined, 2) };
  });
  return ok({ unit: projectUnit(unit, state.order, state, now), evidence });
}
