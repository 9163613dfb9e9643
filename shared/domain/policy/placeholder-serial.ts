/**
 * What boards say when nobody wrote their identity, in lower case. The first block is what the Autopilot references name, the
 * second is common knowledge about unfinished boards.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  "to be filled by o.e.m.",
  "system serial number",
  "default string",
  "none",

  "to be filled by o.e.m",
  "system manufacturer",
  "system product name",
  "not specified",
  "not applicable",
  "n/a",
  "o.e.m.",
  "oem",
  "unknown",
  "invalid",
]);

/**
 * Whether a firmware text (maker, model or serial number) is blank, zeros, or one of the texts boards carry before anybody
 * wrote their identity. Blanks around it and its case do not count.
 */
export function isPlaceholderText(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return /^0*$/.test(plain) || PLACEHOLDERS.has(plain);
}

/** Whether a serial number cannot tell one device from another; see {@link isPlaceholderText}. */
export function isPlaceholderSerial(serialNumber: string): boolean {
  return isPlaceholderText(serialNumber);
}
