import { addReport, planReportEnd } from "./deployment-report.ts";
import type { DeviceRow, FlowRun } from "./device-rows.ts";
import { drawGuid } from "./random.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { IdentityRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** Windows build that simulated devices run. */
const simulatedOsVersion = "10.0.26100.4061";

type Running = { readonly device: DeviceRow; readonly run: FlowRun; readonly identity: IdentityRow };

/** The device with its run, if the run an event was planned for is still the one going on. */
function runningOf(world: World, serialKey: string, runId: string): Running | undefined {
  const device = world.devices.get(serialKey);
  if (device === undefined || device.power === "off" || device.run === null || device.run.id !== runId)
    return undefined;
  const identity = findIdentityBySerial(world, device.serialNumber);
  return identity === undefined ? undefined : { device, run: device.run, identity };
}

/** Counts a restart of a device in its flow; Windows is there again when the step is over. */
export function restartDevice(world: World, serialKey: string, runId: string, at: number): void {
  const running = runningOf(world, serialKey, runId);
  if (running === undefined) return;
  const { device, run } = running;
  const bootedAt = run.steps.find(({ kind, startsAt }) => kind === "restart" && startsAt === at)?.endsAt ?? at;
  world.devices.put({ ...device, restarts: device.restarts + 1, bootedAt });
}

/** Joins a device: its prepared Entra object becomes active and takes the computer name. */
export function joinDevice(world: World, serialKey: string, runId: string, at: number): void {
  const running = runningOf(world, serialKey, runId);
  const object = running === undefined ? undefined : world.entraDevices.get(running.identity.entraObjectId);
  if (running === undefined || object === undefined) return;
  const { device, identity, run } = running;
  world.entraDevices.put({
    ...object,
    accountEnabled: true,
    displayName: computerName(world, identity),
    manufacturer: device.manufacturer,
    model: device.model,
    osVersion: simulatedOsVersion,
    enrollmentProfileName: run.profileName,
    registeredAt: at,
    lastSignInAt: at,
  });
}

/** The computer name that the profile's template gives, at most 15 characters. */
function computerName(world: World, identity: IdentityRow): string {
  if (identity.displayName !== "") return identity.displayName;
  const template = world.profiles.get(identity.profileId)?.deviceNameTemplate ?? "";
  if (template === "") return `DESKTOP-${drawGuid(world.seed, "name", identity.id).slice(0, 7).toUpperCase()}`;
  const digits = String(drawGuid(world.seed, "name", identity.id).replace(/\D/g, "")).padEnd(10, "7");
  return template
    .replace(/%SERIAL%/i, identity.serialNumber.trim())
    .replace(/%RAND:(\d+)%/i, (_, length: string) => digits.slice(0, Number(length)))
    .slice(0, 15);
}

/** Enrols a device in Intune: a managed device without a user, made by device authentication. */
export function enrolDevice(world: World, serialKey: string, runId: string, at: number): void {
  const running = runningOf(world, serialKey, runId);
  if (running === undefined) return;
  const { device, identity, run } = running;
  const managed = world.managedDevices.put({
    id: drawGuid(world.seed, "managedDevice", device.id, run.attempt, run.retries),
    deviceName: computerName(world, identity),
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    osVersion: simulatedOsVersion,
    entraDeviceId: identity.entraDeviceId,
    enrolledAt: at,
    lastSyncAt: at,
    profileName: run.profileName,
    isEncrypted: false,
    ethernetMacAddress: "",
    complianceState: "unknown",
    managementState: "managed",
    userId: "",
    actions: [],
  });
  world.identities.put({
    ...identity,
    managedDeviceId: managed.id,
    enrollmentState: "enrolled",
    userlessEnrollment: world.switches.blocksReuse ? "blocked" : identity.userlessEnrollment,
    lastContactedAt: at,
  });
  const object = world.entraDevices.get(identity.entraObjectId);
  if (object !== undefined) world.entraDevices.put({ ...object, isManaged: true });
  world.devices.put({ ...device, previouslyEnrolled: true });
  addReport(world, device, run, at);
}

/** Lets a device talk to Intune as it does while policies and apps arrive. */
export function checkInDevice(world: World, serialKey: string, runId: string, at: number): void {
  const running = runningOf(world, serialKey, runId);
  const managed = running === undefined ? undefined : world.managedDevices.get(running.identity.managedDeviceId);
  if (running === undefined || managed === undefined) return;
  world.managedDevices.put({ ...managed, lastSyncAt: at });
  world.identities.put({ ...running.identity, lastContactedAt: at });
}

/** Shows the green or red page. */
export function endFlow(world: World, serialKey: string, runId: string, at: number): void {
  const running = runningOf(world, serialKey, runId);
  if (running === undefined || running.run.end === null) return;
  const { device, identity, run } = running;
  const { result } = running.run.end;
  world.devices.put({ ...device, stage: result });
  checkInDevice(world, serialKey, runId, at);
  if (result === "failure" && identity.enrollmentState !== "enrolled")
    world.identities.put({ ...identity, enrollmentState: "failed" });
  planReportEnd(world, device, run, result, at);
}
