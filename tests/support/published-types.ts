import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** One published type: its own properties by name, each with its type; `?` at the end marks a nullable one. */
export type PublishedType = {
  readonly properties: Readonly<Record<string, string>>;
  readonly navigations?: readonly string[];
  readonly base?: string;
  /** Objects of it may have further properties. */
  readonly open?: boolean;
};

/** What Microsoft publishes of a version of Graph; names without namespace. */
export type PublishedTypes = {
  readonly types: Readonly<Record<string, PublishedType>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
};

/** Types of v1.0 from the published metadata. */
export function publishedV1(): PublishedTypes {
  const file = new URL("../fixtures/graph/v1.0-types.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as PublishedTypes;
}

/** Types of beta from the published TypeScript declarations, which are made from the metadata. */
export function publishedBeta(): PublishedTypes {
  const file = createRequire(import.meta.url).resolve("@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts");
  const source = readFileSync(file, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "");
  const enums: Record<string, readonly string[]> = {};
  for (const [, name = "", members = ""] of source.matchAll(/^export type (\w+) =([^;]*);/gm))
    if (/^[\s|]*"/.test(members)) enums[lower(name)] = [...members.matchAll(/"([^"]*)"/g)].map((each) => each[1] ?? "");
  const types: Record<string, PublishedType> = {};
  for (const [, name = "", base, body = ""] of source.matchAll(
    /^export interface (\w+)(?: extends (\w+))? \{([^}]*)\}/gm,
  )) {
    const properties: Record<string, string> = {};
    for (const [, property = "", written = ""] of body.matchAll(/(\w+)\?:\s*([^;]+);/g))
      properties[property] = typeOf(written.replaceAll(/\s+/g, ""));
    // The declarations do not say that a device of the directory may have further properties; the metadata does.
    if (name === "Device") types.device = { properties, base: "directoryObject", open: true };
    else types[lower(name)] = base === undefined ? { properties } : { properties, base: lower(base) };
  }
  return { types, enums };
}

/** TypeScript's way to write a type, as the metadata writes it. Text may be anything that travels as text. */
function typeOf(written: string): string {
  const inner = /^NullableOption<(.*)>$/.exec(written)?.[1];
  if (inner !== undefined) return `${typeOf(inner)}?`;
  const item = /^(.*)\[\]$/.exec(written)?.[1];
  if (item !== undefined) return `Collection(${typeOf(item)})`;
  if (written === "string") return "Edm.Text";
  if (written === "number") return "Edm.Number";
  return written === "boolean" ? "Edm.Boolean" : lower(written);
}

/** Declarations begin with a capital letter where the metadata does not. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A type with those it is based on, from the most special one on. */
export function chainOf(published: PublishedTypes, name: string): readonly PublishedType[] {
  const type = published.types[name];
  if (type === undefined) return [];
  return [type, ...(type.base === undefined ? [] : chainOf(published, type.base))];
}

/** Properties of a type and its bases that are values, not other entities. */
export function valuesOf(published: PublishedTypes, name: string): readonly string[] {
  return chainOf(published, name).flatMap(({ properties }) =>
    Object.entries(properties)
      .filter(([, type]) => !isEntity(published, type))
      .map(([property]) => property),
  );
}

function isEntity(published: PublishedTypes, type: string): boolean {
  const name = type.replace(/\?$/, "").replace(/^Collection\((.*)\)$/, "$1");
  let at: string | undefined = name;
  while (at !== undefined && at !== "entity") at = published.types[at]?.base;
  return at === "entity";
}

const patterns: Readonly<Record<string, RegExp>> = {
  "Edm.Guid": /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  "Edm.DateTimeOffset": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  "Edm.Duration": /^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
};

/** What in a value is not as published, as sentences with the place; empty for nothing. */
export function problemsOf(published: PublishedTypes, value: unknown, type: string, at = "$"): readonly string[] {
  if (value === null) return type.endsWith("?") ? [] : [`${at} is null, but ${type} may not be`];
  const name = type.replace(/\?$/, "");
  const item = /^Collection\((.*)\)$/.exec(name)?.[1];
  if (item !== undefined) {
    if (!Array.isArray(value)) return [`${at} is no collection`];
    return value.flatMap((each, index) => problemsOf(published, each, item, `${at}[${index}]`));
  }
  if (name.startsWith("Edm.")) return primitiveProblems(value, name, at);
  const members = published.enums[name];
  if (members !== undefined) {
    const isKnown = typeof value === "string" && value.split(",").every((each) => members.includes(each));
    return isKnown ? [] : [`${at} is ${JSON.stringify(value)}, which ${name} does not have`];
  }
  return objectProblems(published, value, name, at);
}

function primitiveProblems(value: unknown, name: string, at: string): readonly string[] {
  const wrong = [`${at} is ${JSON.stringify(value)}, which is no ${name}`];
  if (name === "Edm.Boolean") return typeof value === "boolean" ? [] : wrong;
  if (/^Edm\.(Int\d+|Byte)$/.test(name)) return Number.isInteger(value) ? [] : wrong;
  if (/^Edm\.(Number|Double|Single|Decimal)$/.test(name)) return typeof value === "number" ? [] : wrong;
  if (typeof value !== "string") return wrong;
  return patterns[name]?.test(value) === false ? wrong : [];
}

function objectProblems(published: PublishedTypes, value: unknown, declared: string, at: string): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at} is no object`];
  const given = (value as Readonly<Record<string, unknown>>)["@odata.type"];
  const name = typeof given === "string" ? given.replace(/^#microsoft\.graph\./, "") : declared;
  const chain = chainOf(published, name);
  if (chain.length === 0) return [`${at} has the type ${name}, which is not published`];
  return Object.entries(value).flatMap(([property, each]) => {
    if (property.includes("@odata.")) return [];
    const owner = chain.find(({ properties }) => Object.hasOwn(properties, property));
    if (owner !== undefined) return problemsOf(published, each, owner.properties[property] ?? "", `${at}.${property}`);
    const isKnown = chain.some(({ navigations, open }) => open === true || navigations?.includes(property));
    return isKnown ? [] : [`${at}.${property} is not a property of ${name}`];
  });
}
