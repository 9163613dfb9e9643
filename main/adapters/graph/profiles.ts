import * as z from "zod";
import type { ProfileRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireEnum, wireFlag, wireId, wireText } from "./wire-values.ts";

// Profiles exist on beta only.
const collection = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const common = { version: "beta", scopes: graphScopes.enrollment } as const;

const experienceSchema = z.object({ deviceUsageType: wireEnum(["unknown", "singleUser", "shared"]) });
const profileSchema = z
  .object({
    "@odata.type": wireText,
    id: wireId,
    displayName: wireText,
    deviceNameTemplate: wireText,
    preprovisioningAllowed: wireFlag.optional(),
    // Names until May 2024; tenants may still send only these.
    enableWhiteGlove: wireFlag.optional(),
    outOfBoxExperienceSetting: experienceSchema.optional().catch(undefined),
    outOfBoxExperienceSettings: experienceSchema.optional().catch(undefined),
  })
  .transform(
    (row): ProfileRecord => ({
      profileId: row.id,
      name: row.displayName,
      join: joinOf(row["@odata.type"]),
      preProvisioningAllowed: row.preprovisioningAllowed ?? row.enableWhiteGlove ?? false,
      deviceUsage: (row.outOfBoxExperienceSetting ?? row.outOfBoxExperienceSettings)?.deviceUsageType ?? "unknown",
      nameTemplate: row.deviceNameTemplate,
    }),
  );

/** All deployment profiles. */
export function listProfiles(client: GraphClient, tenant: TenantId): Promise<Result<readonly ProfileRecord[]>> {
  return readAll(client, { ...common, operation: "listProfiles", tenant, path: collection }, profileSchema);
}

/** ZTDIDs of the devices a profile is assigned to. */
export async function listAssignedDevices(
  client: GraphClient,
  tenant: TenantId,
  profileId: string,
): Promise<Result<readonly string[]>> {
  const path = `${collection}/${encodeURIComponent(profileId)}/assignedDevices`;
  const rows = await readAll(
    client,
    { ...common, operation: "listAssignedDevices", tenant, path },
    z.object({ id: wireId }),
  );
  return rows.ok ? ok(rows.value.map(({ id }) => id)) : rows;
}

function joinOf(type: string): ProfileRecord["join"] {
  if (type === "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile") return "entra";
  return type === "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile" ? "hybrid" : "unknown";
}
