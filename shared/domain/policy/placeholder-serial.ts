/** What boards say of any field when nobody wrote their identity, as {@link squeezed}. */
const EMPTY_WORDS = [
  // Named by the Autopilot references.
  "tobefilledbyoem",
  "systemserialnumber",
  "defaultstring",
  "none",
  // Common knowledge about unfinished boards.
  "tobefilled",
  "filledbyoem",
  "byoem",
  "default",
  "defaultstringdefaultstring",
  "notspecified",
  "notapplicable",
  "notavailable",
  "notset",
  "notdefined",
  "unspecified",
  "undefined",
  "unknown",
  "invalid",
  "empty",
  "null",
  "nil",
  "na",
  "tbd",
  "oem",
  "xxx",
  "systemmanufacturer",
  "systemproductname",
  "systemname",
  "systemmodel",
  "systemversion",
  "manufacturer",
  "productname",
] as const;

/** What they write in place of a serial number only. */
const EMPTY_SERIALS = [
  "serial",
  "serialnumber",
  "serialnum",
  "noserial",
  "noserialnumber",
  "systemserial",
  "systemserialnum",
  "systemserialnumb",
  "chassisserialnumber",
  "boardserialnumber",
  "baseboardserialnumber",
  "mbserialnumber",
  "manufacturersserialnumber",
  "entertheserialnumber",
  "entertheserialnum",
  "serialhere",
  // Counting, at a length that no bench counts up to.
  "01234567",
  "012345678",
  "0123456789",
  "0123456789abcdef",
  "12345678",
  "123456789",
  "1234567890",
  "123456789abcdef",
  "ssn12345678901234567",
] as const;

const EMPTY_TEXT: ReadonlySet<string> = new Set(EMPTY_WORDS);
const EMPTY_SERIAL: ReadonlySet<string> = new Set(EMPTY_SERIALS);

/**
 * Whether a firmware text (maker, model or serial number) is blank, zeros, one character over and over, or one of the texts
 * boards carry before anybody wrote their identity. Its case and everything but letters and digits do not count.
 */
export function isPlaceholderText(text: string): boolean {
  return saysNothing(squeezed(text));
}

/** Whether a serial number cannot tell one device from another; see {@link isPlaceholderText}. */
export function isPlaceholderSerial(serialNumber: string): boolean {
  const plain = squeezed(serialNumber);
  return saysNothing(plain) || EMPTY_SERIAL.has(plain);
}

function saysNothing(plain: string): boolean {
  return EMPTY_TEXT.has(plain) || isOneCharacter(plain);
}

/** Letters and digits only, in lower case: boards differ in dots, dashes and blanks. Letters of any script are letters. */
function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Nothing, zeros, or at least four times the same: shorter ones can be numbers a small maker really counted up to. */
function isOneCharacter(plain: string): boolean {
  return /^0*$/.test(plain) || (plain.length >= 4 && plain === plain.charAt(0).repeat(plain.length));
}
