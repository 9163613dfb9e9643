import type { EntityType } from "../graph/entity-type.ts";
import { fixedText, texts } from "../graph/entity-type.ts";
import { answered, type GraphAnswer, type GraphCall } from "../graph/graph-call.ts";
import { directoryNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { deviceOf } from "./entra-device-routes.ts";
import { deviceResource } from "./entra-device-types.ts";
import { groupResource } from "./group-types.ts";
import { readDevices, readGroups, readWholeUsers } from "./scopes.ts";
import { userResource } from "./user-types.ts";

const read = { method: "GET", versions: bothVersions, family: "directory", body: { kind: "none" } } as const;
const directory = ["Directory.Read.All", "Directory.ReadWrite.All"];

const objectType: EntityType = { name: "directoryObject", properties: { id: fixedText } };
const idsBody: EntityType = { name: "getByIds", properties: { ids: texts, types: texts } };

/** Objects of the directory by nothing but their ids, and whose they are. Nobody owns a group of a simulated tenant. */
export const directoryObjectRoutes: readonly Route[] = [
  { ...read, path: "directoryObjects/{id}", scopes: directory, query: ["$select"], answer: readObject },
  {
    method: "POST",
    path: "directoryObjects/getByIds",
    versions: bothVersions,
    family: "directory",
    scopes: directory,
    query: [],
    body: { kind: "shape", type: idsBody, lenient: false },
    answer: readObjects,
  },
  {
    ...read,
    path: "groups/{id}/owners",
    context: "directoryObjects",
    scopes: readGroups,
    query: listOptions,
    answer: (call) => people(call, call.world.groups.get((call.parameters.id ?? "").toLowerCase()), ""),
  },
  ...["registeredOwners", "registeredUsers"].map(
    (name): Route => ({
      ...read,
      path: `devices/{id}/${name}`,
      context: "directoryObjects",
      scopes: [...readDevices, ...readWholeUsers],
      query: listOptions,
      answer: (call) => people(call, deviceOf(call), personAt(call)),
    }),
  ),
];

/** Whoever signed in on the device that a path names; empty before that. */
function personAt(call: GraphCall): string {
  const { deviceId } = deviceOf(call) ?? { deviceId: "" };
  return call.world.managedDevices.all().find(({ entraDeviceId }) => entraDeviceId === deviceId)?.userId ?? "";
}

function people(call: GraphCall, object: object | undefined, userId: string): GraphAnswer {
  if (object === undefined) return directoryNotFound((call.parameters.id ?? "").toLowerCase());
  const user = call.world.users.get(userId);
  return listAnswer(call, {
    type: objectType,
    rows: user === undefined ? [] : [user],
    shown: (row) => ({ "@odata.type": "#microsoft.graph.user", ...userResource(row, call) }),
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function objectOf(call: GraphCall, id: string): Item | undefined {
  const { entraDevices, users, groups } = call.world;
  const device = entraDevices.get(id);
  if (device !== undefined) return { "@odata.type": "#microsoft.graph.device", ...deviceResource(device) };
  const user = users.get(id);
  if (user !== undefined) return { "@odata.type": "#microsoft.graph.user", ...userResource(user, call) };
  const group = groups.get(id);
  return group === undefined ? undefined : { "@odata.type": "#microsoft.graph.group", ...groupResource(group) };
}

function readObject(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  const found = objectOf(call, id);
  return found === undefined ? directoryNotFound(id) : itemAnswer(call, objectType, found);
}

/** Ids that nothing has are left out without a word. */
function readObjects(call: GraphCall): GraphAnswer {
  const { ids, types } = call.body;
  const wanted = Array.isArray(types) && types.length > 0 ? types.map((type) => `#microsoft.graph.${type}`) : undefined;
  const found = (Array.isArray(ids) ? ids : []).flatMap((id) => {
    const object = objectOf(call, String(id).toLowerCase());
    const type = object !== undefined && "@odata.type" in object ? String(object["@odata.type"]) : "";
    return object === undefined || wanted?.includes(type) === false ? [] : [object];
  });
  return answered({ "@odata.context": `${call.origin}/${call.version}/$metadata#directoryObjects`, value: found });
}
