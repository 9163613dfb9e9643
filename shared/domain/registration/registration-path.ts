import type { Order, RegistrationPath } from "../order/order.ts";
import type { Unit } from "../unit/unit.ts";

/**
 * Whether this bench uploads an order's devices to Partner Center itself: the order names the partner. Otherwise somebody
 * uploads the exported file, and the bench waits for what comes of it.
 */
export function uploadsToPartnerCenter({ path, partnerTenantId }: Pick<Order, "path" | "partnerTenantId">): boolean {
  return partnerTenantId !== undefined && (path === "partnerCenter" || path === "both");
}

/**
 * By which way the units of an order are registered. Where the bench itself uploads to Partner Center, *both* means:
 * registered there, and tag, profile and proof by Graph.
 */
export function pathOfUnits(order: Pick<Order, "path" | "partnerTenantId"> | undefined): RegistrationPath {
  const path = order?.path ?? "graph";
  return order !== undefined && uploadsToPartnerCenter(order) ? "partnerCenter" : path;
}

/**
 * Whether a unit's registration is left to Partner Center. Graph takes nothing but hashes, so in an order that goes both
 * ways the units without one go by Partner Center.
 */
export function isLeftToPartnerCenter({ path, hash }: Pick<Unit, "path" | "hash">): boolean {
  return path === "partnerCenter" || hash === undefined;
}
