import { appError } from "../../../kernel/app-error.ts";
import { tenantId } from "../../../kernel/brand.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { Order } from "../../order/order.ts";
import type { PartnerCustomer } from "../../partner-center/records.ts";
import { uploadsToPartnerCenter } from "../../registration/registration-path.ts";
import type { CommandContext } from "./command.ts";

/** The customer that uploads go to: the order's own, whatever the partner has besides. */
export function decidePartnerCustomer(
  order: Order,
  customer: PartnerCustomer,
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (!uploadsToPartnerCenter(order)) return err(appError("refused", "partner.notNamed"));
  if (tenantId(customer.customerId) !== order.tenantId) return err(appError("refused", "partner.otherCustomer"));
  return ok([{ kind: "partnerCustomerChosen", source: "E-TEC", at: now, actor, customer }]);
}
