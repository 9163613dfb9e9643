import type { TextRef } from "../../../shared/domain/bench/board-view.ts";
import type { ScanOutcome } from "../../../shared/domain/bench/unit-view.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError, type ErrorCode, type ErrorKind } from "../../../shared/kernel/app-error.ts";
import { err, type Result } from "../../../shared/kernel/result.ts";

/** What a scan did. */
export function scanOutcome(text: TextRef, effect: ScanOutcome["effect"], unit?: Unit, canUndo = false): ScanOutcome {
  return { text, effect, canUndo, ...(unit === undefined ? {} : { unitId: unit.id }) };
}

/** A unit was taken in hand; one that lies nowhere waits for its slot. */
export function openedOutcome(unit: Unit): ScanOutcome {
  const code = unit.slot === undefined ? "scan.unitThenSlot" : "scan.openedUnit";
  return scanOutcome({ code, params: { serialNumber: serialOf(unit) } }, "opened", unit);
}

/** Why a scan did nothing; what was read is said back shortened. */
export function refusal(kind: ErrorKind, code: Extract<ErrorCode, `scan.${string}`>, text: string): Result<never> {
  return err(appError(kind, code, { text: text.slice(0, 40) }));
}
