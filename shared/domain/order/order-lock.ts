import type { Order } from "./order.ts";

/** What an order is locked to once it was opened: who gets the units, and how they are set up. */
const lockedFields = [
  "tenantId",
  "tenantName",
  "tenantColour",
  "cloud",
  "path",
  "partnerTenantId",
  "customer",
  "groupTag",
  "expectedProfile",
  "nameRule",
  "mode",
  "preProvisioning",
] as const satisfies readonly (keyof Order)[];
export type LockedField = (typeof lockedFields)[number];

/** What an absent field means. */
const defaults: Partial<Record<LockedField, string | boolean>> = {
  cloud: "global",
  path: "graph",
  preProvisioning: true,
};

/** Locked fields in which two versions of one order differ; none when the later one is the same order. */
export function lockedDifferences(opened: Order, given: Order): readonly LockedField[] {
  const value = (order: Order, field: LockedField) => order[field] ?? defaults[field];
  return lockedFields.filter((field) => value(opened, field) !== value(given, field));
}

/**
 * Whether the name a tenant gives itself may be the one an order calls it by: the same letters and digits, or the words of
 * one among those of the other (`Contoso` for `Contoso Ltd.`).
 */
export function isSameTenantName(ordered: string, own: string): boolean {
  const left = wordsOf(ordered);
  const right = wordsOf(own);
  if (left.length === 0 || right.length === 0) return false;
  const holds = (all: readonly string[], some: readonly string[]): boolean => some.every((word) => all.includes(word));
  return left.join("") === right.join("") || holds(left, right) || holds(right, left);
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
