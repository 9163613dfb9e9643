import type { ImportedDeviceIdentityResult } from "@microsoft/microsoft-graph-types-beta";
import { drawGuid } from "../../world/random.ts";
import type { CorporateIdentifierRow } from "../../world/tenant-rows.ts";
import { answered, type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { listAnswer } from "../graph/list-answer.ts";
import { betaAlone, listOptions, type Route } from "../graph/route.ts";
import { corporateIdentifierType, importBody, searchBody } from "./corporate-identifier-types.ts";
import { graphTime } from "./graph-time.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";

const path = "deviceManagement/importedDeviceIdentities";

/** Corporate identifiers, which are for device preparation and say nothing of Autopilot; beta only. */
export const corporateIdentifierRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: betaAlone,
    family: "intune",
    scopes: readServiceConfig,
    query: listOptions,
    body: { kind: "none" },
    answer: (call) =>
      listAnswer(call, {
        type: corporateIdentifierType,
        rows: call.world.corporateIdentifiers.all(),
        shown: identifierResource,
        pageSize: 100,
        filters: { importedDeviceIdentifier: ["eq", "contains"] },
        tellsCount: true,
      }),
  },
  {
    method: "POST",
    path: `${path}/importDeviceIdentityList`,
    versions: betaAlone,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "shape", type: importBody, lenient: true },
    answer: importIdentifiers,
  },
  {
    method: "POST",
    path: `${path}/searchExistingIdentities`,
    versions: betaAlone,
    family: "intune",
    scopes: readServiceConfig,
    query: [],
    body: { kind: "shape", type: searchBody, lenient: true },
    answer: searchIdentifiers,
  },
  {
    method: "DELETE",
    path: `${path}/{id}`,
    versions: betaAlone,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "none" },
    answer: (call) =>
      call.world.corporateIdentifiers.remove((call.parameters.id ?? "").toLowerCase()) ? noContent : intuneNotFound(),
  },
];

function searchIdentifiers(call: GraphCall): GraphAnswer {
  const given = call.body.importedDeviceIdentities;
  const wanted = (Array.isArray(given) ? given : []).map((each: Readonly<Record<string, unknown>>) =>
    String(each.importedDeviceIdentifier ?? "").toLowerCase(),
  );
  const found = call.world.corporateIdentifiers.all().filter((row) => wanted.includes(row.identifier.toLowerCase()));
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#Collection(microsoft.graph.importedDeviceIdentity)`,
    value: found.map(identifierResource),
  });
}

function importIdentifiers(call: GraphCall): GraphAnswer {
  const given = call.body.importedDeviceIdentities;
  if (!Array.isArray(given) || given.length === 0)
    return intuneFailure(400, "BadRequest", "The collection importedDeviceIdentities is empty.");
  const overwrites = call.body.overwriteImportedDeviceIdentities === true;
  const rows = given.map((each: Readonly<Record<string, unknown>>) => takeIdentifier(call, each, overwrites));
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#Collection(microsoft.graph.importedDeviceIdentityResult)`,
    value: rows,
  });
}

function takeIdentifier(
  call: GraphCall,
  body: Readonly<Record<string, unknown>>,
  overwrites: boolean,
): ImportedDeviceIdentityResult {
  const { corporateIdentifiers } = call.world;
  const identifier = String(body.importedDeviceIdentifier ?? "");
  const before = corporateIdentifiers.all().find((row) => row.identifier.toLowerCase() === identifier.toLowerCase());
  const row: CorporateIdentifierRow = {
    id: before?.id ?? drawGuid(call.world.seed, "corporate", identifier.toLowerCase()),
    kind: String(body.importedDeviceIdentityType ?? "unknown"),
    identifier,
    description: typeof body.description === "string" ? body.description : "",
    createdAt: before?.createdAt ?? call.now,
  };
  const isTaken = identifier !== "" && (before === undefined || overwrites);
  return { ...identifierResource(isTaken ? corporateIdentifiers.put(row) : (before ?? row)), status: isTaken };
}

function identifierResource(row: CorporateIdentifierRow): ImportedDeviceIdentityResult {
  return {
    id: row.id,
    importedDeviceIdentifier: row.identifier,
    importedDeviceIdentityType: row.kind as "manufacturerModelSerial",
    description: row.description,
    createdDateTime: graphTime(row.createdAt),
    lastModifiedDateTime: graphTime(row.createdAt),
    lastContactedDateTime: graphTime(null),
    enrollmentState: "notContacted",
    platform: "unknown",
  };
}
