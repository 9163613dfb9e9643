import type { CommandInput, CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { type GradeFinding, gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import { unitWaitingKey } from "../../../shared/domain/intake/waiting-keys.ts";
import { isSerialInDoubt } from "../../../shared/domain/unit/identity.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { plainFinding } from "./ledger-row.ts";
import type { WaitingList } from "./waiting-list.ts";

/** One page of a reading's rows, each with what has been found out about its unit since. Error: `store.unreadable`. */
export function readRows(
  { ledger, bench }: Pick<IntakePorts, "ledger" | "bench">,
  waiting: Pick<WaitingList, "under">,
  { readingId, ...page }: CommandInput<"intake.rows">,
): Result<CommandOutput<"intake.rows">> {
  const read = ledger.rows(readingId, page);
  if (!read.ok) return read;
  const state = bench.state();
  const unitIds = new Set(read.value.rows.flatMap(({ unitId }) => unitId ?? []));
  const under = waiting.under([...unitIds].map(unitWaitingKey));
  if (!under.ok) return under;
  const isWaiting = (unitId: string): boolean => under.value.unitWith(unitWaitingKey(unitId)) !== undefined;
  return ok({ rows: read.value.rows.map((row) => asItIsNow(state, row, isWaiting)), total: read.value.total });
}

/** Twins and what the tenant has come to light after a row was read; what a person decided since no longer counts. */
function asItIsNow(state: BenchState, row: IntakeReadingRow, isWaiting: (id: string) => boolean): IntakeReadingRow {
  if (row.unitId === undefined) return row;
  const unit = mapGet(state.units, row.unitId);
  if (unit === undefined) return isWaiting(row.unitId) ? { ...row, waits: true } : row;
  if (row.outcome !== "accepted") return row;
  const standing = row.findings.filter(({ code }) => !hasPassed(unit, code));
  const findings = [...standing, ...marksOf(unit).map(plainFinding)];
  return { ...row, grade: gradeOf(findings), findings };
}

function hasPassed(unit: Unit, code: string): boolean {
  if (code === "serialDiffers") return !isSerialInDoubt(unit);
  return code === "needsHardwareHash" && unit.hash !== undefined;
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
