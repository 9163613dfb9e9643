import * as z from "zod";
import type { OrganizationRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireId, wireText } from "./wire-values.ts";

const organizationSchema = z
  .object({ id: wireId, displayName: wireText, mobileDeviceManagementAuthority: wireText })
  .transform(
    (row): OrganizationRecord => ({
      tenantId: row.id.toLowerCase(),
      name: row.displayName,
      mdmAuthority: row.mobileDeviceManagementAuthority,
    }),
  );

/** The tenant lock and the configuration ask within moments of each other. */
const rememberedMs = 10 * 60_000;

type Asked = { readonly at: number; readonly answer: Promise<Result<OrganizationRecord>> };

/** Who tenants are. A good answer holds for ten minutes; whoever asks meanwhile gets the same. */
export function createOrganizations(
  client: Pick<GraphClient, "send" | "ports">,
): (tenant: TenantId) => Promise<Result<OrganizationRecord>> {
  const asked = new Map<TenantId, Asked>();
  return async (tenant) => {
    const { clock } = client.ports;
    const known = asked.get(tenant);
    if (known !== undefined && clock.now() - known.at < rememberedMs) return known.answer;
    const mine = { at: clock.now(), answer: readOrganization(client, tenant) };
    asked.set(tenant, mine);
    let isKnown = false;
    try {
      const answer = await mine.answer;
      isKnown = answer.ok;
      return answer;
    } finally {
      if (!isKnown && asked.get(tenant) === mine) asked.delete(tenant);
    }
  };
}

/** The tenant itself. The MDM authority is only shown when it is selected on the one object. */
function readOrganization(client: Pick<GraphClient, "send">, tenant: TenantId): Promise<Result<OrganizationRecord>> {
  const path = `/organization/${encodeURIComponent(tenant)}?$select=id,displayName,mobileDeviceManagementAuthority`;
  const call = { operation: "organization", tenant, version: "v1.0", path, scopes: graphScopes.organization } as const;
  return readOne(client, call, organizationSchema);
}
