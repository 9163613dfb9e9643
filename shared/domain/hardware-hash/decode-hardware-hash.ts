import { err, ok, type Result } from "../../kernel/result.ts";
import { sha256 } from "../../kernel/sha256.ts";
import { assembleFacts } from "./assemble-facts.ts";
import type { DecodedHash, HashError, PaddingState, PartialHash, TrailerState } from "./decoded-hash.ts";
import type { CaptureFacts } from "./device-facts.ts";
import type { HashRecord } from "./hash-record.ts";
import { CAPTURE_PAYLOAD_BYTES, type PartialCapture, readCutCapture } from "./read-capture.ts";
import { TRAILER_BYTES, TRAILER_TYPE } from "./record-types.ts";
import { type RepairedText, repairHashText } from "./repair-hash-text.ts";
import { HEADER_BYTES, RECORD_HEADER_BYTES, type RecordWalk, walkRecords } from "./walk-records.ts";

/** The letters "OA", a length, and a first record of type 1 and length 28. Passes on every public sample. */
const PREFIX = /^T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/;

/** Where the first record's payload starts. */
const CAPTURE_START = HEADER_BYTES + RECORD_HEADER_BYTES;

/**
 * Decodes a Windows Autopilot hardware hash. The layout is worked out from public decoders and samples, not documented by
 * Microsoft, so everything that does not stop the walk over the records is reported rather than refused. A truncated or
 * corrupted text still gives the fields before the damage, in the error.
 */
export function decodeHardwareHash(given: string): Result<DecodedHash, HashError> {
  const repaired = repairHashText(given);
  if (!repaired.ok) return repaired;
  const { bytes, text, repairs } = repaired.value;
  if (!PREFIX.test(text)) return err({ code: "hash.notAHardwareHash", characters: text.length });

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const declaredLength = view.getUint16(2, true);
  const expectedBytes = declaredLength + TRAILER_BYTES;
  const walk = walkRecords(bytes, view, Math.min(declaredLength, bytes.length));
  if (bytes.length < expectedBytes) {
    const partial = partialHash(repaired.value, view, declaredLength, walk);
    const record = walk.stop?.record ?? null;
    return err({ code: "hash.truncated", byteOffset: bytes.length, expectedBytes, record, partial });
  }
  const capture = captureOf(walk.records);
  if (walk.stop !== null || capture === null) {
    const stop = walk.stop ?? { reason: "recordMissing" as const, byteOffset: HEADER_BYTES, record: null };
    return err({ code: "hash.corrupted", ...stop, partial: partialHash(repaired.value, view, declaredLength, walk) });
  }
  return ok({
    ...assembleFacts(walk.records),
    ...capture,
    text,
    declaredLength,
    totalBytes: bytes.length,
    records: walk.records,
    trailer: trailerState(bytes, view, declaredLength),
    padding: paddingState(bytes, expectedBytes),
    repairs,
  });
}

function captureOf(records: readonly HashRecord[]): CaptureFacts | null {
  const first = records[0]?.content;
  return first?.kind === "capture" ? first.value : null;
}

function partialHash(
  { bytes, repairs }: RepairedText,
  view: DataView,
  declaredLength: number,
  { records }: RecordWalk,
): PartialHash {
  const end = Math.min(bytes.length, CAPTURE_START + CAPTURE_PAYLOAD_BYTES);
  const capture: PartialCapture = captureOf(records) ?? readCutCapture({ bytes, view, start: CAPTURE_START, end });
  return { ...assembleFacts(records), ...capture, declaredLength, totalBytes: bytes.length, records, repairs };
}

/** The trailer holds SHA-256 over every byte before it. */
function trailerState(bytes: Uint8Array, view: DataView, declaredLength: number): TrailerState {
  if (view.getUint16(declaredLength, true) !== TRAILER_TYPE) return "missing";
  if (view.getUint16(declaredLength + 2, true) !== TRAILER_BYTES) return "missing";
  const digest = sha256(bytes.subarray(0, declaredLength));
  return digest.every((byte, index) => byte === bytes[declaredLength + 4 + index]) ? "valid" : "mismatch";
}

function paddingState(bytes: Uint8Array, from: number): PaddingState {
  if (from === bytes.length) return "none";
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] !== 0) return "nonZero";
  return "zero";
}
