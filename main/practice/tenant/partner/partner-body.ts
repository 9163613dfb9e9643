import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

/** Kinds of values a property may have. `ignored` is what the SDK always sends along and the service fills itself. */
type PropertyKind = "text" | "list" | "object" | "ignored";

/** The properties of a resource, by their names as they are written out. */
export type PartnerShape = Readonly<Record<string, PropertyKind>>;

/** Properties of any resource. */
export const commonShape: PartnerShape = { links: "ignored", attributes: "ignored" };

/**
 * Reads an object by a shape: names in any case, null as absent, each name once, and nothing the shape does not know. The
 * error is a sentence.
 */
export function readPartnerObject(
  value: unknown,
  shape: PartnerShape,
): Result<Readonly<Record<string, unknown>>, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return err("An object is expected.");
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  const read = new Map<string, unknown>();
  for (const [written, part] of Object.entries(value)) {
    const name = names.get(written.toLowerCase());
    if (name === undefined) return err(`Could not find member '${shortened(written)}' on the object.`);
    if (read.has(name)) return err(`The member '${name}' occurs twice.`);
    const kind = shape[name] ?? "ignored";
    if (part !== null && !isOfKind(part, kind)) return err(`The value of '${name}' is not valid.`);
    read.set(name, kind === "ignored" || part === null ? undefined : part);
  }
  return ok(Object.fromEntries(read));
}

/** A text of an object that was read; empty when absent. */
export function textOf(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = object[name];
  return typeof value === "string" ? value : "";
}

function isOfKind(value: unknown, kind: PropertyKind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "list":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && !Array.isArray(value);
    case "ignored":
      return true;
  }
}

function shortened(name: string): string {
  return name.slice(0, 40);
}
