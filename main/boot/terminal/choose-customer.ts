import { uploadsToPartnerCenter } from "../../../shared/domain/registration/registration-path.ts";
import type { Runtime } from "../../app/runtime/open-runtime.ts";

/**
 * Does what a technician does once for an order that goes by Partner Center: signs in there and chooses the order's
 * customer. Nothing for any other order. Throws when it cannot be done.
 */
export async function choosePartnerCustomer({
  bench,
  handlers,
}: {
  readonly bench: Pick<Runtime["bench"], "state">;
  readonly handlers: Pick<Runtime["handlers"], "session.ask" | "partner.customers" | "partner.chooseCustomer">;
}): Promise<void> {
  const { order, partner } = bench.state();
  if (order === undefined || !uploadsToPartnerCenter(order)) return;
  let listed = await handlers["partner.customers"]({});
  if (!listed.ok && listed.error.kind === "unauthorised") {
    const asked = await handlers["session.ask"]({ permission: "partnerCenter", way: "browser" });
    if (!asked.ok) throw new Error(`Nobody could sign in to Partner Center: ${asked.error.code}`);
    listed = await handlers["partner.customers"]({});
  }
  if (!listed.ok) throw new Error(`Partner Center does not tell its customers: ${listed.error.code}`);
  if (partner.customer !== undefined) return;
  const own = listed.value.customers.find(({ isOfOrder }) => isOfOrder);
  if (own === undefined) throw new Error("The order's customer is none of the partner's");
  const chosen = await handlers["partner.chooseCustomer"]({ customerId: own.customerId });
  if (!chosen.ok) throw new Error(`The customer could not be chosen: ${chosen.error.code}`);
}
