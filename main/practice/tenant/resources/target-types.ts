import type { DeviceAndAppManagementAssignmentTarget } from "@microsoft/microsoft-graph-types-beta";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import type { AssignmentTarget } from "../../world/tenant-setup-rows.ts";
import { betaOnly, type EntityType, oneOf, text } from "../graph/entity-type.ts";
import type { GraphVersion } from "../graph/graph-call.ts";

const kinds = {
  "#microsoft.graph.groupAssignmentTarget": "group",
  "#microsoft.graph.exclusionGroupAssignmentTarget": "exclusion",
  "#microsoft.graph.allDevicesAssignmentTarget": "allDevices",
  "#microsoft.graph.allLicensedUsersAssignmentTarget": "allUsers",
} as const;

const noFilter = {
  deviceAndAppManagementAssignmentFilterId: null,
  deviceAndAppManagementAssignmentFilterType: "none",
} as const;

/** Whom something is assigned to. */
export const targetType: EntityType = {
  name: "deviceAndAppManagementAssignmentTarget",
  subtypes: Object.keys(kinds).map((name) => name.replace("#microsoft.graph.", "")),
  properties: {
    groupId: { kind: { type: "guid" } },
    deviceAndAppManagementAssignmentFilterId: betaOnly(text),
    deviceAndAppManagementAssignmentFilterType: betaOnly(oneOf("none", "include", "exclude")),
  },
};

/** A target as a version of Graph shows it; v1.0 knows nothing of filters. */
export function targetResource(
  target: AssignmentTarget,
  version: GraphVersion,
): DeviceAndAppManagementAssignmentTarget & { groupId?: string } {
  const type = Object.entries(kinds).find(([, kind]) => kind === target.kind)?.[0] ?? "";
  return {
    ...{ "@odata.type": type },
    ...(version === "beta" ? noFilter : {}),
    ...(target.groupId === "" ? {} : { groupId: target.groupId }),
  };
}

/** Reads a target from a body whose shape was checked. */
export function readTarget(value: unknown): Result<AssignmentTarget, string> {
  if (typeof value !== "object" || value === null) return err("The assignment has no target.");
  const given = value as { readonly "@odata.type"?: unknown; readonly groupId?: unknown };
  const type = String(given["@odata.type"] ?? "").replace(/^#?/, "#");
  const kind = Object.entries(kinds).find(([name]) => name.toLowerCase() === type.toLowerCase())?.[1];
  if (kind === undefined) return err("The type of the assignment target is not supported.");
  const needsGroup = kind === "group" || kind === "exclusion";
  if (needsGroup !== (typeof given.groupId === "string"))
    return err("The assignment target and its groupId do not fit.");
  return ok({ kind, groupId: needsGroup ? String(given.groupId).toLowerCase() : "" });
}
