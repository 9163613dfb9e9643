import type { Unit } from "../unit/unit.ts";

/**
 * Whether a unit's registration is left to Partner Center: this bench only waits for it to appear. Graph takes nothing but
 * hashes, so in an order that goes both ways the units without one go by Partner Center.
 */
export function isLeftToPartnerCenter({ path, hash }: Pick<Unit, "path" | "hash">): boolean {
  return path === "partnerCenter" || hash === undefined;
}
