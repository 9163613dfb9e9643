import * as z from "zod";
import type { DirectoryDeviceRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireFlag, wireId, wireText } from "./wire-values.ts";
import { ztdIdIn } from "./ztd-id.ts";

const deviceSchema = z
  .object({
    id: wireId,
    deviceId: wireText,
    displayName: wireText,
    trustType: wireText,
    accountEnabled: wireFlag,
    physicalIds: z.array(z.string()).catch([]),
  })
  .transform(
    (row): DirectoryDeviceRecord => ({
      objectId: row.id,
      entraDeviceId: row.deviceId.toLowerCase(),
      ztdId: ztdIdIn(row.physicalIds),
      displayName: row.displayName,
      trustType: row.trustType,
      enabled: row.accountEnabled,
    }),
  );

/** All Microsoft Entra devices that an Autopilot registration made; the filter is the one Microsoft publishes (graph-api j). */
export async function listDirectoryDevices(
  client: GraphClient,
  tenant: TenantId,
): Promise<Result<readonly DirectoryDeviceRecord[]>> {
  const filter = encodeURIComponent("physicalIds/any(p: startswith(p,'[ZTDID]'))");
  const path = `/devices?$filter=${filter}&$select=id,deviceId,displayName,trustType,accountEnabled,physicalIds`;
  const call = {
    operation: "listDirectoryDevices",
    tenant,
    version: "v1.0",
    path,
    scopes: graphScopes.devices,
  } as const;
  return readAll(client, call, deviceSchema);
}
