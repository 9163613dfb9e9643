import type { DeviceRow } from "../world/device-rows.ts";
import { dayMs } from "../world/durations.ts";
import { newEntraObject, newIdentity } from "../world/new-registration.ts";
import { drawCode, drawGuid } from "../world/random.ts";
import type { EntraDeviceRow, IdentityRow, ManagedDeviceRow, ObstacleRow } from "../world/tenant-rows.ts";
import type { Scenario, UnitPast } from "./scenario.ts";

/** What a tenant still knows of devices from before. */
export type EarlierRows = {
  readonly identities: readonly IdentityRow[];
  readonly entraDevices: readonly EntraDeviceRow[];
  readonly managedDevices: readonly ManagedDeviceRow[];
  readonly obstacles: readonly ObstacleRow[];
};

type Hardware = Pick<DeviceRow, "serialNumber" | "manufacturer" | "model" | "sku" | "family">;

/** Group tag of the orders before this one. */
const earlierTag = "OLD-TAG";
const nothing: EarlierRows = { identities: [], entraDevices: [], managedDevices: [], obstacles: [] };

/** Rows of the units that have a past, and of devices that were registered before and are not on the bench. */
export function earlierRowsOf(
  scenario: Scenario,
  devices: readonly DeviceRow[],
  seed: number,
  now: number,
): EarlierRows {
  const units = devices.flatMap((device) => {
    const past: UnitPast | undefined = scenario.pasts?.[device.position];
    if (past === undefined) return [];
    return [past === "usedBefore" ? usedRows(device, seed, now) : staleRows(device, seed, now)];
  });
  const [model] = scenario.models;
  const others = Array.from({ length: model === undefined ? 0 : (scenario.registeredBefore ?? 0) }, (_, index) => {
    const serialNumber = `${model?.serialPrefix}OLD${drawCode(seed, 3, "earlier", index)}`;
    const hardware = { serialNumber, manufacturer: "Contoso", model: model?.name ?? "", sku: model?.sku ?? "" };
    return registeredRows({ ...hardware, family: model?.family ?? "" }, seed, now);
  });
  return [...units, ...others].reduce(together, nothing);
}

function together(one: EarlierRows, other: EarlierRows): EarlierRows {
  return {
    identities: [...one.identities, ...other.identities],
    entraDevices: [...one.entraDevices, ...other.entraDevices],
    managedDevices: [...one.managedDevices, ...other.managedDevices],
    obstacles: [...one.obstacles, ...other.obstacles],
  };
}

function registeredRows(hardware: Hardware, seed: number, now: number): EarlierRows {
  const at = now - 200 * dayMs;
  return { ...nothing, identities: [identityOf(hardware, seed, at)], entraDevices: [objectOf(hardware, seed, at)] };
}

/** A device that worked for somebody else in the meantime: its enrolment blocks the next one. */
function usedRows(device: DeviceRow, seed: number, now: number): EarlierRows {
  const since = now - 120 * dayMs;
  const object = joined(objectOf(device, seed, since), device, since);
  const managed: ManagedDeviceRow = {
    id: drawGuid(seed, "earlierManagedDevice", device.id),
    deviceName: object.displayName,
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    osVersion: object.osVersion,
    entraDeviceId: object.deviceId,
    enrolledAt: since,
    lastSyncAt: now - 20 * dayMs,
    profileName: object.enrollmentProfileName,
    isEncrypted: true,
    ethernetMacAddress: "",
    complianceState: "compliant",
    managementState: "managed",
    userId: "",
    actions: [],
  };
  const identity: IdentityRow = {
    ...identityOf(device, seed, since),
    managedDeviceId: managed.id,
    enrollmentState: "enrolled",
    userlessEnrollment: "blocked",
    lastContactedAt: managed.lastSyncAt,
  };
  return { ...nothing, identities: [identity], entraDevices: [object], managedDevices: [managed] };
}

/** An object that outlived its registration. */
function staleRows(device: DeviceRow, seed: number, now: number): EarlierRows {
  const object = { ...objectOf(device, seed, now - 300 * dayMs), physicalIds: [] };
  return { ...nothing, entraDevices: [object], obstacles: [{ id: device.id, entraObjectId: object.id }] };
}

function identityOf(hardware: Hardware, seed: number, at: number): IdentityRow {
  const { serialNumber, manufacturer, model, sku, family } = hardware;
  const key = serialNumber.toLowerCase();
  return newIdentity({
    serialNumber,
    manufacturer,
    model,
    sku,
    family,
    id: drawGuid(seed, "earlierZtdid", key),
    groupTag: earlierTag,
    entraDeviceId: drawGuid(seed, "earlierDevice", key),
    entraObjectId: drawGuid(seed, "earlierObject", key),
    registeredAt: at,
  });
}

function objectOf(hardware: Hardware, seed: number, at: number): EntraDeviceRow {
  return newEntraObject(identityOf(hardware, seed, at));
}

function joined(object: EntraDeviceRow, hardware: Hardware, at: number): EntraDeviceRow {
  return {
    ...object,
    displayName: `OLD-${hardware.serialNumber}`.slice(0, 15),
    accountEnabled: true,
    isManaged: true,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    osVersion: "10.0.22631.3007",
    enrollmentProfileName: "Earlier orders",
    registeredAt: at,
    lastSignInAt: at,
  };
}
