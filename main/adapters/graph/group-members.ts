import * as z from "zod";
import type { AssignedGroupRecord } from "../../../shared/domain/tenant/people.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GroupMember, MemberUpdate } from "../../app/ports/device-directory.ts";
import { type ChangePart, sendInBatches } from "./change-batches.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireFlag, wireId, wireText } from "./wire-values.ts";

const groupSchema = z.object({
  id: wireId,
  displayName: wireText,
  securityEnabled: wireFlag,
  mailEnabled: wireFlag,
  groupTypes: z.array(z.string()).catch([]),
  membershipRule: wireText,
  onPremisesSyncEnabled: wireFlag,
});
const memberSchema = z.object({ id: wireId, deviceId: wireText });

/**
 * The security groups whose members are put in by hand, in the order of their names. Groups with mail take no device or
 * cannot be changed here, and those of a domain on premises are changed there. Source: Microsoft Graph, add members.
 */
export async function listAssignedGroups(
  client: GraphClient,
  tenant: TenantId,
): Promise<Result<readonly AssignedGroupRecord[]>> {
  const call = {
    operation: "listAssignedGroups",
    tenant,
    version: "v1.0",
    path: `/groups?$select=${Object.keys(groupSchema.shape).join(",")}&$top=999`,
    scopes: graphScopes.groups,
    priority: "technician",
  } as const;
  const groups = await readAll(client, call, groupSchema);
  if (!groups.ok) return groups;
  const assigned = groups.value.filter(takesDevicesByHand);
  return ok(
    assigned
      .map(({ id, displayName }) => ({ groupId: id, name: displayName }))
      .toSorted((one, other) => one.name.localeCompare(other.name, "en")),
  );
}

function takesDevicesByHand(group: z.output<typeof groupSchema>): boolean {
  const hasRule = group.membershipRule !== "" || group.groupTypes.includes("DynamicMembership");
  return group.securityEnabled && !group.mailEnabled && !group.onPremisesSyncEnabled && !hasRule;
}

/** The devices that are members of a group. */
export async function listGroupMembers(
  client: GraphClient,
  tenant: TenantId,
  groupId: string,
): Promise<Result<readonly GroupMember[]>> {
  const path = `/groups/${encodeURIComponent(groupId)}/members/microsoft.graph.device?$select=id,deviceId&$top=999`;
  const call = {
    operation: "listGroupMembers",
    tenant,
    version: "v1.0",
    path,
    scopes: graphScopes.groups,
    priority: "technician",
  } as const;
  const members = await readAll(client, call, memberSchema);
  return members.ok
    ? ok(members.value.map(({ id, deviceId }) => ({ objectId: id, entraDeviceId: deviceId.toLowerCase() })))
    : members;
}

/** Puts devices into an assigned group, or takes them out, twenty with one call; one result for each, in their order. */
export async function changeGroupMembers(
  client: GraphClient,
  tenant: TenantId,
  updates: readonly MemberUpdate[],
): Promise<readonly Result<void>[]> {
  const call = {
    operation: "changeGroupMembers",
    tenant,
    version: "v1.0",
    scopes: graphScopes.changeGroupMembers,
    priority: "technician",
    repeatable: false,
  } as const;
  const { origin } = new URL(client.ports.serviceAddress);
  const answers = await sendInBatches(
    client,
    call,
    updates.map((update) => partOf(update, origin)),
  );
  return answers.map((answer, index): Result<void> => {
    // Who is not in the group any more was taken out.
    const isGone = !answer.ok && answer.error.code === "graph.notFound" && updates[index]?.isMember === false;
    return answer.ok || isGone ? ok(undefined) : answer;
  });
}

/** Members are named by the directory's object id, with the address of the cloud (graph-api g, m.2). */
function partOf({ groupId, objectId, isMember }: MemberUpdate, origin: string): ChangePart {
  const path = `/groups/${encodeURIComponent(groupId)}/members`;
  if (!isMember) return { method: "DELETE", url: `${path}/${encodeURIComponent(objectId)}/$ref` };
  const body = { "@odata.id": `${origin}/v1.0/directoryObjects/${encodeURIComponent(objectId)}` };
  return { method: "POST", url: `${path}/$ref`, body };
}
