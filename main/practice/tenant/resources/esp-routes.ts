import { drawGuid } from "../../world/random.ts";
import type { AssignmentTarget, EspRow } from "../../world/tenant-setup-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { blankEsp, changeEsp } from "./esp-body.ts";
import {
  espAssignBody,
  espAssignments,
  espAssignmentType,
  espPriorityBody,
  espResource,
  espType,
} from "./esp-types.ts";
import { otherConfigurations } from "./other-configurations.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";
import { readTarget } from "./target-types.ts";

const path = "deviceManagement/deviceEnrollmentConfigurations";
const read = {
  method: "GET",
  versions: bothVersions,
  family: "intune",
  scopes: readServiceConfig,
  body: { kind: "none" },
} as const;
const write = { versions: bothVersions, family: "intune", scopes: writeServiceConfig, query: [] } as const;
const shape = { kind: "shape", lenient: true } as const;

/** Enrollment Status Pages among the enrolment configurations. */
export const espRoutes: readonly Route[] = [
  { ...read, path, query: [...listOptions, "$expand"], answer: listEsps },
  { ...write, method: "POST", path, body: { ...shape, type: espType }, answer: createEsp },
  { ...read, path: `${path}/{id}`, query: ["$select", "$expand"], answer: readEsp },
  { ...write, method: "PATCH", path: `${path}/{id}`, body: { ...shape, type: espType }, answer: patchEsp },
  { ...write, method: "DELETE", path: `${path}/{id}`, body: { kind: "none" }, answer: deleteEsp },
  { ...read, path: `${path}/{id}/assignments`, query: ["$select", "$top", "$skiptoken"], answer: listAssignments },
  { ...write, method: "POST", path: `${path}/{id}/assign`, body: { ...shape, type: espAssignBody }, answer: assignEsp },
  {
    ...write,
    method: "POST",
    path: `${path}/{id}/setPriority`,
    body: { ...shape, type: espPriorityBody },
    answer: setPriority,
  },
];

/** A configuration of another kind that the path names. */
function otherOf(call: GraphCall): Item | undefined {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  return otherConfigurations(call.world).find((other) => other.id.toLowerCase() === wanted);
}

/** Why nothing can be done to what is not an Enrollment Status Page. */
function notAnEsp(call: GraphCall): GraphAnswer {
  return otherOf(call) === undefined
    ? intuneNotFound()
    : intuneFailure(400, "BadRequest", "The default configuration cannot be changed in this tenant.");
}

function espOf(call: GraphCall): EspRow | undefined {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  return call.world.esps.all().find((row) => row.id.toLowerCase() === wanted);
}

function isAssignments(expand: string): boolean {
  return expand.trim().toLowerCase() === "assignments";
}

const unknownExpand = "Parsing OData Select and Expand failed: the navigation does not exist on this type.";

function expanded(call: GraphCall, row: EspRow): Item | undefined {
  const { $expand } = call.query;
  if ($expand === undefined) return { ...espResource(row) };
  return isAssignments($expand) ? { ...espResource(row), assignments: espAssignments(row, call.version) } : undefined;
}

function expandedOther(call: GraphCall, other: Item | undefined): Item | undefined {
  const { $expand } = call.query;
  if (other === undefined || $expand === undefined) return other;
  return isAssignments($expand) ? { ...other, assignments: [] } : undefined;
}

function listEsps(call: GraphCall): GraphAnswer {
  const items = [
    ...otherConfigurations(call.world).map((other) => expandedOther(call, other)),
    ...call.world.esps.all().map((row) => expanded(call, row)),
  ];
  if (items.includes(undefined)) return badRequest(unknownExpand);
  return listAnswer(call, {
    type: espType,
    rows: items.filter((item) => item !== undefined),
    shown: (item) => item,
    pageSize: 100,
    filters: { deviceEnrollmentConfigurationType: ["eq"] },
  });
}

function readEsp(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  const other = otherOf(call);
  if (row === undefined && other === undefined) return intuneNotFound();
  const item = row === undefined ? expandedOther(call, other) : expanded(call, row);
  return item === undefined ? badRequest(unknownExpand) : itemAnswer(call, espType, item);
}

function createEsp(call: GraphCall): GraphAnswer {
  const type = String(call.body["@odata.type"] ?? "").toLowerCase();
  if (type !== "#microsoft.graph.windows10enrollmentcompletionpageconfiguration")
    return intuneFailure(400, "BadRequest", "The type of the enrollment configuration is not supported.");
  if (typeof call.body.displayName !== "string" || call.body.displayName === "")
    return intuneFailure(400, "BadRequest", "DisplayName is required.");
  const { world, now } = call;
  const id = drawGuid(world.seed, "createdEsp", world.count("createdEsp"));
  const priority = world.esps.all().reduce((highest, row) => Math.max(highest, row.priority), 0) + 1;
  const blank = blankEsp(`${id}_Windows10EnrollmentCompletionPageConfiguration`, priority, now);
  return itemAnswer(call, espType, { ...espResource(world.esps.put(changeEsp(blank, call.body, now))) }, 201);
}

function patchEsp(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  if (row === undefined) return notAnEsp(call);
  const changed = changeEsp(row, call.body, call.now);
  return itemAnswer(call, espType, { ...espResource(call.world.esps.put(changed)) });
}

function deleteEsp(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  if (row === undefined) return notAnEsp(call);
  if (row.isDefault) return intuneFailure(400, "BadRequest", "The default configuration cannot be deleted.");
  call.world.esps.remove(row.id);
  return noContent;
}

function listAssignments(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  if (row === undefined && otherOf(call) === undefined) return intuneNotFound();
  const rows = row === undefined ? [] : espAssignments(row, call.version);
  return listAnswer(call, { type: espAssignmentType, rows, shown: (item) => item, pageSize: 100, filters: {} });
}

/** Replaces every assignment. */
function assignEsp(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  if (row === undefined) return notAnEsp(call);
  const given = call.body.enrollmentConfigurationAssignments;
  const targets: AssignmentTarget[] = [];
  for (const assignment of Array.isArray(given) ? given : []) {
    const target = readTarget((assignment as { readonly target?: unknown }).target);
    if (!target.ok) return intuneFailure(400, "BadRequest", target.error);
    targets.push(target.value);
  }
  call.world.esps.put({ ...row, targets, modifiedAt: call.now, version: row.version + 1 });
  return noContent;
}

/** Moves a configuration to a priority; the others keep their order around it. */
function setPriority(call: GraphCall): GraphAnswer {
  const row = espOf(call);
  if (row === undefined) return notAnEsp(call);
  const wanted = call.body.priority;
  if (row.isDefault || typeof wanted !== "number" || wanted < 1)
    return intuneFailure(400, "BadRequest", "The priority is not valid.");
  const others = call.world.esps
    .all()
    .filter((other) => !other.isDefault && other.id !== row.id)
    .toSorted((one, other) => one.priority - other.priority);
  others
    .toSpliced(wanted - 1, 0, row)
    .forEach((each, index) => void call.world.esps.put({ ...each, priority: index + 1 }));
  return noContent;
}
