import type { DirectoryRole } from "@microsoft/microsoft-graph-types";
import { drawGuid } from "../../world/random.ts";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import type { GroupRow, UserRow } from "../../world/tenant-setup-rows.ts";
import type { WorldSwitches } from "../../world/world-switches.ts";
import { type EntityType, fixedText, flag, text, texts } from "../graph/entity-type.ts";
import { answered, type GraphAnswer, type GraphCall } from "../graph/graph-call.ts";
import { directoryNotFound } from "../graph/graph-failure.ts";
import { type Item, type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, listOptions, type Route } from "../graph/route.ts";
import { deviceOf } from "./entra-device-routes.ts";
import { groupResource, groupType } from "./group-types.ts";
import { readDevices, readGroups, readUsers, readWholeUsers } from "./scopes.ts";
import { selfOf, userOf } from "./user-routes.ts";

const read = { method: "GET", versions: bothVersions, family: "directory", body: { kind: "none" } } as const;
const ask = { method: "POST", versions: bothVersions, family: "directory", query: [] } as const;

const checkBody: EntityType = { name: "checkMemberGroups", properties: { groupIds: texts } };
const listBody: EntityType = { name: "getMemberGroups", properties: { securityEnabledOnly: flag } };

/** A role that people of the directory have. */
const roleType: EntityType = {
  name: "directoryRole",
  hidesId: true,
  properties: { id: fixedText, displayName: text, description: text, roleTemplateId: text },
};

/** The role that a technician has in the directory, with its template (the same in every tenant). */
const roles: Readonly<Record<WorldSwitches["technicianRole"], readonly [name: string, template: string] | undefined>> =
  {
    intuneAdministrator: ["Intune Administrator", "3a2c62db-5318-420d-8d74-23affee5d9d5"],
    readOnly: ["Global Reader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
    none: undefined,
  };

/** Who can be a member: its path, who may ask, and how it is found. */
type Kind = {
  readonly path: string;
  readonly scopes: readonly string[];
  readonly of: (call: GraphCall) => EntraDeviceRow | UserRow | undefined;
};

const kinds: readonly Kind[] = [
  { path: "devices/{id}", scopes: readDevices, of: deviceOf },
  { path: "users/{id}", scopes: [...readWholeUsers, ...readGroups], of: userOf },
  { path: "me", scopes: ["User.Read", ...readUsers], of: selfOf },
];

/** What devices and people are members of. No group holds another, so all that is transitive is direct. */
export const membershipRoutes: readonly Route[] = kinds.flatMap(({ path, scopes, of }): readonly Route[] => {
  const answering =
    (answer: (call: GraphCall, member: EntraDeviceRow | UserRow) => GraphAnswer) =>
    (call: GraphCall): GraphAnswer => {
      const member = of(call);
      return member === undefined
        ? directoryNotFound((call.parameters.id ?? "me").toLowerCase())
        : answer(call, member);
    };
  return [
    ...["memberOf", "transitiveMemberOf"].flatMap((name): readonly Route[] => [
      {
        ...read,
        scopes,
        path: `${path}/${name}`,
        context: "directoryObjects",
        query: listOptions,
        answer: answering((call, member) => listAnswer(call, everythingOf(call, member))),
      },
      {
        ...read,
        scopes,
        path: `${path}/${name}/microsoft.graph.group`,
        context: "groups",
        query: directoryListOptions,
        answer: answering((call, member) => listAnswer(call, listOf(groupType, groupsOf(call, member)))),
      },
      {
        ...read,
        scopes,
        path: `${path}/${name}/microsoft.graph.directoryRole`,
        context: "directoryRoles",
        query: directoryListOptions,
        answer: answering((call, member) => listAnswer(call, listOf(roleType, rolesOf(call, member)))),
      },
    ]),
    {
      ...ask,
      scopes,
      path: `${path}/checkMemberGroups`,
      body: { kind: "shape", type: checkBody, lenient: false },
      answer: answering((call, member) => {
        const asked = Array.isArray(call.body.groupIds) ? call.body.groupIds.map((id) => String(id).toLowerCase()) : [];
        return idList(
          call,
          asked.filter((id) => member.groupIds.includes(id)),
        );
      }),
    },
    {
      ...ask,
      scopes,
      path: `${path}/getMemberGroups`,
      body: { kind: "shape", type: listBody, lenient: false },
      answer: answering((call, member) => idList(call, member.groupIds)),
    },
  ];
});

function groupsOf({ world }: GraphCall, { groupIds }: EntraDeviceRow | UserRow): readonly Item[] {
  return groupIds.flatMap((id) => {
    const group: GroupRow | undefined = world.groups.get(id);
    return group === undefined ? [] : [groupResource(group)];
  });
}

function rolesOf({ world }: GraphCall, member: EntraDeviceRow | UserRow): readonly DirectoryRole[] {
  const role = member.id === world.tenant.technicianId ? roles[world.switches.technicianRole] : undefined;
  if (role === undefined) return [];
  const [displayName, roleTemplateId] = role;
  return [
    { id: drawGuid(world.seed, "directoryRole", roleTemplateId), displayName, description: null, roleTemplateId },
  ];
}

/** Groups and roles in one list, each with its type. */
function everythingOf(call: GraphCall, member: EntraDeviceRow | UserRow): ListSource<Item> {
  const typed = (type: EntityType, items: readonly Item[]): readonly Item[] =>
    items.map((item) => ({ "@odata.type": `#microsoft.graph.${type.name}`, ...item }));
  const properties = { ...roleType.properties, ...groupType.properties };
  const unset = Object.entries(properties).map(([name, { unset: _unset, ...rest }]) => [name, rest] as const);
  return listOf({ ...groupType, name: "directoryObject", properties: Object.fromEntries(unset) }, [
    ...typed(groupType, groupsOf(call, member)),
    ...typed(roleType, rolesOf(call, member)),
  ]);
}

function listOf(type: EntityType, rows: readonly Item[]): ListSource<Item> {
  return {
    type,
    rows,
    shown: (item) => item,
    pageSize: 100,
    filters: { id: ["eq"], displayName: ["eq", "startswith"], roleTemplateId: ["eq"] },
    searches: ["displayName"],
    isDirectory: true,
  };
}

function idList(call: GraphCall, value: readonly string[]): GraphAnswer {
  return answered({ "@odata.context": `${call.origin}/${call.version}/$metadata#Collection(Edm.String)`, value });
}
