import { minuteMs, secondMs } from "./durations.ts";
import { isForeign } from "./foreign-owner.ts";
import { fateOf, fateRefusal, obstacleRefusal, type Refusal } from "./import-fate.ts";
import { newEntraObject, newIdentity } from "./new-registration.ts";
import { draw, drawBetween, drawGuid } from "./random.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import { planTargeting } from "./targeting.ts";
import type { IdentityRow, ImportRow, UploadedHardware } from "./tenant-rows.ts";
import type { World } from "./world.ts";
import type { IdentityChange } from "./world-events.ts";

/** What one uploaded row carries. */
export type ImportUpload = {
  readonly serialNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly importId: string;
  readonly hardware: UploadedHardware | null;
  /** The hash is of the short kind from before 4K hashes. */
  readonly hasShortHash?: boolean;
  readonly duplicate: boolean;
};

/** Takes one uploaded row: it reads `unknown` until the service has decided, 5 to 180 seconds later. */
export function takeImport(world: World, upload: ImportUpload, at: number): ImportRow {
  const key = serialNumberKey(upload.serialNumber);
  const time = world.count(`import ${key}`);
  const id = drawGuid(world.seed, "import", key, time);
  world.ledger.imported(upload.serialNumber);
  const seconds = fateOf(world, key, time)?.afterSeconds ?? drawBetween(world.seed, 5, 180, "importDelay", key, time);
  const delayMs = seconds * secondMs;
  if (world.switches.importShowsPending) world.plan(at + delayMs / 2, { type: "importPending", importRowId: id });
  world.plan(at + delayMs, { type: "importDecided", importRowId: id });
  return world.imports.put({
    ...upload,
    id,
    importId: upload.importId === "" ? id : upload.importId,
    status: "unknown",
    registrationId: "",
    errorCode: 0,
    errorName: "",
    attempt: time,
  });
}

/** Shows a queued row as `pending`. */
export function markImportPending(world: World, importRowId: string): void {
  const row = world.imports.get(importRowId);
  if (row?.status === "unknown") world.imports.put({ ...row, status: "pending" });
}

/** Decides one imported row; a row that was deleted meanwhile is not decided, as nobody would see it. */
export function decideImport(world: World, importRowId: string, at: number): void {
  const row = world.imports.get(importRowId);
  if (row === undefined) return;
  const refusal = refusalOf(world, row);
  if (refusal !== undefined) {
    world.imports.put({ ...row, status: "error", errorCode: refusal.code, errorName: refusal.name });
    return;
  }
  const identity = register(world, row, row.hardware as UploadedHardware, at);
  world.imports.put({ ...row, status: "complete", registrationId: identity.id, errorName: "None" });
}

/** Error codes and names of the Device Directory Service; the numbers of `ZtdDeviceDuplicated` and `HashNot4k` are not published. */
function refusalOf(world: World, row: ImportRow): Refusal | undefined {
  if (row.duplicate) return { code: 805, name: "ZtdDeviceDuplicated" };
  const fated = fateRefusal(world, row);
  if (fated !== undefined) return fated;
  const { hardware } = row;
  if (row.serialNumber.trim() === "" && row.productKey === "" && hardware === null)
    return { code: 803, name: "MissingZtdSerialNumberAndProductKey" };
  if (row.hasShortHash === true) return { code: 804, name: "HashNot4k" };
  if (hardware === null || hardware.serialNumber === "" || hardware.manufacturer === "")
    return { code: 802, name: "InvalidZtdHardwareHash" };
  const serial = serialNumberKey(hardware.serialNumber);
  if (isForeign(world, serial)) return { code: 808, name: "ZtdDeviceAssignedToOtherTenant" };
  if (findIdentityBySerial(world, serial) !== undefined) return { code: 806, name: "ZtdDeviceAlreadyAssigned" };
  return obstacleRefusal(world, serial);
}

/** The registered device with this serial number, compared trimmed and without case. */
export function findIdentityBySerial(world: World, serialNumber: string): IdentityRow | undefined {
  return world.identities.find(serialNumberKey(serialNumber));
}

/** Registers a device in the customer's tenant: the Autopilot device at once, its Entra object with it. */
export function register(
  world: World,
  row: Pick<ImportRow, "groupTag" | "productKey" | "assignedUser">,
  hardware: UploadedHardware,
  at: number,
): IdentityRow {
  const { serialNumber, manufacturer, model, sku, family } = hardware;
  const key = serialNumberKey(serialNumber);
  const time = world.count(`registration ${key}`);
  const identity = newIdentity({
    id: drawGuid(world.seed, "ztdid", key, time),
    serialNumber,
    manufacturer,
    model,
    sku,
    family,
    groupTag: row.groupTag,
    entraDeviceId: drawGuid(world.seed, "entraDevice", key, time),
    entraObjectId: drawGuid(world.seed, "entraObject", key, time),
    registeredAt: at,
  });
  world.entraDevices.put(newEntraObject(identity));
  planTargeting(world, identity.id, at);
  return world.identities.put({
    ...identity,
    productKey: row.productKey,
    userPrincipalName: row.assignedUser,
    listedAt: at + drawBetween(world.seed, 1, 60, "listDelay", key, time) * secondMs,
  });
}

/** Takes a change of a registered device; it shows seconds later and reaches groups later still. */
export function requestIdentityChange(world: World, ztdId: string, change: IdentityChange, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined) return;
  world.identities.put({ ...identity, updates: identity.updates + 1 });
  if (world.switches.ignoresFirstUpdate && identity.updates === 0) {
    world.ledger.disturbed("firstUpdateIgnored");
    return;
  }
  const delayMs = Math.round((2 + draw(world.seed, "updateDelay", ztdId, identity.updates) * 38) * secondMs);
  world.plan(at + delayMs, { type: "identityUpdated", ztdId, change });
}

/** Lets an accepted change show. */
export function updateIdentity(world: World, ztdId: string, change: IdentityChange, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined) return;
  const changed = world.identities.put({ ...identity, ...change });
  if (changed.groupTag === identity.groupTag) return;
  const delayMs = drawBetween(world.seed, 60, 300, "tagDelay", ztdId, identity.updates) * secondMs;
  world.plan(at + delayMs, { type: "tagReachedDirectory", ztdId });
}

/** Marks a registration as deleted; the row stays visible for a while. */
export function requestRemoval(world: World, identity: IdentityRow, at: number): void {
  world.identities.put({ ...identity, deletedAt: at });
  world.plan(at + world.switches.deletedStaysMinutes * minuteMs, { type: "identityRemoved", ztdId: identity.id });
}

/** Takes a deleted registration out of the lists; its Entra object loses the Autopilot marks but stays. */
export function removeIdentity(world: World, ztdId: string, at: number): void {
  const identity = world.identities.get(ztdId);
  if (identity === undefined) return;
  world.identities.remove(ztdId);
  world.removedIdentities.put({ id: ztdId, removedAt: at });
  const device = world.entraDevices.get(identity.entraObjectId);
  if (device !== undefined) world.entraDevices.put({ ...device, physicalIds: [] });
}
