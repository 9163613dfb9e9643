import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Draft } from "../evidence/draft.ts";
import { matchResults, type Named } from "./match-results.ts";
import { partnerIdentityOf } from "./partner-identity.ts";
import type { PartnerRowResult } from "./partner-trail.ts";
import type { PartnerJob, PartnerUpload } from "./partner-upload.ts";
import type { PartnerJobRecord, PartnerResult, PartnerStatus } from "./records.ts";

/**
 * Evidence from one look at a job: results that are new, and how the job stands where that changed. The job as a whole may
 * say *finished* while devices failed, so every device is looked at; of one that an ended job does not mention, nothing is known.
 */
export function matchPartnerJob(
  state: BenchState,
  requestId: string,
  record: PartnerJobRecord,
  now: EpochMs,
): readonly Draft[] {
  const upload = state.partner.uploads.find((known) => known.requestId === requestId);
  if (upload === undefined) return [];
  const hasEnded = isEnd(record.status);
  const places = matchResults(namesOf(state, upload.unitIds), record.results);
  const drafts: Draft[] = [];
  for (const [position, unitId] of upload.unitIds.entries()) {
    const place = places[position];
    const found = place === undefined ? undefined : record.results[place];
    const result = resultOf(found, hasEnded);
    const trail = mapGet(state.units, unitId)?.partner;
    if (result === undefined || trail?.requestId !== requestId || isSame(trail.result?.value, result)) continue;
    drafts.push({ kind: "partnerResultSeen", source: "E-PC", at: now, unitId, requestId, result });
  }
  return isSameJob(upload, record) ? drafts : [...drafts, jobDraft(requestId, record, hasEnded, now)];
}

/** What units were sent with, as far as a record can name it. */
export function namesOf(state: BenchState, unitIds: readonly UnitId[]): readonly Named[] {
  return unitIds.map((id) => {
    const unit = mapGet(state.units, id);
    const identity = unit === undefined ? undefined : partnerIdentityOf(unit);
    return {
      serialNumber: identity !== undefined && "serialNumber" in identity ? identity.serialNumber : "",
      productKey: identity?.kind === "productKey" ? identity.productKey : "",
    };
  });
}

/** The result to keep: one that is final, or none when the job has ended without one. */
function resultOf(found: PartnerResult | undefined, hasEnded: boolean): PartnerRowResult | undefined {
  const isFinal = found !== undefined && (isEnd(found.status) || found.errorCode !== 0);
  if (isFinal) {
    const { deviceId, status, errorCode, errorName } = found;
    return { deviceId, status, errorCode, errorName };
  }
  return hasEnded ? { deviceId: "", status: "unknown", errorCode: 0, errorName: "" } : undefined;
}

function jobDraft(requestId: string, record: PartnerJobRecord, isComplete: boolean, at: EpochMs): Draft {
  const { status, startedAt, completedAt } = record;
  return {
    kind: "partnerJobSeen",
    source: "E-PC",
    at,
    requestId,
    status,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(completedAt === undefined ? {} : { completedAt }),
    isComplete,
  };
}

function isEnd(status: PartnerStatus): boolean {
  return status === "finished" || status === "finishedWithErrors";
}

function isSame(known: PartnerRowResult | undefined, result: PartnerRowResult): boolean {
  return known?.status === result.status && known.errorCode === result.errorCode && known.deviceId === result.deviceId;
}

function isSameJob({ job }: PartnerUpload, { status, startedAt, completedAt }: PartnerJobRecord): boolean {
  const known: Partial<PartnerJob> = job ?? {};
  return known.status === status && known.startedAt === startedAt && known.completedAt === completedAt;
}
