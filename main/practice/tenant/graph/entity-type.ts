import type { GraphVersion } from "./graph-call.ts";

/** The kind of a property's value. */
export type Kind =
  | { readonly type: "text"; readonly maxLength?: number }
  | { readonly type: "flag" | "whole" | "time" | "guid" | "binary" | "any" }
  | { readonly type: "oneOf"; readonly members: readonly string[]; readonly betaMembers?: readonly string[] }
  | { readonly type: "complex"; readonly of: EntityType }
  | { readonly type: "list"; readonly of: Kind };

/** One property of a resource. */
export type Property = {
  readonly kind: Kind;
  /** Only beta has it. */
  readonly beta?: true;
  /** Taken in bodies and ignored there, as with everything the service sets itself. */
  readonly readOnly?: true;
  /** What the property reads, when it is selected, in a tenant that never set it; absent for properties that have values. */
  readonly unset?: UnsetValue;
};

/** The value of a property that nothing set. */
export type UnsetValue = null | boolean | number | string | readonly never[];

/** A resource or complex type: which properties exist, where, and what they hold. */
export type EntityType = {
  /** Name without `microsoft.graph.`. */
  readonly name: string;
  /** Names that `@odata.type` may give instead. */
  readonly subtypes?: readonly string[];
  /** The service sends every property unasked, also those that nothing set. */
  readonly sentWhole?: true;
  /** The service sends the id only where it is selected, or nothing is. */
  readonly hidesId?: true;
  readonly properties: Readonly<Record<string, Property>>;
};

/** Text without or with a limit. */
export const text: Property = { kind: { type: "text" } };
/** Text that the service sets. */
export const fixedText: Property = { kind: { type: "text" }, readOnly: true };
/** True or false. */
export const flag: Property = { kind: { type: "flag" } };
/** A whole number. */
export const whole: Property = { kind: { type: "whole" } };
/** A point in time that the service sets. */
export const fixedTime: Property = { kind: { type: "time" }, readOnly: true };
/** A list of texts. */
export const texts: Property = { kind: { type: "list", of: { type: "text" } } };

/** One of the given members. */
export function oneOf(...members: readonly string[]): Property {
  return { kind: { type: "oneOf", members } };
}

/** One of the given members, or in beta one of more. */
export function oneOfMoreInBeta(members: readonly string[], betaMembers: readonly string[]): Property {
  return { kind: { type: "oneOf", members, betaMembers } };
}

/** The members of an enumeration in a version. */
export function membersOf(kind: Extract<Kind, { readonly type: "oneOf" }>, version: GraphVersion): readonly string[] {
  return version === "beta" ? [...kind.members, ...(kind.betaMembers ?? [])] : kind.members;
}

/** A value with properties of its own. */
export function complex(of: EntityType): Property {
  return { kind: { type: "complex", of } };
}

/** A list of values with properties of their own. */
export function listOf(of: EntityType): Property {
  return { kind: { type: "list", of: { type: "complex", of } } };
}

/** The same property, in beta only. */
export function betaOnly(property: Property): Property {
  return { ...property, beta: true };
}

/** The same property, set by the service alone. */
export function fixed(property: Property): Property {
  return { ...property, readOnly: true };
}

/** Properties that nothing in the simulated tenant sets: they can be selected, and what a body says of them is ignored. */
export function unsetProperties(
  names: readonly string[],
  property: Property = text,
  value: UnsetValue = null,
): Readonly<Record<string, Property>> {
  return Object.fromEntries(names.map((name) => [name, { ...property, readOnly: true, unset: value }]));
}

const typesOfVersions = new WeakMap<EntityType, Partial<Record<GraphVersion, EntityType>>>();

/** The type with the properties and enumeration members that a version of Graph has. */
export function typeOfVersion(type: EntityType, version: GraphVersion): EntityType {
  const known = typesOfVersions.get(type) ?? {};
  const made = known[version] ?? makeTypeOfVersion(type, version);
  typesOfVersions.set(type, { ...known, [version]: made });
  return made;
}

function makeTypeOfVersion(type: EntityType, version: GraphVersion): EntityType {
  const properties = Object.entries(type.properties)
    .filter(([, property]) => version === "beta" || property.beta !== true)
    .map(([name, property]): readonly [string, Property] => {
      const { kind } = property;
      return kind.type === "oneOf"
        ? [name, { ...property, kind: { type: "oneOf", members: membersOf(kind, version) } }]
        : [name, property];
    });
  return { ...type, properties: Object.fromEntries(properties) };
}

/** The property with this name in any case, by its exact name. */
export function findProperty(type: EntityType, name: string): readonly [string, Property] | undefined {
  const exact = type.properties[name];
  if (exact !== undefined && Object.hasOwn(type.properties, name)) return [name, exact];
  const wanted = name.toLowerCase();
  return Object.entries(type.properties).find(([candidate]) => candidate.toLowerCase() === wanted);
}
