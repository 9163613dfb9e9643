import type { TpmFacts } from "./device-facts.ts";
import { filledText, type RecordPayload } from "./record-payload.ts";

/** Length of a TCG vendor id. */
const VENDOR_CHARACTERS = 4;

/** The parts of a TPM description that can be chosen; see {@link formatTpmText}. */
export type TpmParts = {
  readonly spec: string;
  readonly level: number;
  readonly revision: string;
  /** Four characters; shorter vendor names are filled with blanks. */
  readonly vendorId: string;
  readonly firmware: string;
};

// The form the platform crypto provider of Windows prints, including the blank before "-Level". Vendor names of three letters
// are filled with a blank or a NUL.
const GRAMMAR =
  /^TPM-Version:(\d+(?:\.\d+)?)\s*-Level:(\d+)\s*-Revision:(\d+(?:\.\d+)?)\s*-VendorID:'([^']*)'\s*-Firmware:(\d+)\.(\d+)$/;

// The form of Win32_Tpm's SpecVersion: version, level, revision.
const SPEC_LIST = /^(\d+\.\d+)(?:\s*,\s*(\d+)(?:\s*,\s*(\d+(?:\.\d+)?))?)?$/;

/** Record 13. */
export function readTpmRecord(payload: RecordPayload): TpmFacts {
  return readTpmText(filledText(payload).trimEnd());
}

/** The versions there are. Another number is no version, and must not pass for a TPM of the second generation. */
const KNOWN_SPEC = /^[12](?:\.\d{1,2})?$/;

/** Reads a TPM description. A text outside the known grammars keeps its raw form and, where it has one, its version. */
export function readTpmText(raw: string): TpmFacts {
  const text = raw.trim();
  const match = GRAMMAR.exec(text);
  if (match === null) return otherForm(raw, text);
  const [, spec = "", level = "", revision = "", vendorId = "", first = "", second = ""] = match;
  return {
    raw,
    spec: knownSpec(spec),
    level: Number(level),
    revision,
    vendorId: vendorId.padEnd(VENDOR_CHARACTERS),
    firmware: `${first}.${second}`,
    friendlyFirmware: friendlyFirmware(Number(first), Number(second)),
  };
}

function otherForm(raw: string, text: string): TpmFacts {
  const list = SPEC_LIST.exec(text);
  const spec = list?.[1] ?? /TPM-Version:\s*(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? null;
  const level = list?.[2] === undefined ? null : Number(list[2]);
  return {
    raw,
    spec: knownSpec(spec),
    level,
    revision: list?.[3] ?? null,
    vendorId: null,
    firmware: null,
    friendlyFirmware: null,
  };
}

function knownSpec(spec: string | null): string | null {
  return spec !== null && KNOWN_SPEC.test(spec) ? spec : null;
}

/** Prints a TPM description as Windows does. */
export function formatTpmText(parts: TpmParts): string {
  const { spec, level, revision, vendorId, firmware } = parts;
  return `TPM-Version:${spec} -Level:${level}-Revision:${revision}-VendorID:'${vendorId.padEnd(VENDOR_CHARACTERS)}'-Firmware:${firmware}`;
}

/** The vendor's version is hidden in the halves of the two 32-bit words: 720904.3280226 is 11.8.50.3426. */
function friendlyFirmware(first: number, second: number): string | null {
  if (first > 0xffffffff || second > 0xffffffff) return null;
  return `${first >>> 16}.${first & 0xffff}.${second >>> 16}.${second & 0xffff}`;
}
