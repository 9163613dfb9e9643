import { type EpochMs, epochMs, type UnitId } from "../../kernel/brand.ts";
import { mapEntries, mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Effect } from "../bench/plan/effect.ts";
import type { Unit } from "../unit/unit.ts";
import { rowsPerUpload } from "./job-pace.ts";
import { partnerOutcome } from "./partner-outcome.ts";
import type { PartnerUpload } from "./partner-upload.ts";
import { refusalCourse } from "./stopped-uploads.ts";
import { uploadIds } from "./upload-ids.ts";

/** Units found within this time go out in one call. */
const gatherMs = 10_000;

type UploadEffect = Effect & { readonly kind: "uploadPartner" };

/** The next call, or when there may be one; undefined when nothing waits. */
export function nextUpload(
  state: BenchState,
  now: EpochMs,
): { readonly effect: UploadEffect } | { readonly wakeAt: EpochMs } | undefined {
  const again = state.partner.uploads.find(({ state: stands }) => stands === "present");
  if (again !== undefined) return { effect: repeated(state, again) };
  const course = refusalCourse(state.partner);
  if (course === "stopped") return undefined;
  const last = course === "probe" ? lastDue(state, now) : undefined;
  return last === undefined ? gathered(state, now) : { effect: uploadOf(state, [last], batchToRejoin(last)) };
}

/** The unit that stands furthest from those that were refused one by one. */
function lastDue(state: BenchState, now: EpochMs): Unit | undefined {
  const due = [...mapEntries(state.toUpload)].filter(([, from]) => from <= now);
  return due.length === 0 ? undefined : mapGet(state.units, due.at(-1)?.[0] ?? "");
}

/**
 * The batch of an unclear upload is there: the same call under the same request id brings the job's address back, and
 * cannot make a second batch.
 */
function repeated(state: BenchState, { requestId, batchId, isAddition, unitIds }: PartnerUpload): UploadEffect {
  const items = unitIds.map((unitId) => ({ unitId, attempt: mapGet(state.units, unitId)?.partner?.attempt ?? 1 }));
  return { kind: "uploadPartner", requestId, batchId, isAddition, items };
}

/** Units that go together: new ones into a batch of their own, those of a batch that met a failure back into it. */
function gathered(
  state: BenchState,
  now: EpochMs,
): { readonly effect: UploadEffect } | { readonly wakeAt: EpochMs } | undefined {
  const units: Unit[] = [];
  let company: string | undefined;
  let limit = rowsPerUpload;
  let oldest = Number.POSITIVE_INFINITY;
  let nextFrom = Number.POSITIVE_INFINITY;
  for (const [id, from] of mapEntries(state.toUpload)) {
    const unit = mapGet(state.units, id);
    if (unit === undefined) continue;
    if (from > now) {
      nextFrom = Math.min(nextFrom, from);
      continue;
    }
    company ??= batchToRejoin(unit);
    if (batchToRejoin(unit) !== company) continue;
    limit = Math.min(limit, largestCompany(unit));
    if (units.length >= limit) break;
    oldest = Math.min(oldest, from);
    units.push(unit);
  }
  if (units.length === 0) return Number.isFinite(nextFrom) ? { wakeAt: epochMs(nextFrom) } : undefined;
  const readyAt = oldest + gatherMs;
  if (units.length < limit && readyAt > now) return { wakeAt: epochMs(readyAt) };
  return { effect: uploadOf(state, units, company ?? "") };
}

/** The batch that a unit goes back into; empty for a batch of its own. */
function batchToRejoin({ partner }: Unit): string {
  return partner !== undefined && partnerOutcome(partner).kind === "retryable" ? partner.batchId : "";
}

/** A call that was refused as a whole is sent again in halves, until the row that is meant is alone. */
function largestCompany({ partner }: Unit): number {
  return partner !== undefined && partnerOutcome(partner).kind === "halved"
    ? Math.ceil(partner.rows / 2)
    : rowsPerUpload;
}

function uploadOf(state: BenchState, units: readonly Unit[], rejoined: string): UploadEffect {
  const items = units.map((unit) => ({ unitId: unit.id as UnitId, attempt: attemptOf(unit) }));
  const order = { id: state.order?.id ?? "", number: state.order?.number ?? "" };
  const ids = uploadIds(order, items, rejoined === "" ? undefined : rejoined);
  return { kind: "uploadPartner", ...ids, isAddition: rejoined !== "", items };
}

/** What certainly never arrived counts as no attempt. */
function attemptOf({ partner }: Unit): number {
  if (partner === undefined) return 1;
  return partnerOutcome(partner).kind === "notTaken" ? partner.attempt : partner.attempt + 1;
}
