import { parseMembershipRule, type RuleNode } from "./membership-rule.ts";
import type { EntraDeviceRow, IdentityRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** Ids of the groups a registered device is a member of. */
export function groupsOfDevice(world: World, identity: IdentityRow): readonly string[] {
  return world.entraDevices.get(identity.entraObjectId)?.groupIds ?? [];
}

/** Rules as they were read, because a calculation asks for the same few of every device. */
const readRules = new Map<string, ReturnType<typeof parseMembershipRule>>();
const mostReadRules = 1000;

/** Whether a device matches a dynamic membership rule; a rule that cannot be read matches nobody. */
export function matchesRule(rule: string, device: EntraDeviceRow): boolean {
  const parsed = readRules.get(rule) ?? parseMembershipRule(rule);
  if (readRules.size < mostReadRules) readRules.set(rule, parsed);
  return parsed.ok && matchesNode(parsed.value, device);
}

function matchesNode(node: RuleNode, device: EntraDeviceRow): boolean {
  switch (node.kind) {
    case "and":
      return node.parts.every((part) => matchesNode(part, device));
    case "or":
      return node.parts.some((part) => matchesNode(part, device));
    case "compare":
      return valuesOf(node.property, device).some((value) => compares(value, node.operator, node.value));
  }
}

function valuesOf(property: string, device: EntraDeviceRow): readonly string[] {
  switch (property) {
    case "devicephysicalids":
      return device.physicalIds;
    case "displayname":
      return [device.displayName];
    case "devicemodel":
      return [device.model];
    case "devicemanufacturer":
      return [device.manufacturer];
    case "enrollmentprofilename":
      return [device.enrollmentProfileName];
    default:
      return [];
  }
}

function compares(actual: string, operator: string, wanted: string): boolean {
  const value = actual.toLowerCase();
  const text = wanted.toLowerCase();
  if (operator === "-eq") return value === text;
  if (operator === "-contains") return value.includes(text);
  return value.startsWith(text);
}
