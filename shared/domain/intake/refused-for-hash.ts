import type { HashError, PartialHash } from "../hardware-hash/decoded-hash.ts";
import type { IntakeRow, ReadableFields, RefusedRow, RowRefusal } from "./intake-row.ts";
import { tpmLine } from "./summarise-hash.ts";

const longestSerial = 64;

/** A row whose hash cannot be used: where it breaks off, and what could be read before. */
export function refusedForHash(row: IntakeRow, error: HashError): RefusedRow {
  const { reason, found } = refusalOf(error);
  const readable = "partial" in error ? { readable: readableFields(error.partial) } : {};
  return { line: row.line, column: row.hashColumn, reason, found, ...listedSerialOf(row), ...readable };
}

/** The serial number that a refused row lists, cut where no real one goes on. */
export function listedSerialOf({ serialNumber }: Pick<IntakeRow, "serialNumber">): Pick<RefusedRow, "listedSerial"> {
  const serial = serialNumber.trim().slice(0, longestSerial);
  return serial === "" ? {} : { listedSerial: serial };
}

/** Why a hash cannot be used, and what was found in its place. Nothing of its text is told. */
export function refusalOf(error: HashError): { readonly reason: RowRefusal; readonly found: string } {
  switch (error.code) {
    case "hash.empty":
      return { reason: "noHash", found: "" };
    case "hash.truncated":
      return { reason: "hashTruncated", found: `${error.byteOffset} of ${error.expectedBytes} bytes` };
    case "hash.corrupted":
      return { reason: "hashDamaged", found: `byte ${error.byteOffset}` };
    case "hash.badCharacter":
      return { reason: "hashDamaged", found: `character ${error.characterIndex + 1}` };
    case "hash.tooLong":
      return { reason: "notAHardwareHash", found: `${error.characters} characters` };
    case "hash.notAHardwareHash":
      return { reason: "notAHardwareHash", found: `${error.characters} characters` };
  }
}

/** What a damaged hash still tells: it helps to find the device that has to be read again. */
function readableFields(partial: PartialHash): ReadableFields {
  return {
    serialNumber: (partial.serialNumber ?? "").trim(),
    manufacturer: (partial.manufacturer ?? "").trim(),
    model: (partial.productName ?? "").trim(),
    tpm: tpmLine(partial.tpm),
    osBuild: partial.osBuild ?? "",
    ...(partial.capturedAt === null ? {} : { capturedAt: partial.capturedAt }),
  };
}
