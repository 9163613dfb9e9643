import { uploadsToPartnerCenter } from "../../../shared/domain/registration/registration-path.ts";
import type { Runtime } from "../../app/runtime/open-runtime.ts";

/** What choosing takes of a running order. */
type PartnerRuntime = {
  readonly bench: Pick<Runtime["bench"], "state">;
  readonly topics: Runtime["topics"];
  readonly handlers: Pick<Runtime["handlers"], "session.ask" | "partner.customers" | "partner.chooseCustomer">;
};

/**
 * Does what a technician does once for an order that goes by Partner Center: signs in there and chooses the order's
 * customer. Nothing for any other order. Throws when it cannot be done within `limitMs` of real time.
 */
export async function choosePartnerCustomer(runtime: PartnerRuntime, limitMs: number): Promise<void> {
  const { bench, handlers } = runtime;
  const { order, partner } = bench.state();
  if (order === undefined || !uploadsToPartnerCenter(order)) return;
  // One sign-in at a time: asking for another one gives up the first.
  await untilSignedIn(runtime, limitMs);
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

async function untilSignedIn({ topics }: PartnerRuntime, limitMs: number): Promise<void> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error("Nobody signed in to the tenant")), limitMs);
  const signedIn = Promise.withResolvers<void>();
  const stop = topics.watch("session", (message) => {
    const { kind } = "snapshot" in message ? message.snapshot : message.patch;
    if (kind === "signedIn") signedIn.resolve();
  });
  try {
    await Promise.race([signedIn.promise, limit.promise]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}
