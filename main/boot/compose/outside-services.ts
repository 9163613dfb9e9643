import { uploadsToPartnerCenter } from "../../../shared/domain/registration/registration-path.ts";
import { createGraphDeviceDirectory } from "../../adapters/graph/graph-device-directory.ts";
import { createPartnerCenter } from "../../adapters/partner-center/create-partner-center.ts";
import type { Log } from "../../app/ports/log.ts";
import { createRightsBook } from "../../app/session/rights-book.ts";
import type { RuntimeParts } from "./runtime-parts.ts";

/** The services of the tenant and of the partner that a bench speaks to, and the rights it has there. */
export type OutsideServices = {
  readonly rights: ReturnType<typeof createRightsBook>;
  readonly directory: ReturnType<typeof createGraphDeviceDirectory>;
  /** Absent unless the order is uploaded to Partner Center. */
  readonly partnerCenter?: ReturnType<typeof createPartnerCenter>;
  /** Ends the calls that are on their way. */
  readonly stop: () => void;
};

/** The longest time for one attempt of a call in real time, whatever the speed of the bench's clock. */
const attemptLimitMs = 60_000;

/** Makes what speaks to Microsoft's services for one order, with the accounts of `session`. */
export function createOutsideServices(
  { clock, session, order, frame, routes, serviceAddress }: RuntimeParts,
  log: Log,
): OutsideServices {
  const common = {
    clock,
    log,
    random: Math.random,
    accessToken: session.accessToken,
    tokenRefused: session.tokenRefused,
    rights: createRightsBook(order.tenantId, clock),
    attemptLimitMs: attemptLimitMs * frame.clock.speed,
    ...(routes === undefined ? {} : { routes }),
  };
  session.watchGranted(common.rights.tokenSeen);
  const directory = createGraphDeviceDirectory({
    ...common,
    lockedTo: order,
    ...(serviceAddress === undefined ? {} : { serviceAddress }),
  });
  if (!uploadsToPartnerCenter(order)) return { rights: common.rights, directory, stop: directory.stop };
  const partnerCenter = createPartnerCenter(common);
  const stop = (): void => {
    directory.stop();
    partnerCenter.stop();
  };
  return { rights: common.rights, directory, partnerCenter, stop };
}
