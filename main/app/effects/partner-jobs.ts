import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { matchPartnerJob } from "../../../shared/domain/partner-center/match-job.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { partnerOf } from "./partner-lock.ts";

/** Asks how the jobs of uploads stand, one after the other; one that cannot be asked keeps none of the others. */
export async function runReadPartnerJobs(
  ports: EffectPorts,
  requestIds: readonly string[],
  state: () => BenchState,
): Promise<EffectOutcome> {
  const partner = partnerOf(ports, state());
  if (!partner.ok) return { drafts: [], error: partner.error };
  const { center, lock } = partner.value;
  const drafts: Draft[] = [];
  let failure: AppError | undefined;
  for (const requestId of requestIds) {
    const trackingId = state().partner.uploads.find((known) => known.requestId === requestId)?.trackingId;
    if (trackingId === undefined) continue;
    const job = await center.readJob(lock, trackingId);
    const at = ports.clock.now();
    if (job.ok) drafts.push(...matchPartnerJob(state(), requestId, job.value, at));
    // The service does not know the job any more: its rows are looked for in the lists.
    else if (job.error.code === "partner.notFound")
      drafts.push({ kind: "partnerUploadAnswered", source: "E-PC", at, requestId, answer: { kind: "present" } });
    else failure ??= job.error;
  }
  return { drafts, ...(failure === undefined ? {} : { error: failure }) };
}
