import type { PartnerFacts, PartnerSnapshot } from "./partner-rows.ts";
import { drawGuid } from "./random.ts";
import type { TenantFacts } from "./tenant-setup-rows.ts";

const partnerName = "Contoso Device Services";

/** What a scenario may say about its partner; the rest is as usual. */
export type PartnerChoice = Partial<Pick<PartnerFacts, "agent" | "signsInWithMfa">>;

/** Partner Center before anything was uploaded: the order's customer and two others. */
export function partnerStart(seed: number, tenant: TenantFacts, choice: PartnerChoice = {}): PartnerSnapshot {
  const others = ["Adventure Works", "Tailspin Toys"].map((name) => ({
    id: drawGuid(seed, "customer", name),
    name,
    domain: `${name.toLowerCase().replace(/[^a-z]/g, "")}.onmicrosoft.com`,
  }));
  return {
    facts: {
      tenantId: drawGuid(seed, "partnerTenant"),
      name: partnerName,
      domain: "contosodeviceservices.onmicrosoft.com",
      agent: "admin",
      signsInWithMfa: true,
      ...choice,
    },
    customers: [{ id: tenant.tenantId, name: tenant.name, domain: tenant.domain }, ...others],
    batches: [],
    jobs: [],
    devices: [],
    policies: [],
    requests: [],
    uploads: {},
  };
}
