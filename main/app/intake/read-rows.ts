import type { CommandInput, CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { type GradeFinding, gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { plainFinding } from "./ledger-row.ts";

/** One page of a reading's rows, each with what has been found out about its unit since. Error: `store.unreadable`. */
export function readRows(
  { ledger, bench }: Pick<IntakePorts, "ledger" | "bench">,
  { readingId, ...page }: CommandInput<"intake.rows">,
): Result<CommandOutput<"intake.rows">> {
  const read = ledger.rows(readingId, page);
  if (!read.ok) return read;
  const state = bench.state();
  return ok({ rows: read.value.rows.map((row) => asItIsNow(state, row)), total: read.value.total });
}

/** A mark of its unit is a mark of the row: twins and what the tenant has come to light after a row was read. */
function asItIsNow(state: BenchState, row: IntakeReadingRow): IntakeReadingRow {
  const unit = row.unitId === undefined || row.outcome !== "accepted" ? undefined : mapGet(state.units, row.unitId);
  const marks = unit === undefined ? [] : marksOf(unit).map(plainFinding);
  if (marks.length === 0) return row;
  const findings = [...row.findings, ...marks];
  return { ...row, grade: row.grade === "block" ? "block" : gradeOf(findings as readonly GradeFinding[]), findings };
}

/** What is found out about a unit by comparing it with others and with the tenant. */
function marksOf({ shared, registration, import: trail }: Unit): readonly GradeFinding[] {
  const twins = shared.map((field): GradeFinding => {
    const level = field === "networkAdapters" ? "warn" : "block";
    return { code: "sharedWithOtherUnit", level, field, params: {} };
  });
  if (registration === undefined || trail !== undefined) return twins;
  const params = { tag: registration.value.groupTag };
  return [...twins, { code: "registeredAlready", level: "warn", field: "tenant", params }];
}
