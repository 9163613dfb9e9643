import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import { absenceProvenFrom, isVanished } from "../registration/absence.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { isLeftToPartnerCenter } from "../registration/registration-path.ts";
import { retryImportAt } from "../registration/resend.ts";
import type { ImportTrail, Unit } from "../unit/unit.ts";

/** Puts a unit that is to be sent to the tenant into the queue, with the time from when, and takes every other out. */
export function queueImport(queue: PersistentMap<EpochMs>, unit: Unit): PersistentMap<EpochMs> {
  const sendFrom = sendableFrom(unit);
  if (sendFrom === undefined) return mapDelete(queue, unit.id);
  return mapGet(queue, unit.id) === undefined ? mapSet<EpochMs>(queue, unit.id, sendFrom) : queue;
}

/** A unit is sent only after the tenant's devices were read without it: an existing registration is adopted instead. */
function sendableFrom(unit: Unit): EpochMs | undefined {
  if (unit.registrationAbsentAt === undefined || isLeftToPartnerCenter(unit)) return undefined;
  // Since it could have been sent but for that: the time in which units are gathered for one call has begun then.
  if (unit.stage === "checked") return epochMs(Math.min(unit.stageSince, unit.lastSeenAt));
  if (unit.stage !== "registering" || unit.import === undefined) return undefined;
  const outcome = importOutcome(unit.import);
  if (outcome.kind === "retryable") return epochMs(Math.max(unit.lastSeenAt, retryImportAt(unit.import)));
  if (outcome.kind === "unsent") return unit.lastSeenAt;
  const isLost = outcome.kind === "unclear" || isVanished(unit.import);
  return isLost && isProvenAbsent(unit) ? unit.lastSeenAt : undefined;
}

/** An unclear or vanished row counts as not sent once both lists were asked for long enough after it, and neither has the unit. */
function isProvenAbsent(unit: Unit): boolean {
  const provenFrom = absenceProvenFrom(unit);
  return (unit.import?.absentAt ?? 0) >= provenFrom && (unit.registrationAbsentAt ?? 0) >= provenFrom;
}

/**
 * Puts a unit whose imported row has told its result into the list of rows to delete, and takes every other out. Rows that
 * are left behind stay in every later list; only rows that this bench made are ever in here.
 */
export function queueTidying(queue: PersistentMap<EpochMs>, unit: Unit): PersistentMap<EpochMs> {
  const trail = unit.import;
  const since = trail?.rowRemovedAt === undefined && trail?.state === "accepted" ? trail.record?.seenAt : undefined;
  if (trail === undefined || since === undefined || !hasResult(trail)) return mapDelete(queue, unit.id);
  return mapGet(queue, unit.id) === since ? queue : mapSet<EpochMs>(queue, unit.id, since);
}

/** A row that is sent again is deleted with that, not before. */
function hasResult(trail: ImportTrail): boolean {
  return ["complete", "alreadyHere", "foreignTenant", "refused"].includes(importOutcome(trail).kind);
}
