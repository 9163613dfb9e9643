import type { Unit } from "../unit/unit.ts";
import { partnerOutcome } from "./partner-outcome.ts";

/**
 * Whether a unit goes to Partner Center once more after it was refused: it was read again, or what stood in the way was
 * cleared or released. Both are a person's doing, so nothing that was refused is repeated by itself.
 */
export function isToBeUploadedAgain({ hash, partner, sendAgainFrom }: Unit): boolean {
  if (partner === undefined) return false;
  const heardAt = partner.result?.seenAt ?? partner.stateAt;
  if (sendAgainFrom !== undefined && sendAgainFrom > heardAt) return true;
  const { kind } = partnerOutcome(partner);
  if (kind !== "refused" && kind !== "foreignTenant") return false;
  return hash !== undefined && hash.seenAt > heardAt;
}
