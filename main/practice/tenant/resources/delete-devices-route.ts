import { findIdentityBySerial } from "../../world/registration.ts";
import { type EntityType, texts } from "../graph/entity-type.ts";
import { answered, type GraphAnswer, type GraphCall } from "../graph/graph-call.ts";
import { bothVersions, type Route } from "../graph/route.ts";
import { deleteIdentity } from "./identity-routes.ts";
import { writeServiceConfig } from "./scopes.ts";

const body: EntityType = { name: "deleteDevices", properties: { serialNumbers: texts } };

/**
 * Deletes registrations by serial number. Microsoft's pages of the action describe it and public scripts call it; the
 * metadata has it in neither version.
 */
export const deleteDevicesRoute: Route = {
  method: "POST",
  path: "deviceManagement/windowsAutopilotDeviceIdentities/deleteDevices",
  versions: bothVersions,
  family: "intune",
  scopes: writeServiceConfig,
  query: [],
  body: { kind: "shape", type: body, lenient: true },
  answer: deleteDevices,
};

function deleteDevices(call: GraphCall): GraphAnswer {
  const { serialNumbers } = call.body;
  const wanted = Array.isArray(serialNumbers) ? serialNumbers.map(String) : [];
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#Collection(microsoft.graph.deletedWindowsAutopilotDeviceState)`,
    value: wanted.map((serialNumber) => deleteBySerial(call, serialNumber)),
  });
}

/** What becomes of one of them; `accepted` is no proof that it is gone. */
function deleteBySerial(call: GraphCall, serialNumber: string): object {
  const identity = findIdentityBySerial(call.world, serialNumber);
  const id = identity?.id ?? "";
  const answer = deleteIdentity({ ...call, parameters: { id } });
  return {
    serialNumber,
    deviceRegistrationId: id,
    deletionState: answer.ok ? "accepted" : "failed",
    errorMessage: answer.ok ? "" : answer.phrase || answer.message,
  };
}
