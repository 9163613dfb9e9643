import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import type { Order } from "../order/order.ts";
import { uploadsToPartnerCenter } from "../registration/registration-path.ts";
import type { Unit } from "../unit/unit.ts";
import { partnerIdentityOf } from "./partner-identity.ts";
import { partnerOutcome, retryUploadAt } from "./partner-outcome.ts";

/** Puts a unit that is to be uploaded into the queue, with the time from when, and takes every other out. */
export function queueUpload(
  queue: PersistentMap<EpochMs>,
  unit: Unit,
  order: Order | undefined,
): PersistentMap<EpochMs> {
  const from = order !== undefined && uploadsToPartnerCenter(order) ? uploadFrom(unit, order) : undefined;
  if (from === undefined) return mapDelete(queue, unit.id);
  return mapGet(queue, unit.id) === undefined ? mapSet<EpochMs>(queue, unit.id, from) : queue;
}

/**
 * Where the customer's tenant can be read, a unit is sent only after its devices were read without it: what is registered
 * already is adopted. By Partner Center alone nobody may be signed in there, and a device that is registered is told (806).
 */
function uploadFrom(unit: Unit, { path }: Order): EpochMs | undefined {
  if (path === "both" && unit.registrationAbsentAt === undefined) return undefined;
  if (partnerIdentityOf(unit) === undefined) return undefined;
  if (unit.stage === "checked") return epochMs(Math.min(unit.stageSince, unit.lastSeenAt));
  if (unit.stage !== "registering" || unit.partner === undefined) return undefined;
  switch (partnerOutcome(unit.partner).kind) {
    case "notTaken":
    case "halved":
      return unit.lastSeenAt;
    case "retryable":
      return epochMs(Math.max(unit.lastSeenAt, retryUploadAt(unit.partner)));
    default:
      return undefined;
  }
}
