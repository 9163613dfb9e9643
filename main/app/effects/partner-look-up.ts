import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { matchBatchDevices } from "../../../shared/domain/partner-center/match-batch-devices.ts";
import type { PartnerUpload } from "../../../shared/domain/partner-center/partner-upload.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { partnerOf } from "./partner-lock.ts";

/** Looks whether uploads arrived, by the lists of batches and of their devices, before anything is sent again. */
export async function runLookUpPartnerUploads(
  ports: EffectPorts,
  requestIds: readonly string[],
  state: () => BenchState,
): Promise<EffectOutcome> {
  const partner = partnerOf(ports, state());
  if (!partner.ok) return { drafts: [], error: partner.error };
  const { center, lock } = partner.value;
  const batches = await center.listBatches(lock);
  if (!batches.ok) return { drafts: [], error: batches.error };
  const present = new Set(batches.value.map(({ batchId }) => batchId.toLowerCase()));
  const drafts: Draft[] = [];
  for (const upload of uploadsOf(state(), requestIds)) {
    const { requestId, batchId } = upload;
    const isPresent = present.has(batchId.toLowerCase());
    if (!isPresent) {
      // A batch that was there and is gone says nothing of its devices; the tenant's own list does.
      if (upload.state === "unclear")
        drafts.push({ kind: "partnerBatchLookedUp", source: "E-PC", at: ports.clock.now(), requestId, isPresent });
      continue;
    }
    const devices = await center.listDevices(lock, batchId);
    if (!devices.ok) return { drafts, error: devices.error };
    drafts.push(...matchBatchDevices(state(), upload, devices.value, ports.clock.now()));
  }
  return { drafts };
}

function uploadsOf({ partner }: BenchState, requestIds: readonly string[]): readonly PartnerUpload[] {
  return partner.uploads.filter(({ requestId }) => requestIds.includes(requestId));
}
