import * as z from "zod";
import type { ProfileRecord, RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { wireTargets } from "./profile-targets.ts";
import { registrationSchema } from "./registrations.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireEnum, wireFlag, wireId, wireInstant, wireText } from "./wire-values.ts";

// Profiles exist on beta only.
const collection = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const common = { version: "beta", scopes: graphScopes.readEnrollment } as const;

const experienceSchema = z.object({ deviceUsageType: wireEnum(["unknown", "singleUser", "shared"]) });
const profileSchema = z
  .object({
    "@odata.type": wireText,
    id: wireId,
    displayName: wireText,
    deviceNameTemplate: wireText,
    createdDateTime: wireInstant,
    assignments: wireTargets,
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
      ...optional("createdAt", row.createdDateTime),
      ...optional("targets", row.assignments),
    }),
  );

/** All deployment profiles with whom they are assigned to. */
export function listProfiles(client: GraphClient, tenant: TenantId): Promise<Result<readonly ProfileRecord[]>> {
  const path = `${collection}?$expand=assignments`;
  return readAll(client, { ...common, operation: "listProfiles", tenant, path }, profileSchema);
}

/**
 * The registrations that a profile is assigned to: the rows of this list are the same `windowsAutopilotDeviceIdentity` as
 * in the list of all devices, so that one reading tells assignment and status.
 */
export function listAssignedDevices(
  client: GraphClient,
  tenant: TenantId,
  profileId: string,
): Promise<Result<readonly RegistrationRecord[]>> {
  const path = `${collection}/${encodeURIComponent(profileId)}/assignedDevices`;
  return readAll(client, { ...common, operation: "listAssignedDevices", tenant, path }, registrationSchema);
}

function joinOf(type: string): ProfileRecord["join"] {
  if (type === "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile") return "entra";
  return type === "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile" ? "hybrid" : "unknown";
}
