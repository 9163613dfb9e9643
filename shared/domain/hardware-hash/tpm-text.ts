import type { TpmFacts } from "./device-facts.ts";

/** The parts of a TPM description that can be chosen; see {@link formatTpmText}. */
export type TpmParts = {
  readonly spec: string;
  readonly level: number;
  readonly revision: string;
  /** Four characters; shorter vendor names are filled with blanks. */
  readonly vendorId: string;
  readonly firmware: string;
};

// The form the platform crypto provider of Windows prints, including the blank before "-Level".
const GRAMMAR =
  /^TPM-Version:(\d+\.\d+)\s*-Level:(\d+)\s*-Revision:(\d+(?:\.\d+)?)\s*-VendorID:'([^']*)'\s*-Firmware:(\d+)\.(\d+)\s*$/;

/** Reads a TPM description. A text outside the known grammar keeps its raw form and, where it has one, its version. */
export function readTpmText(raw: string): TpmFacts {
  const match = GRAMMAR.exec(raw);
  if (match === null) {
    const spec = /TPM-Version:(\d+\.\d+)/.exec(raw)?.[1] ?? null;
    return { raw, spec, level: null, revision: null, vendorId: null, firmware: null, friendlyFirmware: null };
  }
  const [, spec = "", level = "", revision = "", vendorId = "", first = "", second = ""] = match;
  return {
    raw,
    spec,
    level: Number(level),
    revision,
    vendorId,
    firmware: `${first}.${second}`,
    friendlyFirmware: friendlyFirmware(Number(first), Number(second)),
  };
}

/** Prints a TPM description as Windows does. */
export function formatTpmText(parts: TpmParts): string {
  const { spec, level, revision, vendorId, firmware } = parts;
  return `TPM-Version:${spec} -Level:${level}-Revision:${revision}-VendorID:'${vendorId.padEnd(4)}'-Firmware:${firmware}`;
}

/** The vendor's version is hidden in the halves of the two 32-bit words: 720904.3280226 is 11.8.50.3426. */
function friendlyFirmware(first: number, second: number): string | null {
  if (first > 0xffffffff || second > 0xffffffff) return null;
  return `${first >>> 16}.${first & 0xffff}.${second >>> 16}.${second & 0xffff}`;
}
