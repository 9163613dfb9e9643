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

/** The tenant itself. The MDM authority is only shown when it is selected on the one object. */
export function readOrganization(client: GraphClient, tenant: TenantId): Promise<Result<OrganizationRecord>> {
  const path = `/organization/${encodeURIComponent(tenant)}?$select=id,displayName,mobileDeviceManagementAuthority`;
  const call = { operation: "organization", tenant, version: "v1.0", path, scopes: graphScopes.organization } as const;
  return readOne(client, call, organizationSchema);
}
