import type { EpochMs } from "../../kernel/brand.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Draft } from "../evidence/draft.ts";
import { namesOf } from "./match-job.ts";
import { matchResults } from "./match-results.ts";
import type { PartnerUpload } from "./partner-upload.ts";
import type { PartnerDeviceRecord } from "./records.ts";

/**
 * Evidence from the devices of a batch whose upload's answer was lost: the units that are in it by name, and whether the
 * upload is all there or its job has to be asked for. Positions say nothing here: a batch lists only what was registered.
 */
export function matchBatchDevices(
  state: BenchState,
  upload: PartnerUpload,
  devices: readonly PartnerDeviceRecord[],
  now: EpochMs,
): readonly Draft[] {
  const named = devices.filter(({ serialNumber, productKey }) => serialNumber !== "" || productKey !== "");
  const places = matchResults(namesOf(state, upload.unitIds), named);
  const drafts: Draft[] = [];
  let missing = 0;
  for (const [position, unitId] of upload.unitIds.entries()) {
    const place = places[position];
    const device = place === undefined ? undefined : named[place];
    const trail = mapGet(state.units, unitId)?.partner;
    if (trail?.requestId !== upload.requestId || trail.listedAt !== undefined) continue;
    if (device === undefined) missing += 1;
    else drafts.push({ kind: "partnerDeviceSeen", source: "E-PC", at: now, unitId, deviceId: device.deviceId });
  }
  const { requestId } = upload;
  if (missing === 0)
    drafts.push({
      kind: "partnerJobSeen",
      source: "E-PC",
      at: now,
      requestId,
      status: "finished",
      isComplete: true,
    });
  else if (upload.state === "unclear")
    drafts.push({ kind: "partnerBatchLookedUp", source: "E-PC", at: now, requestId, isPresent: true });
  return drafts;
}
