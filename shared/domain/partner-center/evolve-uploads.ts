import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { ReplaceUnit } from "../bench/replace-unit.ts";
import type { BenchEvidence, UnitEvidence } from "../evidence/evidence.ts";
import { withStage } from "../unit/evolve-unit.ts";
import type { PartnerAnswer, PartnerBenchFact } from "./partner-facts.ts";
import type { PartnerTrail } from "./partner-trail.ts";
import type { PartnerUpload } from "./partner-upload.ts";
import { loneRefusals, refusalCourse } from "./stopped-uploads.ts";

type PartnerBenchEvidence = Extract<BenchEvidence, { readonly kind: PartnerBenchFact["kind"] }>;
type PartnerSent = UnitEvidence & { readonly kind: "partnerSent" };

/** Folds facts about uploads as a whole; what they mean for their units goes through `replaceUnit`. */
export function evolveUploads(state: BenchState, evidence: PartnerBenchEvidence, replaceUnit: ReplaceUnit): BenchState {
  switch (evidence.kind) {
    case "partnerCustomerChosen": {
      const customer = { ...evidence.customer, chosenAt: evidence.at, actor: evidence.actor };
      const before = refusalCourse(state.partner) === "stopped" ? loneRefusals(state.partner) : [];
      const chosen: BenchState = { ...state, partner: { ...state.partner, customer } };
      return before.reduce((next, { unitIds }) => sendAgain(next, unitIds, evidence.at, replaceUnit), chosen);
    }
    case "partnerUploadAnswered":
      return changeUpload(state, evidence.requestId, answered(evidence.answer, evidence.at), replaceUnit);
    case "partnerBatchLookedUp": {
      const change = { state: evidence.isPresent ? ("present" as const) : ("notTaken" as const), stateAt: evidence.at };
      return changeUpload(state, evidence.requestId, change, replaceUnit);
    }
    case "partnerJobSeen": {
      const { status, startedAt, completedAt, isComplete, at } = evidence;
      const job = {
        status,
        ...(startedAt === undefined ? {} : { startedAt }),
        ...(completedAt === undefined ? {} : { completedAt }),
        seenAt: at,
      };
      const end = isComplete ? { state: "ended" as const, stateAt: at } : {};
      return changeUpload(state, evidence.requestId, { job, ...end }, replaceUnit);
    }
  }
}

/** Notes a unit in the upload it is sent with; an upload that is sent again starts over. */
export function noteSent(
  state: BenchState,
  { requestId, batchId, isAddition, position, unitId, at }: PartnerSent,
): BenchState {
  const known = state.partner.uploads.find((upload) => upload.requestId === requestId);
  const begun = position === 0 || known === undefined ? { requestId, batchId, isAddition, unitIds: [] } : known;
  const upload: PartnerUpload = {
    ...begun,
    unitIds: [...begun.unitIds, unitId],
    sentAt: at,
    state: "sent",
    stateAt: at,
  };
  const others = state.partner.uploads.filter((other) => other.requestId !== requestId);
  return { ...state, partner: { ...state.partner, uploads: [...others, upload] } };
}

/** After a start nothing is known of uploads that were on their way. */
export function interruptUploads(state: BenchState, at: EpochMs, replaceUnit: ReplaceUnit): BenchState {
  return state.partner.uploads.reduce(
    (next, upload) =>
      upload.state === "sent"
        ? changeUpload(next, upload.requestId, { state: "unclear", stateAt: at }, replaceUnit)
        : next,
    state,
  );
}

function answered(answer: PartnerAnswer, at: EpochMs): Partial<PartnerUpload> {
  switch (answer.kind) {
    case "accepted":
      return { state: "accepted", stateAt: at, trackingId: answer.trackingId };
    case "present":
      return { state: "lost", stateAt: at };
    default:
      return { state: answer.kind, stateAt: at, error: answer.error };
  }
}

/** It was not the devices: those that were refused alone go out again like all others. */
function sendAgain(state: BenchState, unitIds: readonly UnitId[], at: EpochMs, replaceUnit: ReplaceUnit): BenchState {
  return unitIds.reduce((next, id) => {
    const unit = mapGet(next.units, id);
    if (unit?.partner?.state !== "refused") return next;
    const partner = { ...unit.partner, state: "notTaken" as const, stateAt: at };
    return replaceUnit(next, unit, withStage({ ...unit, partner }, at));
  }, state);
}

/** How a unit's own trail goes on with its upload's. */
const trailState: Readonly<Record<PartnerUpload["state"], PartnerTrail["state"]>> = {
  sent: "sent",
  accepted: "accepted",
  unclear: "unclear",
  present: "unclear",
  lost: "unclear",
  notTaken: "notTaken",
  refused: "refused",
  ended: "accepted",
};

function changeUpload(
  state: BenchState,
  requestId: string,
  change: Partial<PartnerUpload>,
  replaceUnit: ReplaceUnit,
): BenchState {
  const uploads = state.partner.uploads.map((upload) =>
    upload.requestId === requestId ? { ...upload, ...change } : upload,
  );
  const changed: BenchState = { ...state, partner: { ...state.partner, uploads } };
  const upload = uploads.find((known) => known.requestId === requestId);
  if (upload === undefined || change.state === undefined) return changed;
  let next = changed;
  for (const id of upload.unitIds) {
    const unit = mapGet(next.units, id);
    const trail = unit?.partner;
    // A unit that could not be put into the upload, or went with another one since, is left as it is.
    if (unit === undefined || trail?.requestId !== requestId || trail.state === "refused") continue;
    const error = upload.error === undefined ? {} : { error: upload.error };
    const partner = { ...trail, ...error, state: trailState[upload.state], stateAt: upload.stateAt };
    next = replaceUnit(next, unit, withStage({ ...unit, partner }, upload.stateAt));
  }
  return next;
}
