import { onTestFinished } from "vitest";
import {
  createPartnerCenter,
  type PartnerCenterOptions,
} from "../../../main/adapters/partner-center/create-partner-center.ts";
import type { PartnerCenter } from "../../../main/app/ports/partner-center.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog, type RecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock, type VirtualClock } from "../../support/virtual-clock.ts";
import { testToken } from "../device-directory/scripted-directory.ts";
import { type ScriptedService, startScriptedService } from "../device-directory/scripted-service.ts";

/** The partner and the customer every scripted test works with. */
export const lock = {
  partner: tenantId("0a0a0a0a-1111-4222-8333-444455556666"),
  customer: tenantId("0c0c0c0c-1111-4222-8333-444455556666"),
};

/** One device by its tuple. */
export const tuple = {
  serialNumber: "SIMBK00001",
  productKey: "",
  hardwareHash: "",
  manufacturer: "Contoso",
  model: "Contoso Book 14",
};

/** An upload with that device. */
export const upload = {
  batchId: "NW 2041",
  requestId: "11111111-2222-8333-8444-555555555555",
  devices: [tuple],
};

/** Partner Center in front of a scripted service, on a clock of its own. */
export type ScriptedPartner = {
  readonly center: PartnerCenter;
  readonly service: ScriptedService;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
};

/** Starts both for the running test. Jitter is zero, so that waits have exact lengths. */
export async function startScriptedPartner(
  answer: Parameters<typeof startScriptedService>[0],
  { token, ...options }: Partial<PartnerCenterOptions> & { readonly token?: string } = {},
): Promise<ScriptedPartner> {
  const service = await startScriptedService(answer);
  const clock = createVirtualClock();
  const log = createRecordingLog();
  const center = createPartnerCenter({
    clock,
    log,
    random: () => 0,
    accessToken: async () => ok(token ?? testToken(lock.partner)),
    routes: (address) => address.replace("https://api.partnercenter.microsoft.com", service.address),
    ...options,
  });
  onTestFinished(center.stop);
  return { center, service, clock, log };
}
