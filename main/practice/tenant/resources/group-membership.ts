import { planTargetingOfAll } from "../../world/targeting.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
import type { World } from "../../world/world.ts";
import type { GraphFailure } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";

const maxReferences = 20;

/** Adds the objects that addresses name to a group: all of them, or none and why not. */
export function addMembers(
  world: World,
  group: GroupRow,
  addresses: readonly unknown[],
  now: number,
): GraphFailure | undefined {
  if (addresses.length > maxReferences)
    return refused(`The request has more than ${maxReferences} references, the most that one request can add.`);
  const ids: string[] = [];
  for (const address of addresses) {
    const id = readReference(address);
    if (id === undefined) return refused("Invalid URL format specified in payload.");
    const problem = problemOf(world, group, id) ?? (ids.includes(id) ? alreadyThere() : undefined);
    if (problem !== undefined) return problem;
    ids.push(id);
  }
  for (const id of ids) changeGroups(world, id, (groupIds) => [...groupIds, group.id]);
  planTargetingOfAll(world, now);
  return undefined;
}

/** Takes an object out of a group, or says why not. */
export function removeMember(world: World, group: GroupRow, id: string, now: number): GraphFailure | undefined {
  if (group.membershipRule !== "") return dynamicGroup();
  if (!memberOf(world, id)?.groupIds.includes(group.id)) return directoryNotFound(id);
  changeGroups(world, id, (groupIds) => groupIds.filter((groupId) => groupId !== group.id));
  planTargetingOfAll(world, now);
  return undefined;
}

/** Objects are named by the public address, whatever host was called, with a slash or with brackets before the id. */
export function readReference(address: unknown): string | undefined {
  const match = /\/(?:directoryObjects|devices|users)(?:\/([0-9a-f-]{36})|\('([0-9a-f-]{36})'\))$/i.exec(
    String(address),
  );
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function problemOf(world: World, group: GroupRow, id: string): GraphFailure | undefined {
  if (group.membershipRule !== "") return dynamicGroup();
  const member = memberOf(world, id);
  if (member === undefined) return directoryNotFound(id);
  return member.groupIds.includes(group.id) ? alreadyThere() : undefined;
}

function memberOf(world: World, id: string): { readonly groupIds: readonly string[] } | undefined {
  return world.entraDevices.get(id) ?? world.users.get(id);
}

function changeGroups(world: World, id: string, change: (groupIds: readonly string[]) => readonly string[]): void {
  const device = world.entraDevices.get(id);
  const user = world.users.get(id);
  if (device !== undefined) world.entraDevices.put({ ...device, groupIds: change(device.groupIds) });
  if (user !== undefined) world.users.put({ ...user, groupIds: change(user.groupIds) });
}

function refused(message: string): GraphFailure {
  return directoryFailure(400, "Request_BadRequest", message);
}

function alreadyThere(): GraphFailure {
  return refused("One or more added object references already exist for the following modified properties: 'members'.");
}

function dynamicGroup(): GraphFailure {
  return directoryFailure(403, "Authorization_RequestDenied", "Members of a dynamic group cannot be changed by hand.");
}
