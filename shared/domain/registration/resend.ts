import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { ImportTrail, Unit } from "../unit/unit.ts";
import { importOutcome } from "./import-outcome.ts";

/** The first pause before a row is sent again, doubled with each try. */
const firstPauseMs = 60_000;

/** From when a row that met a storage error is sent again. */
export function retryImportAt(trail: ImportTrail): EpochMs {
  return epochMs((trail.record?.seenAt ?? trail.sentAt) + firstPauseMs * 2 ** (trail.attempt - 1));
}

/**
 * Whether the device was read again after its row was refused: then the new hash is sent. Reading again is a person's
 * decision, so nothing that was refused is repeated by itself.
 */
export function isReadAgainAfterRefusal({ hash, import: trail }: Unit): boolean {
  if (hash === undefined || trail === undefined) return false;
  const { kind } = importOutcome(trail);
  if (kind !== "refused" && kind !== "foreignTenant") return false;
  return hash.seenAt > (trail.refusedAt ?? trail.record?.seenAt ?? trail.sentAt);
}
