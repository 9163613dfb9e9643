import * as z from "zod";
import type { GroupProcessing, GroupRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll, readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireId, wireText } from "./wire-values.ts";

const groupSchema = z.object({
  id: wireId,
  displayName: wireText,
  membershipRule: wireText,
  membershipRuleProcessingState: wireText,
  // Beta alone tells how far the calculation is (graph-api g).
  membershipRuleProcessingStatus: z.object({ status: wireText }).nullish().catch(undefined),
});
const memberSchema = z.object({ id: wireId, deviceId: wireText });

const groupProperties = "id,displayName,membershipRule,membershipRuleProcessingState,membershipRuleProcessingStatus";

/** One group with its device members by Entra device id. Two calls and one more per further 999 members; one without them. */
export async function readGroup(
  client: GraphClient,
  tenant: TenantId,
  groupId: string,
  { withMembers }: { readonly withMembers: boolean } = { withMembers: true },
): Promise<Result<GroupRecord>> {
  const common = { operation: "readGroup", tenant, version: "v1.0", scopes: graphScopes.groups } as const;
  const path = `/groups/${encodeURIComponent(groupId)}`;
  const group = await readOne(
    client,
    { ...common, version: "beta", path: `${path}?$select=${groupProperties}` },
    groupSchema,
  );
  if (!group.ok) return group;
  const record = {
    groupId: group.value.id,
    name: group.value.displayName,
    membershipRule: group.value.membershipRule,
    ...optional("processing", processingOf(group.value)),
  };
  if (!withMembers) return ok({ ...record, deviceIds: [] });
  const membersPath = `${path}/members/microsoft.graph.device?$select=id,deviceId&$top=999`;
  const members = await readAll(client, { ...common, path: membersPath }, memberSchema);
  if (!members.ok) return members;
  return ok({
    ...record,
    deviceIds: members.value.map(({ deviceId }) => deviceId).filter((deviceId) => deviceId !== ""),
  });
}

/** A rule that is paused is not worked at, whatever came of it before. */
function processingOf(group: z.output<typeof groupSchema>): GroupProcessing | undefined {
  if (group.membershipRule === "") return undefined;
  if (group.membershipRuleProcessingState === "Paused") return "paused";
  switch (group.membershipRuleProcessingStatus?.status) {
    case "NotStarted":
    case "Running":
      return "running";
    case "Succeeded":
      return "succeeded";
    case "Failed":
      return "failed";
    default:
      return group.membershipRuleProcessingState === "On" ? "on" : undefined;
  }
}
