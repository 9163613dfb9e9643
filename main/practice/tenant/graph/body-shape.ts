import { decodeBase64 } from "../../../../shared/kernel/base64.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { type EntityType, findProperty, type Kind, membersOf } from "./entity-type.ts";
import type { GraphVersion } from "./graph-call.ts";

/** How a body is read: which version's properties exist, and whether text may stand for other values. */
export type BodyReading = { readonly version: GraphVersion; readonly lenient: boolean };

/** A body with exact property names. Read-only properties are checked and left out. */
export function readBody(
  value: unknown,
  type: EntityType,
  reading: BodyReading,
): Result<Readonly<Record<string, unknown>>, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return err(`A value of type 'microsoft.graph.${type.name}' must be an object.`);
  const body: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    if (name === "@odata.type" || name.startsWith("@odata.") || /^[^@]+@odata\.(type|id|count)$/.test(name)) {
      if (name === "@odata.type" && !isTypeName(given, type))
        return err(`The type '${String(given)}' is not valid where 'microsoft.graph.${type.name}' is expected.`);
      if (name === "@odata.type" || name === "@odata.id") body[name] = given;
      continue;
    }
    const found = findProperty(type, name);
    if (found === undefined || (found[1].beta === true && reading.version === "v1.0"))
      return err(
        `The property '${name}' does not exist on type 'microsoft.graph.${type.name}'. Make sure to only use property names that are defined by the type.`,
      );
    const [exactName, property] = found;
    const read = readKind(given, property.kind, exactName, reading);
    if (!read.ok) return read;
    if (property.readOnly !== true) body[exactName] = read.value;
  }
  return ok(body);
}

function isTypeName(given: unknown, type: EntityType): boolean {
  const name = String(given)
    .replace(/^#?microsoft\.graph\./i, "")
    .toLowerCase();
  return [type.name, ...(type.subtypes ?? [])].some((known) => known.toLowerCase() === name);
}

function readKind(value: unknown, kind: Kind, name: string, reading: BodyReading): Result<unknown, string> {
  if (value === null || kind.type === "any") return ok(value);
  switch (kind.type) {
    case "complex":
      return readBody(value, kind.of, reading);
    case "list":
      return readList(value, kind.of, name, reading);
    case "flag":
      return readFlag(value, name, reading.lenient);
    case "whole":
      return readWhole(value, name, reading.lenient);
    case "oneOf":
      return readMember(value, membersOf(kind, reading.version), name);
    case "binary":
      return readBinary(value);
    default:
      return readText(value, kind, name);
  }
}

function readList(value: unknown, of: Kind, name: string, reading: BodyReading): Result<unknown, string> {
  if (!Array.isArray(value)) return err(`The property '${name}' must be a collection.`);
  const values: unknown[] = [];
  for (const item of value) {
    if (item === null) return err(`The collection '${name}' contains a null value, which is not allowed.`);
    const read = readKind(item, of, name, reading);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return ok(values);
}

function readFlag(value: unknown, name: string, lenient: boolean): Result<unknown, string> {
  if (typeof value === "boolean") return ok(value);
  if (lenient && typeof value === "string" && /^(true|false)$/i.test(value)) return ok(/^true$/i.test(value));
  return err(`Cannot convert the value of '${name}' to the expected type 'Edm.Boolean'.`);
}

function readWhole(value: unknown, name: string, lenient: boolean): Result<unknown, string> {
  if (Number.isSafeInteger(value)) return ok(value);
  if (lenient && typeof value === "string" && /^-?\d{1,9}$/.test(value)) return ok(Number(value));
  return err(`Cannot convert the value of '${name}' to the expected type 'Edm.Int32'.`);
}

function readMember(value: unknown, members: readonly string[], name: string): Result<unknown, string> {
  const member = members.find(
    (candidate) => typeof value === "string" && candidate.toLowerCase() === value.toLowerCase(),
  );
  return member === undefined ? err(`The value of '${name}' is not a member of its enumeration.`) : ok(member);
}

function readBinary(value: unknown): Result<unknown, string> {
  const padded = typeof value === "string" && value.length % 4 === 0 && decodeBase64(value).ok;
  return padded ? ok(value) : err("Cannot convert the literal to the expected type 'Edm.Binary'.");
}

function readText(value: unknown, kind: Kind, name: string): Result<unknown, string> {
  if (typeof value !== "string") return err(`Cannot convert the value of '${name}' to the expected type 'Edm.String'.`);
  if (kind.type === "text" && kind.maxLength !== undefined && value.length > kind.maxLength)
    return err(`The value of '${name}' is longer than ${kind.maxLength} characters.`);
  if (kind.type === "time" && Number.isNaN(Date.parse(value)))
    return err(`Cannot convert the value of '${name}' to the expected type 'Edm.DateTimeOffset'.`);
  if (kind.type === "guid" && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    return err(`Cannot convert the value of '${name}' to the expected type 'Edm.Guid'.`);
  return ok(value);
}
