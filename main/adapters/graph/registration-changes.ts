import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { RegistrationUpdate } from "../../app/ports/device-directory.ts";
import { type ChangePart, sendInBatches } from "./change-batches.ts";
import type { GraphClient } from "./graph-client.ts";
import { graphScopes } from "./scopes.ts";

const collection = "/deviceManagement/windowsAutopilotDeviceIdentities";

/** Changes values of registered devices, twenty with one call; one result for each update, in their order. */
export async function changeRegistrations(
  client: GraphClient,
  tenant: TenantId,
  updates: readonly RegistrationUpdate[],
): Promise<readonly Result<void>[]> {
  const call = {
    operation: "changeRegistrations",
    tenant,
    version: "v1.0",
    scopes: graphScopes.changeEnrollment,
    priority: "technician",
    // What becomes of a batch that broke off is read from the list before anything is sent again.
    repeatable: false,
  } as const;
  const answers = await sendInBatches(client, call, updates.map(partOf));
  return answers.map((answer) => (answer.ok ? ok(undefined) : answer));
}

/** Only what is to change is sent (graph-api b.1); a user has an action of its own, and one to take them away. */
function partOf(update: RegistrationUpdate): ChangePart {
  const path = `${collection}/${encodeURIComponent(update.ztdId)}`;
  if (update.kind === "properties") {
    const { groupTag, displayName } = update;
    const body = {
      ...(groupTag === undefined ? {} : { groupTag }),
      ...(displayName === undefined ? {} : { displayName }),
    };
    return { method: "POST", url: `${path}/updateDeviceProperties`, body };
  }
  // A batch takes no POST without a body.
  if (update.userPrincipalName === "") return { method: "POST", url: `${path}/unassignUserFromDevice`, body: {} };
  const { userPrincipalName, addressableUserName } = update;
  return { method: "POST", url: `${path}/assignUserToDevice`, body: { userPrincipalName, addressableUserName } };
}
