import type { UserRow } from "../../world/tenant-setup-rows.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, type Route } from "../graph/route.ts";
import { licenceDetailsType, servicePlansOf, skuIds } from "./organization-types.ts";
import { readLicences, readSelf, readUsers } from "./scopes.ts";
import { userResource, userType } from "./user-types.ts";

const read = { method: "GET", versions: bothVersions, family: "directory", body: { kind: "none" } } as const;

/** People and what they are licensed for. */
export const userRoutes: readonly Route[] = [
  {
    ...read,
    path: "users",
    scopes: readUsers,
    query: directoryListOptions,
    answer: (call) => listAnswer(call, users(call)),
  },
  { ...read, path: "users/{id}", scopes: readUsers, query: ["$select"], answer: readUser },
  {
    ...read,
    path: "users/{id}/licenseDetails",
    scopes: readLicences,
    query: ["$select"],
    answer: (call) => listLicences(call, userOf(call)),
  },
  { ...read, path: "me", context: "users", scopes: readSelf, query: ["$select"], answer: readSelfUser },
  {
    ...read,
    path: "me/licenseDetails",
    scopes: readSelf,
    query: ["$select"],
    answer: (call) => listLicences(call, selfOf(call)),
  },
];

function users(call: GraphCall): ListSource<UserRow> {
  return {
    type: userType,
    rows: call.world.users.all(),
    shown: (row) => userResource(row, call),
    pageSize: 100,
    filters: {
      id: ["eq"],
      userPrincipalName: ["eq", "ne", "startswith", "endswith"],
      displayName: ["eq", "ne", "startswith"],
      givenName: ["eq", "startswith"],
      surname: ["eq", "startswith"],
      mail: ["eq", "startswith", "endswith"],
      accountEnabled: ["eq", "ne"],
    },
    searches: ["displayName", "mail", "userPrincipalName"],
    sorts: true,
    isDirectory: true,
  };
}

/** The person that a path names by id or user principal name. */
export function userOf(call: GraphCall): UserRow | undefined {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  const { users: table } = call.world;
  return table.get(wanted) ?? table.all().find((row) => row.userPrincipalName.toLowerCase() === wanted);
}

function readUser(call: GraphCall): GraphAnswer {
  const row = userOf(call);
  return row === undefined
    ? directoryNotFound(call.parameters.id ?? "")
    : itemAnswer(call, userType, userResource(row, call));
}

/** The person who calls; an application is nobody. */
export function selfOf({ world, caller }: GraphCall): UserRow | undefined {
  return caller.isApplication ? undefined : world.users.get(caller.objectId);
}

function readSelfUser(call: GraphCall): GraphAnswer {
  const row = selfOf(call);
  if (row === undefined)
    return directoryFailure(400, "BadRequest", "/me request is only valid with delegated authentication flow.");
  return itemAnswer(call, userType, userResource(row, call));
}

function listLicences(call: GraphCall, row: UserRow | undefined): GraphAnswer {
  if (row === undefined) return directoryNotFound(call.parameters.id ?? "me");
  const { licence } = row;
  const { subscription } = call.world.switches;
  return listAnswer(call, {
    type: licenceDetailsType,
    rows: licence === "none" ? [] : [licence],
    shown: (product) => ({
      id: Buffer.from(`${row.id}${skuIds[product]}`).toString("base64url").slice(0, 43),
      skuId: skuIds[product],
      skuPartNumber: product === "business" ? "SPB" : "INTUNE_A",
      servicePlans: servicePlansOf(product, subscription),
    }),
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}
