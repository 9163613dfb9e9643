import { requestDeviceAction } from "../../world/device-actions.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import type { RemoteAction } from "../../world/world-events.ts";
import { betaOnly, type EntityType, flag, text } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { actOnDevices, writeManagedDevices } from "./scopes.ts";

const path = "deviceManagement/managedDevices/{id}";
const act = { method: "POST", versions: bothVersions, family: "intune", scopes: actOnDevices, query: [] } as const;
const nothing = { kind: "none" } as const;

/** Body of `wipe`; protected wipes exist in beta alone. */
const wipeBody: EntityType = {
  name: "wipe",
  properties: {
    keepEnrollmentData: flag,
    keepUserData: flag,
    macOsUnlockCode: text,
    obliterationBehavior: betaOnly(text),
    persistEsimDataPlan: betaOnly(flag),
    useProtectedWipe: betaOnly(flag),
  },
};
const cleanBody: EntityType = { name: "cleanWindowsDevice", properties: { keepUserData: flag } };
const nameBody: EntityType = { name: "setDeviceName", properties: { deviceName: text } };

/** What can be done to a managed device from afar. */
export const managedDeviceActionRoutes: readonly Route[] = [
  { ...act, path: `${path}/syncDevice`, body: nothing, answer: doing({ name: "syncDevice" }) },
  { ...act, path: `${path}/rebootNow`, body: nothing, answer: doing({ name: "rebootNow" }) },
  { ...act, path: `${path}/retire`, body: nothing, answer: doing({ name: "retire" }) },
  {
    ...act,
    path: `${path}/wipe`,
    scopes: [...writeManagedDevices, ...actOnDevices],
    body: { kind: "shape", type: wipeBody, lenient: true, optional: true },
    answer: doing({ name: "wipe" }),
  },
  {
    ...act,
    path: `${path}/cleanWindowsDevice`,
    body: { kind: "shape", type: cleanBody, lenient: true, optional: true },
    answer: doing({ name: "cleanWindowsDevice" }),
  },
  {
    ...act,
    path: `${path}/setDeviceName`,
    versions: betaAlone,
    body: { kind: "shape", type: nameBody, lenient: true },
    answer: rename,
  },
];

/** The managed device that a path names. */
export function managedDeviceOf(call: GraphCall): ManagedDeviceRow | undefined {
  return call.world.managedDevices.get((call.parameters.id ?? "").toLowerCase());
}

function doing(action: RemoteAction): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const row = managedDeviceOf(call);
    if (row === undefined) return intuneNotFound();
    if (row.managementState !== "managed" && action.name !== "syncDevice")
      return intuneFailure(400, "BadRequest", "Another action is pending on this device.");
    requestDeviceAction(call.world, row, action, call.now);
    return noContent;
  };
}

function rename(call: GraphCall): GraphAnswer {
  const { deviceName } = call.body;
  if (typeof deviceName !== "string" || !/^(?!\d+$)[A-Za-z0-9-]{1,15}$/.test(deviceName))
    return intuneFailure(400, "BadRequest", "The device name is not valid.");
  return doing({ name: "setDeviceName", deviceName })(call);
}
