import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { ImportTrail, Unit } from "../unit/unit.ts";
import { followsOf } from "./import-codes.ts";
import { importOutcome } from "./import-outcome.ts";

/** The pause before a row without a record of its error is sent again. */
const usualPauseMs = 60_000;

/** From when a row that met a passing error is sent again. Rows whose errors were seen in one reading leave together. */
export function retryImportAt(trail: ImportTrail): EpochMs {
  const record = trail.record?.value;
  const follows = record === undefined ? undefined : followsOf(record.errorName, record.errorCode);
  const pauses = follows?.kind === "again" ? follows.pausesMs : [];
  const pauseMs = pauses[trail.attempt - 1] ?? pauses.at(-1) ?? usualPauseMs;
  return epochMs((trail.record?.seenAt ?? trail.sentAt) + pauseMs);
}

/**
 * Whether the unit is sent once more: what stood in the way was cleared or released, or it was read again after a refusal.
 */
export function isToBeSentAgain(unit: Unit): boolean {
  return isClearedSince(unit) || isReadAgainAfterRefusal(unit);
}

/** Whether a person had something cleared or released after the import was last heard of. */
function isClearedSince({ hash, import: trail, sendAgainFrom }: Unit): boolean {
  if (hash === undefined || trail === undefined || sendAgainFrom === undefined) return false;
  return sendAgainFrom > heardAt(trail);
}

/**
 * Whether the device was read again after its row was refused: then the new hash is sent. Reading again is a person's
 * decision, so nothing that was refused is repeated by itself.
 */
function isReadAgainAfterRefusal({ hash, import: trail }: Unit): boolean {
  if (hash === undefined || trail === undefined) return false;
  const { kind } = importOutcome(trail);
  if (kind !== "refused" && kind !== "foreignTenant") return false;
  return hash.seenAt > heardAt(trail);
}

function heardAt(trail: ImportTrail): EpochMs {
  return trail.refusedAt ?? trail.record?.seenAt ?? trail.sentAt;
}
