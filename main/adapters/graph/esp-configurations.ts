import * as z from "zod";
import type { EspRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireFlag, wireId, wireNumber, wireText } from "./wire-values.ts";

const espType = "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration";
const defaultIdPart = "_DefaultWindows10EnrollmentCompletionPageConfiguration";

const targetSchema = z.object({ "@odata.type": wireText, groupId: wireText });
const assignmentSchema = z.object({ target: targetSchema.optional().catch(undefined) });

/** The collection mixes enrollment restrictions, notifications and ESPs; only the type tells them apart. */
const configurationSchema = z
  .object({
    "@odata.type": wireText,
    id: wireId,
    displayName: wireText,
    priority: wireNumber,
    showInstallationProgress: wireFlag,
    // Absent or unreadable must not read as "blocks".
    blockDeviceSetupRetryByUser: z.boolean().catch(true),
    allowDeviceUseOnInstallFailure: z.boolean().catch(true),
    installProgressTimeoutInMinutes: wireNumber,
    selectedMobileAppIds: z.array(z.string()).catch([]),
    assignments: z.array(assignmentSchema).catch([]),
  })
  .transform((row): EspRecord | undefined => (row["@odata.type"] === espType ? espRecord(row) : undefined));

type EspRow = {
  readonly id: string;
  readonly displayName: string;
  readonly priority: number;
  readonly showInstallationProgress: boolean;
  readonly blockDeviceSetupRetryByUser: boolean;
  readonly allowDeviceUseOnInstallFailure: boolean;
  readonly installProgressTimeoutInMinutes: number;
  readonly selectedMobileAppIds: readonly string[];
  readonly assignments: readonly z.infer<typeof assignmentSchema>[];
};

/** All Enrollment Status Page configurations, with their assignments; beta, because v1.0 shows almost none of their settings. */
export async function listEspConfigurations(
  client: GraphClient,
  tenant: TenantId,
): Promise<Result<readonly EspRecord[]>> {
  const path = "/deviceManagement/deviceEnrollmentConfigurations?$expand=assignments";
  const call = {
    operation: "listEspConfigurations",
    tenant,
    version: "beta",
    path,
    scopes: graphScopes.readEnrollment,
  } as const;
  const rows = await readAll(client, call, configurationSchema);
  return rows.ok ? ok(rows.value.filter((row) => row !== undefined)) : rows;
}

function espRecord(row: EspRow): EspRecord {
  const targets = row.assignments.map(({ target }) => target);
  const ofType = (type: string) => targets.filter((target) => target?.["@odata.type"] === `#microsoft.graph.${type}`);
  return {
    espId: row.id,
    name: row.displayName,
    priority: row.priority,
    isDefault: row.id.includes(defaultIdPart),
    showsProgress: row.showInstallationProgress,
    // The admin center's "Block device use until all apps and profiles are installed" is stored as the opposite of
    // `blockDeviceSetupRetryByUser`; blocking apps are only accepted while that is false.
    blocksDeviceUse: !row.blockDeviceSetupRetryByUser && !row.allowDeviceUseOnInstallFailure,
    timeoutMinutes: row.installProgressTimeoutInMinutes,
    blockingAppIds: row.selectedMobileAppIds,
    groupIds: ofType("groupAssignmentTarget").flatMap((target) => (target?.groupId ? [target.groupId] : [])),
    allDevices: ofType("allDevicesAssignmentTarget").length > 0,
  };
}
