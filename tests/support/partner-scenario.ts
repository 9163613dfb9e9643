import type { PartnerView } from "../../shared/domain/partner-center/partner-view.ts";
import type { ReconcileRow } from "../../shared/domain/partner-center/reconcile.ts";
import { orThrow } from "./or-throw.ts";
import type { ScenarioBench } from "./scenario-bench.ts";

/** What the page is shown of Partner Center now. */
export function partnerView(bench: ScenarioBench): PartnerView {
  let view: PartnerView | undefined;
  bench.runtime().topics.watch("partner", (message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  })();
  if (view === undefined) throw new Error("the topic has no snapshot");
  return view;
}

/** Devices of the reconcile list in one state. */
export async function rowsOf(bench: ScenarioBench, state: ReconcileRow["state"]): Promise<readonly ReconcileRow[]> {
  return orThrow(await bench.runtime().handlers["partner.rows"]({ state, offset: 0, limit: 200 })).rows;
}

/** Signs the technician in to Partner Center. */
export async function signInToPartner(bench: ScenarioBench): Promise<void> {
  orThrow(await bench.runtime().handlers["session.ask"]({ permission: "partnerCenter", way: "browser" }));
}

/** Chooses the order's customer from the partner's customers. */
export async function chooseCustomer(bench: ScenarioBench): Promise<void> {
  const { handlers } = bench.runtime();
  const { customers } = orThrow(await handlers["partner.customers"]({}));
  const own = customers.find(({ isOfOrder }) => isOfOrder);
  orThrow(await handlers["partner.chooseCustomer"]({ customerId: own?.customerId ?? "" }));
}
