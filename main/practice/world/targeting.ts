import { minuteMs, secondMs } from "./durations.ts";
import { groupsOfDevice, matchesRule } from "./membership.ts";
import { draw, drawBetween } from "./random.ts";
import type { EntraDeviceRow, IdentityRow, ProfileStatus } from "./tenant-rows.ts";
import type { AssignmentTarget, ProfileRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

/** Plans the group calculation that follows a change of one registered device: 1 to 15 minutes. */
export function planTargeting(world: World, ztdId: string, at: number): void {
  const delayMs = drawBetween(world.seed, 60, 900, "groupDelay", ztdId, world.count(`targeting ${ztdId}`)) * secondMs;
  world.plan(at + delayMs, { type: "deviceTargeted", ztdId });
}

/** Plans a calculation for all devices, as after a change of a group, a profile or an assignment. */
export function planTargetingOfAll(world: World, at: number): void {
  const delayMs = drawBetween(world.seed, 60, 600, "groupDelay", "all", world.count("targeting all")) * secondMs;
  world.plan(at + delayMs, { type: "everythingTargeted" });
}

/** Lets a changed group tag reach the Entra device; the groups follow. */
export function tagReachesDirectory(world: World, ztdId: string, at: number): void {
  const identity = world.identities.get(ztdId);
  const device = identity === undefined ? undefined : entraDeviceOf(world, identity);
  if (identity === undefined || device === undefined) return;
  const others = device.physicalIds.filter((physicalId) => !physicalId.startsWith("[OrderID]:"));
  const order = identity.groupTag === "" ? [] : [`[OrderID]:${identity.groupTag}`];
  world.entraDevices.put({ ...device, physicalIds: [...others, ...order] });
  planTargeting(world, ztdId, at);
}

/** Calculates the groups and the wanted profile of every device. */
export function targetEverything(world: World, at: number): void {
  for (const device of world.entraDevices.all()) recalculateGroups(world, device);
  rememberCalculation(world, at);
  for (const identity of world.identities.all()) chooseProfile(world, identity, at);
}

/** Calculates the groups and the wanted profile of one device. */
export function targetDevice(world: World, ztdId: string, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined) return;
  const device = entraDeviceOf(world, identity);
  if (device !== undefined) recalculateGroups(world, device);
  rememberCalculation(world, at);
  chooseProfile(world, identity, at);
}

function rememberCalculation(world: World, at: number): void {
  for (const group of world.groups.all())
    if (group.membershipRule !== "" && group.processing === "On") world.groups.put({ ...group, calculatedAt: at });
}

/** The Entra device a registration is anchored on. */
function entraDeviceOf(world: World, identity: IdentityRow): EntraDeviceRow | undefined {
  return world.entraDevices.get(identity.entraObjectId);
}

function recalculateGroups(world: World, device: EntraDeviceRow): void {
  const groupIds = world.groups
    .all()
    .filter((group) =>
      group.membershipRule === "" || group.processing === "Paused"
        ? device.groupIds.includes(group.id)
        : matchesRule(group.membershipRule, device),
    )
    .map((group) => group.id);
  if (groupIds.join() !== device.groupIds.join()) world.entraDevices.put({ ...device, groupIds });
}

function chooseProfile(world: World, identity: IdentityRow, at: number): void {
  const wanted = wantedProfile(world, identity)?.id ?? "";
  if (wanted === identity.intendedProfileId) return;
  if (wanted === "") {
    world.identities.put({
      ...identity,
      intendedProfileId: "",
      profileId: "",
      profileStatus: "notAssigned",
      profileAssignedAt: null,
    });
    return;
  }
  world.identities.put({ ...identity, intendedProfileId: wanted, profileStatus: "pending" });
  const delayMs = drawBetween(world.seed, 60, 600, "profileDelay", identity.id, world.count(`profile ${identity.id}`));
  world.plan(at + delayMs * secondMs, { type: "profileAssigned", ztdId: identity.id, profileId: wanted });
}

/** Gives one device a profile of its own, whatever its groups are given. */
export function pinProfile(world: World, ztdId: string, profileId: string, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined) return;
  world.identities.put({ ...identity, pinnedProfileId: profileId });
  planTargeting(world, ztdId, at);
}

/** The profile whose assignment reaches a device; the oldest wins when several do. */
function wantedProfile(world: World, identity: IdentityRow): ProfileRow | undefined {
  const pinned = world.profiles.get(identity.pinnedProfileId ?? "");
  if (pinned !== undefined) return pinned;
  const groupIds = groupsOfDevice(world, identity);
  return world.profiles
    .all()
    .filter((profile) => reaches(profile.targets, groupIds))
    .toSorted((one, other) => one.createdAt - other.createdAt)[0];
}

/** Whether an assignment reaches a device that is in these groups; an exclusion beats every inclusion. */
export function reaches(targets: readonly AssignmentTarget[], groupIds: readonly string[]): boolean {
  if (targets.some((target) => target.kind === "exclusion" && groupIds.includes(target.groupId))) return false;
  return targets.some(
    (target) => target.kind === "allDevices" || (target.kind === "group" && groupIds.includes(target.groupId)),
  );
}

/** Gives a device its profile, if that is still the one it should have. */
export function assignProfile(world: World, ztdId: string, profileId: string, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined || identity.intendedProfileId !== profileId) return;
  world.identities.put({
    ...identity,
    profileId,
    profileStatus: assignedStatus(world, ztdId),
    profileAssignedAt: at,
  });
}

function assignedStatus(world: World, ztdId: string): ProfileStatus {
  const { assignedStatus: wanted } = world.switches;
  if (wanted !== "mixed") return wanted;
  return draw(world.seed, "assignedStatus", ztdId) < 0.7 ? "assignedInSync" : "assignedUnkownSyncState";
}

/** Marks every device that has a profile which was just edited; it is in sync again minutes later. */
export function profileEdited(world: World, profileId: string, at: number): void {
  for (const identity of world.identities.all()) {
    if (identity.profileId !== profileId) continue;
    world.identities.put({ ...identity, profileStatus: "assignedOutOfSync" });
    const delayMs =
      drawBetween(world.seed, 1, 10, "resync", identity.id, world.count(`profile ${identity.id}`)) * minuteMs;
    world.plan(at + delayMs, { type: "profileAssigned", ztdId: identity.id, profileId });
  }
}
