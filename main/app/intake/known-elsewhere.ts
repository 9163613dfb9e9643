import type { RowFinding } from "../../../shared/domain/intake/row-finding.ts";
import type { UnitElsewhere } from "../ports/identity-register.ts";

/** A device that another order of this bench PC holds stops here until it has left there; after that it is worth a look. */
export function knownElsewhere(unit: UnitElsewhere | undefined): readonly RowFinding[] {
  if (unit === undefined) return [];
  const { orderNumber, customer, shippedAt } = unit;
  const level = shippedAt === undefined ? "block" : "warn";
  const params = { order: orderNumber, customer, ...(shippedAt === undefined ? {} : { shippedAt }) };
  return [{ code: "knownInOtherOrder", level, field: "order", params }];
}
