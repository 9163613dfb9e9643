import { serialInAnsi, serialInGs1, withSeparators } from "./data-carriers.ts";
import type { Scan } from "./scan.ts";

/** The longest serial number that a label carries. */
const longestSerial = 128;

/** Words before a serial number that nothing else begins with. */
const certainPrefixes = [
  /^\(1?S\)\s*(.+)$/i,
  /^S\/N\b[\s:.#=]*(.+)$/i,
  /^(?:SN|SERIAL(?:\s*(?:NO|NR|NUM|NUMBER))?\.?|SER\.?\s*(?:NO|NR)\.?|SERVICE\s*TAG)\s*[:#=]\s*(.+)$/i,
] as const;

/** Data identifiers of carton labels (ANSI MH10.8.2), which a serial number may just as well begin with. */
const possiblePrefixes = [/^1S(.{6,})$/i, /^SN(.{5,})$/i, /^S(.{4,})$/i] as const;

/** Reads a label: a serial number with the identifier that says so, or a plain text that may be one. */
export function readLabel(text: string, isGs1: boolean): Scan {
  const separated = withSeparators(text);
  const carried = serialInAnsi(separated) ?? serialInGs1(separated, isGs1);
  if (carried !== undefined) return label(carried, text);
  for (const prefix of certainPrefixes) {
    const serial = prefix.exec(text)?.[1];
    if (serial !== undefined) return label(serial, text);
  }
  return { kind: "serial", serialNumber: text, alternatives: text.length > longestSerial ? [] : alternativesOf(text) };
}

function label(serial: string, text: string): Scan {
  const whole = serial.trim().slice(0, longestSerial);
  return { kind: "label", serialNumbers: [whole, ...withoutMachineType(whole)], text: text.slice(0, longestSerial) };
}

function alternativesOf(text: string): readonly string[] {
  const found = possiblePrefixes.flatMap((prefix) => prefix.exec(text)?.[1]?.trim() ?? []);
  // Not marked as GS1, and yet of its most common form.
  const element = serialInGs1(withSeparators(text), /^01\d{14}21./.test(text));
  const all = [...found, ...(element === undefined ? [] : [element]), ...found.flatMap(withoutMachineType)];
  return [...new Set(all)].filter((serial) => serial !== "");
}

/** Some makers put ten characters of machine type before the eight of the serial number. */
function withoutMachineType(serial: string): readonly string[] {
  return /^[0-9A-Z]{18}$/i.test(serial) ? [serial.slice(10)] : [];
}
