import { isSameTenantName } from "../../../shared/domain/order/order-lock.ts";
import type { OrganizationRecord } from "../../../shared/domain/tenant/records.ts";
import { type AppError, appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** The one tenant that may be called, as the order names it. */
export type LockedTenant = { readonly tenantId: TenantId; readonly tenantName: string };

/** Keeps calls to other tenants, and changes to a tenant that is not who the order says, from being sent. */
export type TenantLock = {
  /** Error: `order.wrongTenant`. */
  readonly allows: (tenant: TenantId) => Result<void>;
  /** Before a change: the tenant has to have said who it is. Errors: `order.wrongTenant`, `order.tenantNameDiffers`, those of `readOrganization`. */
  readonly allowsChange: (readOrganization: () => Promise<Result<OrganizationRecord>>) => Promise<Result<void>>;
};

/**
 * A lock on the order's tenant. Before the first change the tenant is asked for its own id and name, once: an order that
 * shows one customer's name over another customer's tenant id changes nothing.
 */
export function createTenantLock(locked: LockedTenant): TenantLock {
  let asking: Promise<Result<void>> | undefined;

  async function ask(readOrganization: () => Promise<Result<OrganizationRecord>>): Promise<Result<void>> {
    const organization = await readOrganization();
    if (!organization.ok) return organization;
    const { tenantId, name } = organization.value;
    if (tenantId.toLowerCase() !== locked.tenantId) return err(wrongTenant("the tenant says it is another"));
    if (isSameTenantName(locked.tenantName, name)) return ok(undefined);
    const context = { ordered: locked.tenantName, own: name };
    return err(retryWhenTechnicianActs(appError("refused", "order.tenantNameDiffers", context)));
  }

  return {
    allows: (tenant) =>
      tenant === locked.tenantId ? ok(undefined) : err(wrongTenant("the order is locked to another")),
    allowsChange: async (readOrganization) => {
      // Changes that begin side by side wait for one answer; a trouble is asked about anew.
      asking ??= ask(readOrganization);
      let isKnown = false;
      try {
        const answer = await asking;
        isKnown = answer.ok;
        return answer;
      } finally {
        if (!isKnown) asking = undefined;
      }
    },
  };
}

/** Nothing goes to a tenant that the order or the session does not belong to. */
export function wrongTenant(cause: string): AppError {
  return retryWhenTechnicianActs(appError("refused", "order.wrongTenant", {}, cause));
}
