import { secondMs } from "./durations.ts";
import { drawBetween, drawGuid } from "./random.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { IdentityRow, ReportRow } from "./tenant-rows.ts";
import type { UserRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

type SignIn = { readonly serialKey: string; readonly sealedAt: number };

/** Whoever a sealed device was assigned to signs in two to ten minutes after it is switched on, if they can. */
export function planUserFlow(world: World, { serialKey, sealedAt }: SignIn, at: number): void {
  const device = world.devices.get(serialKey);
  if (device === undefined || device.power === "off" || device.sealedAt !== sealedAt) return;
  const identity = findIdentityBySerial(world, device.serialNumber);
  if (identity === undefined || personOf(world, identity) === undefined) return;
  const delayMs = drawBetween(world.seed, 120, 600, "signIn", serialKey, sealedAt) * secondMs;
  world.plan(at + delayMs, { type: "userSignedIn", serialKey, sealedAt });
}

/** Somebody who has an account that works and a licence; a wrong name on a device leaves it unusable. */
function personOf(world: World, identity: IdentityRow): UserRow | undefined {
  const wanted = identity.userPrincipalName.toLowerCase();
  if (wanted === "") return undefined;
  return world.users
    .all()
    .find((row) => row.userPrincipalName.toLowerCase() === wanted && row.accountEnabled && row.licence !== "none");
}

/** Gives the managed device its user, and the report the account's part: in the row there was, or in a second one. */
export function signInUser(world: World, { serialKey, sealedAt }: SignIn, at: number): void {
  const device = world.devices.get(serialKey);
  if (device === undefined || device.power === "off" || device.sealedAt !== sealedAt) return;
  const identity = findIdentityBySerial(world, device.serialNumber);
  const person = identity === undefined ? undefined : personOf(world, identity);
  const managed = world.managedDevices.get(identity?.managedDeviceId ?? "");
  if (identity === undefined || person === undefined || managed === undefined) return;
  const { userPrincipalName, displayName } = person;
  const user = { userId: person.id, userPrincipalName, userDisplayName: displayName };
  world.managedDevices.put({ ...managed, ...user, lastSyncAt: at });
  const before = world.reports.all().findLast((row) => row.managedDeviceId === managed.id);
  if (before === undefined) return;
  const row = world.reports.put({
    ...(world.switches.userFlowRow === "same" ? before : secondRow(world, before, at)),
    accountSetupStatus: "inProgress",
    userPrincipalName,
    eventAt: at,
  });
  const delayMs = drawBetween(world.seed, 180, 720, "accountSetup", serialKey, sealedAt) * secondMs;
  world.plan(at + delayMs, { type: "accountSetUp", reportId: row.id, startedAt: at });
}

function secondRow(world: World, before: ReportRow, at: number): ReportRow {
  return {
    ...before,
    id: drawGuid(world.seed, "userReport", before.id),
    startedAt: at,
    endedAt: null,
    visibleAt: at,
    deploymentState: "inProgress",
  };
}

/** Ends the account's part of a run. */
export function endUserFlow(world: World, reportId: string, startedAt: number, at: number): void {
  const row = world.reports.get(reportId);
  if (row === undefined) return;
  const isSecond = row.deploymentState === "inProgress";
  world.reports.put({
    ...row,
    accountSetupStatus: "success",
    accountSetupSeconds: Math.round((at - startedAt) / secondMs),
    eventAt: at,
    ...(isSecond ? { deploymentState: "success", endedAt: at } : {}),
  });
}
