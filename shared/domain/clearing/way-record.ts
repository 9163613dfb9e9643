import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import { hresultOf, parseErrorCode } from "../diagnosis/error-code.ts";
import { normaliseSerial } from "../unit/normalise-serial.ts";
import type { Unit } from "../unit/unit.ts";
import { failureOf } from "../verdict/failure.ts";
import type { Clearing, ClearingWay } from "./clearing.ts";
import { blockedCode } from "./detect-cases.ts";

/** How often a way out of a blocked enrolment let a device of one model through, and how often it did not. */
export type WayRecord = { readonly way: ClearingWay; readonly worked: number; readonly failed: number };

/** What became of blocked enrolments of one model on this bench, by way: told by the next run of each unit. */
export function wayRecords(state: Pick<BenchState, "units" | "clearings">, model: string): readonly WayRecord[] {
  const counts = new Map<ClearingWay, { worked: number; failed: number }>();
  const unitIds = new Set(state.clearings.map(({ unitId }) => unitId));
  for (const id of model === "" ? [] : unitIds) {
    const unit = mapGet(state.units, id);
    if (unit === undefined || normaliseSerial(unit.hash?.value.model ?? "") !== normaliseSerial(model)) continue;
    for (const clearing of unit.past?.clearings ?? []) {
      const outcome = outcomeOf(unit, clearing);
      if (outcome === undefined) continue;
      const known = counts.get(clearing.way) ?? { worked: 0, failed: 0 };
      counts.set(clearing.way, { ...known, [outcome]: known[outcome] + 1 });
    }
  }
  return [...counts].map(([way, count]) => ({ way, ...count }));
}

/** Whether the run after a clearing came through; undefined while it has not shown. */
function outcomeOf(unit: Unit, { cases, doneAt }: Clearing): "worked" | "failed" | undefined {
  if (!cases.includes("blockedEnrollment") || doneAt === undefined) return undefined;
  const next = unit.attempts.find(({ startedAt }) => startedAt >= doneAt);
  if (next === undefined) return undefined;
  const number = parseErrorCode(failureOf(next).errorCode);
  if (number !== undefined && hresultOf(number) === blockedCode) return "failed";
  const isEnrolled = next.managed?.value.enrolledAt !== undefined && next.managed.value.enrolledAt >= doneAt;
  return isEnrolled || next.success !== undefined ? "worked" : undefined;
}
