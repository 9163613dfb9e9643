import { type ImportUpload, takeImport } from "../../world/registration.ts";
import { serialNumberKey } from "../../world/serial-number-key.ts";
import type { ImportRow } from "../../world/tenant-rows.ts";
import { answered, type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { importBody, importResource, importType } from "./import-types.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";
import { isShortHash, readUploadedHash } from "./uploaded-hash.ts";

const path = "deviceManagement/importedWindowsAutopilotDeviceIdentities";

/** Registration: upload, watch, tidy up. */
export const importRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: readServiceConfig,
    query: listOptions,
    body: { kind: "none" },
    answer: listImports,
  },
  {
    method: "POST",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "shape", type: importType, lenient: true },
    answer: createImport,
  },
  {
    method: "POST",
    path: `${path}/import`,
    versions: bothVersions,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "shape", type: importBody, lenient: true },
    answer: importMany,
  },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: readServiceConfig,
    query: ["$select"],
    body: { kind: "none" },
    answer: readImport,
  },
  {
    method: "DELETE",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "none" },
    answer: deleteImport,
  },
];

function listImports(call: GraphCall): GraphAnswer {
  const { switches } = call.world;
  return listAnswer(call, {
    type: importType,
    rows: call.world.imports.all(),
    shown: importResource,
    pageSize: switches.identityPageSize,
    filters: { importId: ["eq"], serialNumber: switches.refusesSerialEquals ? ["contains"] : ["contains", "eq"] },
    kept: { importId: "importId", serialNumber: "serialNumber" },
    tellsCount: true,
  });
}

function readImport(call: GraphCall): GraphAnswer {
  const row = call.world.imports.get((call.parameters.id ?? "").toLowerCase());
  return row === undefined ? intuneNotFound() : itemAnswer(call, importType, importResource(row));
}

function createImport(call: GraphCall): GraphAnswer {
  if (isOfForeignDomain(call, call.body.assignedUserPrincipalName)) return foreignDomain();
  const [row] = takeRows(call, [call.body]);
  return row === undefined
    ? intuneFailure(400, "BadRequest", "Empty Payload")
    : itemAnswer(call, importType, importResource(row), 201);
}

function importMany(call: GraphCall): GraphAnswer {
  const bodies = call.body.importedWindowsAutopilotDeviceIdentities;
  if (!Array.isArray(bodies) || bodies.length === 0)
    return intuneFailure(400, "BadRequest", "The collection importedWindowsAutopilotDeviceIdentities is empty.");
  const { mostImportRows, tooManyRowsStatus } = call.world.switches;
  if (bodies.length > mostImportRows)
    return tooManyRowsStatus === 413
      ? intuneFailure(413, "RequestEntityTooLarge", "The request is too large.")
      : intuneFailure(400, "BadRequest", `No more than ${mostImportRows} devices can be imported at once.`);
  const stranger = bodies.find((body) => isOfForeignDomain(call, body.assignedUserPrincipalName));
  if (stranger !== undefined) return foreignDomain();
  const rows = takeRows(call, bodies);
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#Collection(microsoft.graph.importedWindowsAutopilotDeviceIdentity)`,
    value: rows.map(importResource),
  });
}

/** Only the domain of an assigned user is looked at; whether there is such a person shows on the device alone. */
function isOfForeignDomain(call: GraphCall, user: unknown): boolean {
  const { switches, tenant } = call.world;
  if (switches.foreignUserDomain === "taken" || typeof user !== "string" || user === "") return false;
  return user.split("@").at(-1)?.toLowerCase() !== tenant.domain;
}

function foreignDomain(): GraphAnswer {
  return intuneFailure(400, "BadRequest", "The domain of the assigned user is not a verified domain of the tenant.");
}

function takeRows(call: GraphCall, bodies: readonly Readonly<Record<string, unknown>>[]): readonly ImportRow[] {
  const seen = new Set<string>();
  return bodies.map((body) => {
    const upload = uploadOf(body);
    const key = serialNumberKey(upload.hardware?.serialNumber || upload.serialNumber);
    const duplicate = seen.has(key);
    seen.add(key);
    return takeImport(call.world, { ...upload, duplicate }, call.now);
  });
}

function uploadOf(body: Readonly<Record<string, unknown>>): ImportUpload {
  const textOf = (name: string): string => (typeof body[name] === "string" ? body[name] : "");
  const hardware = readUploadedHash(textOf("hardwareIdentifier"));
  return {
    serialNumber: textOf("serialNumber"),
    productKey: textOf("productKey"),
    groupTag: textOf("groupTag"),
    assignedUser: textOf("assignedUserPrincipalName"),
    importId: textOf("importId"),
    hardware,
    hasShortHash: isShortHash(textOf("hardwareIdentifier")),
    duplicate: false,
  };
}

function deleteImport(call: GraphCall): GraphAnswer {
  return call.world.imports.remove((call.parameters.id ?? "").toLowerCase()) ? noContent : intuneNotFound();
}
