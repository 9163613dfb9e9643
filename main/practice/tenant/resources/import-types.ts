import type { ImportedWindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { ImportRow } from "../../world/tenant-rows.ts";
import { complex, type EntityType, fixedText, listOf, oneOf, text, whole } from "../graph/entity-type.ts";

const importState: EntityType = {
  name: "importedWindowsAutopilotDeviceIdentityState",
  properties: {
    deviceImportStatus: oneOf("unknown", "pending", "partial", "complete", "error"),
    deviceRegistrationId: text,
    deviceErrorCode: whole,
    deviceErrorName: text,
  },
};

/** One uploaded registration. */
export const importType: EntityType = {
  name: "importedWindowsAutopilotDeviceIdentity",
  properties: {
    id: fixedText,
    groupTag: text,
    serialNumber: text,
    productKey: text,
    importId: text,
    hardwareIdentifier: { kind: { type: "binary" } },
    state: complex(importState),
    assignedUserPrincipalName: text,
  },
};

/** Body of `import`. */
export const importBody: EntityType = {
  name: "importedWindowsAutopilotDeviceIdentities",
  properties: { importedWindowsAutopilotDeviceIdentities: listOf(importType) },
};

/** An uploaded registration as Graph shows it; the hash is never sent back. */
export function importResource(row: ImportRow): ImportedWindowsAutopilotDeviceIdentity & { "@odata.type"?: string } {
  return {
    id: row.id,
    groupTag: row.groupTag,
    serialNumber: row.serialNumber,
    productKey: row.productKey,
    importId: row.importId,
    hardwareIdentifier: null,
    assignedUserPrincipalName: row.assignedUser,
    state: {
      deviceImportStatus: row.status,
      deviceRegistrationId: row.registrationId,
      deviceErrorCode: row.errorCode,
      deviceErrorName: row.errorName,
    },
  };
}
