import * as z from "zod";
import type { RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { AskedBy } from "../../app/ports/device-directory.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireEnum, wireId, wireInstant, wireReference, wireText } from "./wire-values.ts";

/** One `windowsAutopilotDeviceIdentity` as Graph beta shows it. */
export const registrationSchema = z
  .object({
    id: wireId,
    serialNumber: wireText,
    productKey: wireText,
    manufacturer: wireText,
    model: wireText,
    groupTag: wireText,
    purchaseOrderIdentifier: wireText,
    userPrincipalName: wireText,
    displayName: wireText,
    // The first is the replacement of the second; tenants differ in which one they fill.
    azureAdDeviceId: wireReference,
    azureActiveDirectoryDeviceId: wireReference,
    managedDeviceId: wireReference,
    enrollmentState: wireText,
    userlessEnrollmentStatus: wireText,
    remediationState: wireText,
    lastContactedDateTime: wireInstant,
    deploymentProfileAssignmentStatus: wireEnum([
      "unknown",
      "assignedInSync",
      "assignedOutOfSync",
      "assignedUnkownSyncState",
      "notAssigned",
      "pending",
      "failed",
    ]),
    deploymentProfileAssignmentDetailedStatus: wireText,
    deploymentProfileAssignedDateTime: wireInstant,
  })
  .transform(
    (row): RegistrationRecord => ({
      ztdId: row.id,
      serialNumber: row.serialNumber,
      ...(row.productKey === "" ? {} : { productKey: row.productKey }),
      manufacturer: row.manufacturer,
      model: row.model,
      groupTag: row.groupTag,
      ...(row.purchaseOrderIdentifier === "" ? {} : { purchaseOrder: row.purchaseOrderIdentifier }),
      userPrincipalName: row.userPrincipalName,
      displayName: row.displayName,
      entraDeviceId: row.azureAdDeviceId || row.azureActiveDirectoryDeviceId,
      managedDeviceId: row.managedDeviceId,
      enrollmentState: row.enrollmentState,
      userlessEnrollmentStatus: row.userlessEnrollmentStatus,
      remediationState: row.remediationState,
      ...optional("lastContactedAt", row.lastContactedDateTime),
      profileStatus: row.deploymentProfileAssignmentStatus,
      profileDetailedStatus: row.deploymentProfileAssignmentDetailedStatus,
      ...optional("profileAssignedAt", row.deploymentProfileAssignedDateTime),
    }),
  );

/** All registered Autopilot devices; beta, because v1.0 shows no profile assignment. */
export function listRegistrations(
  client: GraphClient,
  tenant: TenantId,
  askedBy: AskedBy = "bench",
): Promise<Result<readonly RegistrationRecord[]>> {
  const path = "/deviceManagement/windowsAutopilotDeviceIdentities?$top=999";
  const call = {
    operation: "listRegistrations",
    tenant,
    version: "beta",
    path,
    scopes: graphScopes.readEnrollment,
    priority: askedBy === "technician" ? "technician" : "poll",
  } as const;
  return readAll(client, call, registrationSchema);
}
