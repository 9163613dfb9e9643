import * as z from "zod";
import type { DeploymentEventRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireEnum, wireId, wireInstant, wireSeconds, wireText } from "./wire-values.ts";

const deploymentState = wireEnum([
  "unknown",
  "success",
  "inProgress",
  "failure",
  "successWithTimeout",
  "notAttempted",
  "disabled",
  "successOnRetry",
]);

const eventSchema = z
  .object({
    id: wireId,
    deviceSerialNumber: wireText,
    enrollmentType: wireText,
    deploymentStartDateTime: wireInstant,
    deploymentEndDateTime: wireInstant,
    deploymentState,
    deviceSetupStatus: deploymentState,
    accountSetupStatus: deploymentState,
    deviceSetupDuration: wireSeconds,
    windows10EnrollmentCompletionPageConfigurationId: wireText,
    windows10EnrollmentCompletionPageConfigurationDisplayName: wireText,
    windowsAutopilotDeploymentProfileDisplayName: wireText,
    enrollmentFailureDetails: wireText,
  })
  .transform(
    (row): DeploymentEventRecord => ({
      eventId: row.id,
      serialNumber: row.deviceSerialNumber,
      enrollmentType: row.enrollmentType,
      ...optional("startedAt", row.deploymentStartDateTime),
      ...optional("endedAt", row.deploymentEndDateTime),
      deploymentState: row.deploymentState,
      deviceSetupStatus: row.deviceSetupStatus,
      accountSetupStatus: row.accountSetupStatus,
      deviceSetupSeconds: row.deviceSetupDuration,
      espId: row.windows10EnrollmentCompletionPageConfigurationId,
      espName: row.windows10EnrollmentCompletionPageConfigurationDisplayName,
      profileName: row.windowsAutopilotDeploymentProfileDisplayName,
      failureDetails: row.enrollmentFailureDetails,
    }),
  );

/** All rows of the deployment report; 50 a page, in no order the service promises. Exists on beta only. */
export function listDeploymentEvents(
  client: GraphClient,
  tenant: TenantId,
): Promise<Result<readonly DeploymentEventRecord[]>> {
  const path = "/deviceManagement/autopilotEvents";
  const call = {
    operation: "listDeploymentEvents",
    tenant,
    version: "beta",
    path,
    scopes: graphScopes.managedDevices,
  } as const;
  return readAll(client, call, eventSchema);
}
