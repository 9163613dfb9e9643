import type { EpochMs } from "../../kernel/brand.ts";
import { decodeHardwareHash } from "../hardware-hash/decode-hardware-hash.ts";
import type { HashError, PartialHash } from "../hardware-hash/decoded-hash.ts";
import { gradeHardwareHash } from "../hardware-hash/grade-hardware-hash.ts";
import type { HashSummary } from "./hash-summary.ts";
import type { IntakeRow, ReadableFields, RefusedRow, RowRefusal } from "./intake-reading.ts";
import { summariseHash, tpmLine } from "./summarise-hash.ts";

/** A row after its hash was decoded and judged. `hashText` is the canonical text for the encrypted store. */
export type JudgedRow =
  | {
      readonly kind: "taken";
      readonly line: number;
      readonly serialNumber: string;
      readonly summary: HashSummary;
      readonly hashText: string;
    }
  | { readonly kind: "refused"; readonly refusal: RefusedRow };

/** Decodes and judges one row as for pre-provisioning. A row is refused only when no usable hash can be had. */
export function judgeIntakeRow(row: IntakeRow, now: EpochMs): JudgedRow {
  const decoded = decodeHardwareHash(row.hardwareHash);
  if (!decoded.ok) {
    const { reason, found } = refusalOf(decoded.error);
    const readable = "partial" in decoded.error ? { readable: readableFields(decoded.error.partial) } : {};
    return { kind: "refused", refusal: { line: row.line, column: row.hashColumn, reason, found, ...readable } };
  }
  const serialNumber = row.serialNumber.trim();
  const context = { forPreProvisioning: true, now, ...(serialNumber === "" ? {} : { expectedSerial: serialNumber }) };
  const grade = gradeHardwareHash(decoded.value, context);
  return {
    kind: "taken",
    line: row.line,
    serialNumber,
    // The canonical text differs from the cell only where something had to be repaired.
    summary: summariseHash(decoded.value, grade, decoded.value.text === row.hardwareHash ? row.hashDigest : undefined),
    hashText: decoded.value.text,
  };
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

function refusalOf(error: HashError): { readonly reason: RowRefusal; readonly found: string } {
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
