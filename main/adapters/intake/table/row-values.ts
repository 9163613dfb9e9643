import type { ColumnRole } from "../../../../shared/domain/intake/intake-piece.ts";

/** What a row says beside its hash. */
export const valueRoles = [
  "serialNumber",
  "productId",
  "groupTag",
  "assignedUser",
  "manufacturer",
  "model",
] as const satisfies readonly ColumnRole[];
export type ValueRole = (typeof valueRoles)[number];

/** The values of one row, while they are put where they belong; empty where it says nothing. */
export type RowValues = Record<ValueRole, string>;
