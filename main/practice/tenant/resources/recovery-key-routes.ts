import type { BitlockerRecoveryKey } from "@microsoft/microsoft-graph-types";
import { drawBetween, drawGuid } from "../../world/random.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import type { World } from "../../world/world.ts";
import { type EntityType, fixedText, fixedTime, oneOf, text } from "../graph/entity-type.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { badRequest, directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import { readRecoveryKeys } from "./scopes.ts";

const path = "informationProtection/bitlocker/recoveryKeys";
const volumeTypes = ["operatingSystemVolume", "fixedDataVolume", "removableDataVolume", "unknownFutureValue"];

/** That a recovery key is kept; the key itself is in no list. */
export const recoveryKeyType: EntityType = {
  name: "bitlockerRecoveryKey",
  properties: {
    id: fixedText,
    createdDateTime: fixedTime,
    deviceId: text,
    volumeType: oneOf(...volumeTypes),
    key: fixedText,
  },
};

const read = {
  method: "GET",
  versions: bothVersions,
  family: "directory",
  scopes: readRecoveryKeys,
  body: { kind: "none" },
} as const;

/** Whether recovery keys of encrypted devices are kept. */
export const recoveryKeyRoutes: readonly Route[] = [
  { ...read, path, query: ["$filter", "$select", "$skiptoken"], answer: listKeys },
  { ...read, path: `${path}/{id}`, query: ["$select"], answer: readKey },
];

/** Encrypted devices have one key, of their system volume, since a little after they enrolled. */
function keysOf(world: World): readonly ManagedDeviceRow[] {
  return world.managedDevices.all().filter((row) => row.isEncrypted);
}

function needsUserAgent(call: GraphCall): GraphAnswer | undefined {
  return call.userAgent === "" ? badRequest("The User-Agent header is required.") : undefined;
}

function listKeys(call: GraphCall): GraphAnswer {
  const refused = needsUserAgent(call) ?? (asksForKey(call) ? noKeyInList() : undefined);
  if (refused !== undefined) return refused;
  return listAnswer(call, {
    type: recoveryKeyType,
    rows: keysOf(call.world),
    shown: (row) => keyResource(call.world, row),
    pageSize: 100,
    filters: { deviceId: ["eq"] },
    isDirectory: true,
  });
}

function asksForKey(call: GraphCall): boolean {
  return call.query.$select?.split(",").some((name) => name.trim().toLowerCase() === "key") === true;
}

function noKeyInList(): GraphAnswer {
  return badRequest("The property 'key' cannot be selected in a list.");
}

/** The key is shown only to who selects it and may, and that is written down. */
function readKey(call: GraphCall): GraphAnswer {
  const refused = needsUserAgent(call);
  if (refused !== undefined) return refused;
  const wanted = (call.parameters.id ?? "").toLowerCase();
  const row = keysOf(call.world).find((each) => keyIdOf(call.world, each) === wanted);
  if (row === undefined) return directoryNotFound(wanted);
  const resource = keyResource(call.world, row);
  if (!asksForKey(call)) return itemAnswer(call, recoveryKeyType, resource);
  if (!call.caller.scopes.includes("BitlockerKey.Read.All"))
    return directoryFailure(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  const parts = Array.from({ length: 8 }, (_, part) =>
    String(drawBetween(call.world.seed, 0, 720_895, "recoveryKey", row.id, part)).padStart(6, "0"),
  );
  return itemAnswer(call, recoveryKeyType, { ...resource, key: parts.join("-") });
}

function keyIdOf(world: World, row: ManagedDeviceRow): string {
  return drawGuid(world.seed, "recoveryKey", row.id);
}

/** Microsoft's own sample writes the kind of volume as a number in a text. */
function keyResource(world: World, row: ManagedDeviceRow): BitlockerRecoveryKey {
  const { recoveryKeyVolume } = world.switches;
  return {
    id: keyIdOf(world, row),
    createdDateTime: graphTime(row.enrolledAt),
    volumeType: (recoveryKeyVolume === "number" ? "1" : "operatingSystemVolume") as "operatingSystemVolume",
    deviceId: row.entraDeviceId,
  };
}
