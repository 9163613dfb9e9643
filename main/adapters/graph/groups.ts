import * as z from "zod";
import type { GroupRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll, readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireId, wireText } from "./wire-values.ts";

const groupSchema = z.object({ id: wireId, displayName: wireText, membershipRule: wireText });
const memberSchema = z.object({ id: wireId, deviceId: wireText });

/** One group with its device members by Entra device id. Two calls and one more per further 999 members. */
export async function readGroup(client: GraphClient, tenant: TenantId, groupId: string): Promise<Result<GroupRecord>> {
  const common = { operation: "readGroup", tenant, version: "v1.0", scopes: graphScopes.groups } as const;
  const path = `/groups/${encodeURIComponent(groupId)}`;
  const group = await readOne(
    client,
    { ...common, path: `${path}?$select=id,displayName,membershipRule` },
    groupSchema,
  );
  if (!group.ok) return group;
  const membersPath = `${path}/members/microsoft.graph.device?$select=id,deviceId&$top=999`;
  const members = await readAll(client, { ...common, path: membersPath }, memberSchema);
  if (!members.ok) return members;
  return ok({
    groupId: group.value.id,
    name: group.value.displayName,
    membershipRule: group.value.membershipRule,
    deviceIds: members.value.map(({ deviceId }) => deviceId).filter((deviceId) => deviceId !== ""),
  });
}
