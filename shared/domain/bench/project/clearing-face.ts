import { epochMs } from "../../../kernel/brand.ts";
import { type Clearing, currentStep, lateAt, openClearing, proofMs } from "../../clearing/clearing.ts";
import { isEnrollmentBlocked } from "../../clearing/enrollment-blocked.ts";
import { isIdentityInDoubt } from "../../unit/life.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";

/** A unit that may be started but for an earlier life that the tenant still remembers; undefined when it has none. */
export function pastFace({ unit }: FaceContext): TileFace | undefined {
  if (isEnrollmentBlocked(unit)) return face("look", "clearPast", { code: "detail.enrollmentBlocked", params: {} });
  const enrolment = unit.earlierEnrolment?.value;
  if (enrolment === undefined) return undefined;
  const params = enrolment.enrolledAt === undefined ? {} : { at: enrolment.enrolledAt };
  return face("look", "clearPast", { code: "detail.enrolledBefore", params });
}

/** A unit whose past is being cleared: which step, since when and until when. */
export function clearingFace(context: FaceContext): TileFace {
  const clearing = openClearing(context.unit.past);
  if (clearing === undefined) return face("quiet", "clearingPast", nothingSent);
  // A step that would be next is not sent then.
  const isHeld = isIdentityInDoubt(context.unit) && currentStep(clearing)?.step.state === "todo";
  return isHeld ? face("look", "clearingPast", inDoubt) : faceOf(clearing, context.now);
}

const inDoubt = { code: "detail.clearingInDoubt", params: {} } as const;
const nothingSent = { code: "detail.clearingStep", params: { action: "" } } as const;

function faceOf(clearing: Clearing, now: number): TileFace {
  const current = currentStep(clearing);
  if (current === undefined) {
    const until = epochMs((clearing.firstGoneAt ?? clearing.startedAt) + proofMs);
    return face("quiet", "clearingPast", { code: "detail.clearingProof", params: { untilAt: until } }, { until });
  }
  const { action, state, sentAt, error } = current.step;
  if (state === "refused") {
    const params = { action, error: error?.code ?? "clearing.noEffect" };
    return face("look", "clearingPast", { code: "detail.clearingRefused", params });
  }
  if (sentAt === undefined) return face("quiet", "clearingPast", { code: "detail.clearingStep", params: { action } });
  const until = lateAt(clearing);
  const isLate = until !== undefined && now >= until;
  const detail = { code: isLate ? "detail.clearingLate" : "detail.clearingStep", params: { action, sentAt } } as const;
  return face(isLate ? "look" : "quiet", "clearingPast", detail, until === undefined ? {} : { until });
}
