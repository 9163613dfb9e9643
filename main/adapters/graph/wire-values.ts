import * as z from "zod";
import { type EpochMs, epochMs } from "../../../shared/kernel/brand.ts";

// Graph adds properties and enum members at any time and writes null for "nothing". Only an id is insisted on; every
// other property has a value that stands for "not said", and none of these ever means that something is fine.

/** An identifier; a row without one is unusable. */
export const wireId = z.string().min(1);

/** Text; absent, null or not text reads as empty. */
export const wireText = z.string().catch("");

/** A reference to another object; the all-zero GUID stands for none and reads as empty. */
export const wireReference = wireText.transform((id) => (/^[0-]+$/.test(id) ? "" : id));

/** True only when Graph says true. */
export const wireFlag = z.boolean().catch(false);

/** A number, also when written as text; 0 when absent. */
export const wireNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  ])
  .catch(0);

/** A time; year 1 (Graph's "never"), nonsense and absence read as undefined. */
export const wireInstant = wireText.transform(parseInstant);

/** An ISO 8601 duration in seconds; 0 when absent, negative (the report does write that) or nonsense. */
export const wireSeconds = wireText.transform(parseDurationSeconds);

/** One of the known members, else `unknown`. */
export function wireEnum<const Member extends string>(members: readonly ["unknown", ...Member[]]) {
  return wireText.transform((text): Member | "unknown" => members.find((member) => member === text) ?? "unknown");
}

/** `{ [name]: value }`, or nothing when the value is undefined. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]?: Value });
}

function parseInstant(text: string): EpochMs | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) || at < 0 ? undefined : epochMs(at);
}

function parseDurationSeconds(text: string): number {
  const parts = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/.exec(text);
  if (parts === null) return 0;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
