import { longestDeviceName } from "./device-name.ts";

/**
 * A rule for computer names, in the words of a deployment profile's name template: letters, digits and hyphens, with
 * `%SERIAL%` (as many last characters of the serial number as there is room for), `%SERIAL:n%` (its last n) and `%RAND:n%`
 * (n digits that are always the same for one serial number).
 */
const placeholder = /%SERIAL(?::([1-9]|1[0-5]))?%|%RAND:([1-9]|1[0-5])%/g;

/** What is wrong with a name rule: characters that no name may have, no place that tells devices apart, or no room for one. */
export type NameRuleProblem = "characters" | "sameForAll" | "tooLong";

/** Why a name rule cannot be used, or undefined. */
export function nameRuleProblem(rule: string): NameRuleProblem | undefined {
  const fixed = rule.replace(placeholder, "");
  if (!/^[A-Za-z0-9-]*$/.test(fixed)) return "characters";
  if (fixed === rule) return "sameForAll";
  // An open place needs room for at least one letter.
  const least = fixedLength(rule) + (rule.includes("%SERIAL%") ? 1 : 0);
  return least > longestDeviceName ? "tooLong" : undefined;
}

/** The name of the device with this serial number; hyphens at the end of the serial number's piece are kept. */
export function nameByRule(rule: string, serialNumber: string): string {
  const serial = serialNumber.replace(/[^A-Za-z0-9-]/g, "");
  const room = Math.max(0, longestDeviceName - fixedLength(rule));
  let isFirst = true;
  return rule.replace(placeholder, (_whole, last: string | undefined, digits: string | undefined) => {
    if (digits !== undefined) return digitsOf(serialNumber, Number(digits));
    if (last !== undefined) return serial.slice(-Number(last));
    // Of several open places the first gets all the room.
    const part = isFirst && room > 0 ? serial.slice(-room) : "";
    isFirst = false;
    return part;
  });
}

/** How long the name is without what `%SERIAL%` brings. */
function fixedLength(rule: string): number {
  let length = rule.replace(placeholder, "").length;
  for (const [, last, digits] of rule.matchAll(placeholder)) length += Number(last ?? digits ?? 0);
  return length;
}

/** Digits from a serial number: FNV-1a, drawn out; the same text always gives the same digits. */
function digitsOf(text: string, count: number): string {
  let digits = "";
  for (let round = 0; digits.length < count; round += 1) {
    let hash = 0x811c9dc5;
    for (const letter of `${round} ${text.trim().toLowerCase()}`)
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    digits += String(hash).padStart(10, "0").slice(-9);
  }
  return digits.slice(0, count);
}
