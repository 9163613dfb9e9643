import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { type EntityType, findProperty } from "./entity-type.ts";
import {
  type FilterFunction,
  type FilterNode,
  type FilterOperator,
  type FilterValue,
  typeAnnotation,
} from "./filter-syntax.ts";

/** What a list can be filtered by: property names (exact) with the operators and functions the service supports on them. */
export type FilterSupport = Readonly<Record<string, readonly (FilterOperator | FilterFunction | "any")[]>>;

/** The filter with exact property names, or why the service refuses it. */
export function checkFilter(node: FilterNode, type: EntityType, support: FilterSupport): Result<FilterNode, string> {
  switch (node.kind) {
    case "and":
    case "or": {
      const parts: FilterNode[] = [];
      for (const part of node.parts) {
        const checked = checkFilter(part, type, support);
        if (!checked.ok) return checked;
        parts.push(checked.value);
      }
      return ok({ ...node, parts });
    }
    case "not": {
      const checked = checkFilter(node.part, type, support);
      return checked.ok ? ok({ ...node, part: checked.value }) : checked;
    }
    default:
      return checkLeaf(node, type, support);
  }
}

/** The properties that a checked filter looks at. */
export function propertiesOf(node: FilterNode): readonly string[] {
  switch (node.kind) {
    case "and":
    case "or":
      return [...new Set(node.parts.flatMap(propertiesOf))];
    case "not":
      return propertiesOf(node.part);
    default:
      return [node.property];
  }
}

/** Whether the directory answers a filter only as an advanced query. */
export function needsAdvancedQuery(node: FilterNode): boolean {
  switch (node.kind) {
    case "and":
    case "or":
      return node.parts.some(needsAdvancedQuery);
    case "not":
      return true;
    case "any":
      return needsAdvancedQuery(node.part);
    case "function":
      return node.name === "endswith";
    case "compare":
      return node.operator === "ne";
  }
}

type Leaf = Extract<FilterNode, { readonly kind: "compare" | "function" | "any" }>;

function checkLeaf(node: Leaf, type: EntityType, support: FilterSupport): Result<FilterNode, string> {
  if (node.property === typeAnnotation && support[typeAnnotation] !== undefined) return ok(node);
  const found = findProperty(type, node.property.replace(/^microsoft\.graph\.\w+\//i, ""));
  if (found === undefined)
    return err(`Could not find a property named '${node.property}' on type 'microsoft.graph.${type.name}'.`);
  const [property, { kind }] = found;
  const how = node.kind === "compare" ? node.operator : node.kind === "function" ? node.name : "any";
  if (!(support[property] ?? []).includes(how))
    return err(
      `Unsupported or invalid query filter clause specified for property '${property}' of resource '${type.name}'.`,
    );
  if (node.kind === "any" && !usesOnly(node.part, node.variable))
    return err(`Invalid filter clause: '${property}/any' may only use its variable '${node.variable}'.`);
  if (node.kind === "compare" && kind.type === "oneOf" && !hasMember(kind.members, node.value))
    return err(`Invalid filter clause: '${String(node.value)}' is not a member of the enumeration of '${property}'.`);
  if (node.kind === "compare" && kind.type === "time" && Number.isNaN(Date.parse(String(node.value))))
    return err(`Invalid filter clause: '${property}' is compared with a value that is not a time.`);
  return ok({ ...node, property });
}

function hasMember(members: readonly string[], value: FilterValue): boolean {
  const wanted = String(value).toLowerCase();
  return members.some((member) => member.toLowerCase() === wanted);
}

function usesOnly(node: FilterNode, variable: string): boolean {
  switch (node.kind) {
    case "and":
    case "or":
      return node.parts.every((part) => usesOnly(part, variable));
    case "not":
      return usesOnly(node.part, variable);
    default:
      return node.kind !== "any" && node.property === variable;
  }
}

/** Whether an object as it would be sent matches a checked filter. Texts compare without case. */
export function matchesFilter(node: FilterNode, item: Readonly<Record<string, unknown>>): boolean {
  switch (node.kind) {
    case "and":
      return node.parts.every((part) => matchesFilter(part, item));
    case "or":
      return node.parts.some((part) => matchesFilter(part, item));
    case "not":
      return !matchesFilter(node.part, item);
    case "any": {
      const values = item[node.property];
      return Array.isArray(values) && values.some((value) => matchesFilter(node.part, { [node.variable]: value }));
    }
    case "function":
      return calls(node.name, item[node.property], node.value);
    case "compare":
      return compares(node.operator, item[node.property], node.value);
  }
}

function calls(name: FilterFunction, actual: unknown, wanted: FilterValue): boolean {
  if (typeof actual !== "string" || typeof wanted !== "string") return false;
  const value = actual.toLowerCase();
  const text = wanted.toLowerCase();
  if (name === "contains") return value.includes(text);
  return name === "startswith" ? value.startsWith(text) : value.endsWith(text);
}

function compares(operator: FilterOperator, actual: unknown, wanted: FilterValue): boolean {
  if (operator === "eq") return equals(actual, wanted);
  if (operator === "ne") return !equals(actual, wanted);
  const one = orderable(actual);
  const other = orderable(wanted);
  if (one === undefined || other === undefined) return false;
  if (operator === "gt") return one > other;
  if (operator === "ge") return one >= other;
  return operator === "lt" ? one < other : one <= other;
}

function equals(actual: unknown, wanted: FilterValue): boolean {
  if (typeof actual === "string" && wanted !== null) return actual.toLowerCase() === String(wanted).toLowerCase();
  return (actual ?? null) === wanted;
}

function orderable(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
