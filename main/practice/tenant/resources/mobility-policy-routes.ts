import type { MobileDeviceManagementPolicy } from "@microsoft/microsoft-graph-types-beta";
import type { MobilityPolicyRow } from "../../world/tenant-setup-rows.ts";
import type { EntityType } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { groupResource, groupType } from "./group-types.ts";
import { mobilityPolicyType } from "./mobility-policy-types.ts";
import { readPolicies, writeMobility } from "./scopes.ts";

const kinds = { mdm: "mobileDeviceManagementPolicies", mam: "mobileAppManagementPolicies" } as const;
const urlNames = ["discoveryUrl", "termsOfUseUrl", "complianceUrl"] as const;

const reference: EntityType = { name: "reference", properties: {} };

/** Automatic enrolment, of devices (MDM) and of apps (MAM); beta and delegated only. */
export const mobilityPolicyRoutes: readonly Route[] = (["mdm", "mam"] as const).flatMap((kind): readonly Route[] => {
  const path = `policies/${kinds[kind]}`;
  const read = {
    method: "GET",
    versions: betaAlone,
    family: "directory",
    scopes: readPolicies,
    roles: [],
    body: { kind: "none" },
  } as const;
  const write = { versions: betaAlone, family: "directory", scopes: writeMobility, roles: [], query: [] } as const;
  const of = (answer: (call: GraphCall, row: MobilityPolicyRow) => GraphAnswer) => (call: GraphCall) => {
    const row = policyOf(call, kind);
    return row === undefined ? directoryNotFound(call.parameters.id ?? "") : answer(call, row);
  };
  return [
    { ...read, path, query: ["$select", "$expand", "$top"], answer: (call) => listPolicies(call, kind) },
    { ...read, path: `${path}/{id}`, query: ["$select", "$expand"], answer: of(readPolicy) },
    {
      ...write,
      method: "PATCH",
      path: `${path}/{id}`,
      body: { kind: "shape", type: mobilityPolicyType, lenient: false },
      answer: of(patchPolicy),
    },
    { ...read, path: `${path}/{id}/includedGroups`, query: ["$select", "$top"], answer: of(listIncluded) },
    {
      ...write,
      method: "POST",
      path: `${path}/{id}/includedGroups/$ref`,
      body: { kind: "shape", type: reference, lenient: false },
      answer: of(includeGroup),
    },
    {
      ...write,
      method: "DELETE",
      path: `${path}/{id}/includedGroups/{groupId}/$ref`,
      body: { kind: "none" },
      answer: of(excludeGroup),
    },
  ];
});

function publicId(row: MobilityPolicyRow): string {
  return row.id.replace(/^mam /, "");
}

function policyOf(call: GraphCall, kind: MobilityPolicyRow["kind"]): MobilityPolicyRow | undefined {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  return call.world.mobilityPolicies.all().find((row) => row.kind === kind && publicId(row) === wanted);
}

const unknownExpand = "Parsing OData Select and Expand failed: the navigation does not exist on this type.";

/** Null when `$expand` asks for what there is not. */
function shown(call: GraphCall, row: MobilityPolicyRow): Item | null {
  const { $expand } = call.query;
  if ($expand !== undefined && $expand.trim().toLowerCase() !== "includedgroups") return null;
  const item = policyResource(row);
  return $expand === undefined ? item : { ...item, includedGroups: includedIn(call, row).map(groupResource) };
}

function listPolicies(call: GraphCall, kind: MobilityPolicyRow["kind"]): GraphAnswer {
  const rows = call.world.mobilityPolicies
    .all()
    .filter((row) => row.kind === kind)
    .map((row) => shown(call, row));
  const known = rows.filter((item) => item !== null);
  if (known.length < rows.length) return badRequest(unknownExpand);
  return listAnswer(call, {
    type: mobilityPolicyType,
    rows: known,
    shown: (item) => item,
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function readPolicy(call: GraphCall, row: MobilityPolicyRow): GraphAnswer {
  const item = shown(call, row);
  return item === null ? badRequest(unknownExpand) : itemAnswer(call, mobilityPolicyType, item);
}

/** Who it applies to and its addresses are changed by requests of their own; `selected` comes of itself with a group. */
function patchPolicy(call: GraphCall, row: MobilityPolicyRow): GraphAnswer {
  const { appliesTo, isMdmEnrollmentDuringRegistrationDisabled } = call.body;
  const urls = urlNames.filter((name) => call.body[name] !== undefined);
  if (appliesTo !== undefined && (urls.length > 0 || isMdmEnrollmentDuringRegistrationDisabled !== undefined))
    return directoryFailure(400, "Request_BadRequest", "Simultaneous patch of appliesTo and URLs is not supported.");
  if (appliesTo !== undefined && appliesTo !== "all" && appliesTo !== "none")
    return directoryFailure(400, "Request_BadRequest", "The value of appliesTo cannot be set.");
  call.world.mobilityPolicies.put({
    ...row,
    ...Object.fromEntries(urls.map((name) => [name, call.body[name]])),
    ...(appliesTo === undefined ? {} : { appliesTo, groupIds: [] }),
    ...(typeof isMdmEnrollmentDuringRegistrationDisabled === "boolean"
      ? { skipsEnrolmentAtRegistration: isMdmEnrollmentDuringRegistrationDisabled }
      : {}),
  });
  return noContent;
}

function includedIn(call: GraphCall, row: MobilityPolicyRow) {
  return row.groupIds.map((id) => call.world.groups.get(id)).filter((group) => group !== undefined);
}

function listIncluded(call: GraphCall, row: MobilityPolicyRow): GraphAnswer {
  return listAnswer(call, {
    type: groupType,
    rows: includedIn(call, row),
    shown: groupResource,
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function includeGroup(call: GraphCall, row: MobilityPolicyRow): GraphAnswer {
  const address = String(call.body["@odata.id"] ?? "");
  const id = /\/(?:groups|directoryObjects)(?:\/([0-9a-f-]{36})|\('([0-9a-f-]{36})'\))$/i.exec(address);
  const groupId = (id?.[1] ?? id?.[2] ?? "").toLowerCase();
  if (groupId === "") return directoryFailure(400, "Request_BadRequest", "Invalid URL format specified in payload.");
  if (call.world.groups.get(groupId) === undefined) return directoryNotFound(groupId);
  if (row.groupIds.includes(groupId))
    return directoryFailure(
      400,
      "Request_BadRequest",
      "One or more added object references already exist for the following modified properties: 'includedGroups'.",
    );
  call.world.mobilityPolicies.put({ ...row, appliesTo: "selected", groupIds: [...row.groupIds, groupId] });
  return noContent;
}

function excludeGroup(call: GraphCall, row: MobilityPolicyRow): GraphAnswer {
  const groupId = (call.parameters.groupId ?? "").toLowerCase();
  if (!row.groupIds.includes(groupId)) return directoryNotFound(groupId);
  call.world.mobilityPolicies.put({ ...row, groupIds: row.groupIds.filter((id) => id !== groupId) });
  return noContent;
}

function policyResource(row: MobilityPolicyRow): MobileDeviceManagementPolicy {
  return {
    id: publicId(row),
    appliesTo: row.appliesTo,
    displayName: row.displayName,
    description: row.description,
    discoveryUrl: row.discoveryUrl,
    termsOfUseUrl: row.termsOfUseUrl,
    complianceUrl: row.complianceUrl,
    isValid: true,
    ...(row.kind === "mdm" ? { isMdmEnrollmentDuringRegistrationDisabled: row.skipsEnrolmentAtRegistration } : {}),
  };
}
