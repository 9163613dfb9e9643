import type { CommandOutput } from "../../../shared/contract/commands/index.ts";

/** One of the partner's customers. */
export type Customer = CommandOutput<"partner.customers">["customers"][number];

/** Customers shown at once; a partner may have thousands. */
const mostShown = 100;

/** Customers whose name or domain holds every word that was typed, the order's own first. */
export function foundCustomers(customers: readonly Customer[], typed: string): readonly Customer[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return customers
    .filter(({ name, domain }) => words.every((word) => `${name} ${domain}`.toLowerCase().includes(word)))
    .toSorted(
      (left, right) => Number(right.isOfOrder) - Number(left.isOfOrder) || left.name.localeCompare(right.name, "en"),
    )
    .slice(0, mostShown);
}
