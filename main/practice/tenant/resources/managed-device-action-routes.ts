import { requestDeviceAction } from "../../world/device-actions.ts";
import { requestManagedDeviceRemoval } from "../../world/managed-device.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import type { RemoteAction } from "../../world/world-events.ts";
import { answered, type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { bulkBody, cleanBody, nameBody, wipeBody } from "./managed-device-action-types.ts";
import { actOnDevices, writeManagedDevices } from "./scopes.ts";

const path = "deviceManagement/managedDevices/{id}";
const act = { method: "POST", versions: bothVersions, family: "intune", scopes: actOnDevices, query: [] } as const;
const nothing = { kind: "none" } as const;

/** What can be done to a managed device from afar. */
export const managedDeviceActionRoutes: readonly Route[] = [
  {
    ...act,
    path: "deviceManagement/managedDevices/executeAction",
    versions: betaAlone,
    body: { kind: "shape", type: bulkBody, lenient: true },
    answer: executeAction,
  },
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

const bulkActions = ["syncDevice", "rebootNow", "retire", "wipe"] as const;

/** Does the same to many devices, and says what became of each. */
function executeAction(call: GraphCall): GraphAnswer {
  const { actionName, deviceIds } = call.body;
  const ids = Array.isArray(deviceIds) ? deviceIds.map((id) => String(id).toLowerCase()) : [];
  const name = bulkActions.find((each) => each === actionName);
  const known = ids.filter((id) => call.world.managedDevices.get(id) !== undefined);
  const done: string[] = [];
  for (const id of known) {
    const answer =
      name === undefined ? undefined : doing({ name })({ ...call, parameters: { ...call.parameters, id } });
    if (answer?.ok === true || (actionName === "delete" && requestManagedDeviceRemoval(call.world, id, call.now)))
      done.push(id);
  }
  const isSupported = name !== undefined || actionName === "delete";
  const rest = known.filter((id) => !done.includes(id));
  return answered({
    "@odata.context": `${call.origin}/beta/$metadata#microsoft.graph.bulkManagedDeviceActionResult`,
    successfulDeviceIds: done,
    failedDeviceIds: isSupported ? rest : [],
    notFoundDeviceIds: ids.filter((id) => !known.includes(id)),
    notSupportedDeviceIds: isSupported ? [] : rest,
  });
}
