import { decodeBase64, encodeBase64 } from "../../kernel/base64.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type Digest, sha256 as kernelSha256 } from "../../kernel/sha256.ts";
import { assembleFacts } from "./assemble-facts.ts";
import type { DecodedHash, HashError, HashRepair, PartialHash, TrailerState } from "./decoded-hash.ts";
import type { CaptureFacts } from "./device-facts.ts";
import type { HashRecord } from "./hash-record.ts";
import { looksLike } from "./looks-like.ts";
import { otherReadings } from "./other-readings.ts";
import { CAPTURE_PAYLOAD_BYTES, type PartialCapture, readCutCapture } from "./read-capture.ts";
import { TRAILER_BYTES, TRAILER_TYPE } from "./record-types.ts";
import { type RepairedText, repairHashText, type TextTrouble } from "./repair-hash-text.ts";
import { type Blob, HEADER_BYTES, RECORD_HEADER_BYTES, readableRecords, walkRecords } from "./walk-records.ts";

/** The letters "OA", a length, and a first record of type 1 and length 28. Passes on every public sample. */
const PREFIX = /^T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/;

/** How every hash begins, whatever its length: with the letters "OA". */
const FIRST_LETTERS = /^T0[E-H]/;

/** Where the first record's payload starts. */
const CAPTURE_START = HEADER_BYTES + RECORD_HEADER_BYTES;

/** `sha256` is a faster digest than the one of the kernel, where the host has one. */
export type DecodeOptions = { readonly sha256?: Digest | undefined };

/**
 * Decodes a Windows Autopilot hardware hash. The layout is worked out from public decoders and samples, not documented by
 * Microsoft, so everything that does not stop the walk over the records is reported rather than refused. A damaged text still
 * gives the fields before the damage, in the error.
 */
export function decodeHardwareHash(given: string, options: DecodeOptions = {}): Result<DecodedHash, HashError> {
  const sha256 = options.sha256 ?? kernelSha256;
  const repaired = repairHashText(given);
  const asGiven = repaired.ok ? decodeBlob(repaired.value, sha256) : err(textError(repaired.error, sha256));
  if (isProven(asGiven)) return asGiven;
  for (const reading of otherReadings(given)) {
    const other = decodeBlob(reading, sha256);
    if (isProven(other)) return other;
  }
  return asGiven;
}

/** Whether the checksum shows that this is the text as it was captured. */
function isProven(decoded: Result<DecodedHash, HashError>): boolean {
  return decoded.ok && decoded.value.trailer === "valid";
}

function decodeBlob({ bytes, text, kept, repairs }: RepairedText, sha256: Digest): Result<DecodedHash, HashError> {
  if (!PREFIX.test(text)) return err(notAHardwareHash(kept));

  const blob = blobOf(bytes, sha256);
  const declaredLength = blob.view.getUint16(2, true);
  const expectedBytes = declaredLength + TRAILER_BYTES;
  const walk = walkRecords(blob, Math.min(declaredLength, bytes.length));
  if (bytes.length < expectedBytes) {
    const record = walk.stop?.record ?? null;
    const partial = partialHash(blob, repairs);
    return err({ code: "hash.truncated", byteOffset: bytes.length, expectedBytes, record, partial });
  }
  const capture = captureOf(walk.records);
  if (walk.stop !== null || capture === null) {
    const stop = walk.stop ?? { reason: "recordMissing" as const, byteOffset: HEADER_BYTES, record: null };
    return err({ code: "hash.corrupted", ...stop, partial: partialHash(blob, repairs) });
  }
  const end = endOfFilling(blob, expectedBytes);
  const isWhole = end === bytes.length;
  return ok({
    ...assembleFacts(walk.records),
    toolBuild: capture.toolBuild,
    osBuild: capture.osBuild,
    capturedAt: capture.capturedAt,
    zoneOffsetMinutes: capture.zoneOffsetMinutes,
    osType: capture.osType,
    osArchitecture: capture.osArchitecture,
    toolVersion: capture.toolVersion,
    text: isWhole ? text : encodeBase64(bytes.subarray(0, end)),
    declaredLength,
    totalBytes: end,
    records: walk.records,
    trailer: trailerState(blob, declaredLength),
    padding: expectedBytes === bytes.length ? "none" : isWhole ? "zero" : "nonZero",
    repairs: isWhole ? repairs : [...repairs, "afterEnd"],
  });
}

function blobOf(bytes: Uint8Array, sha256: Digest): Blob {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), sha256 };
}

/** A text with foreign characters is a damaged hash only when it begins like one; the rest before them can be read. */
function textError(trouble: TextTrouble, sha256: Digest): HashError {
  if (trouble.code !== "hash.badCharacter") return trouble;
  const { code, characterIndex, kept, soundStart } = trouble;
  if (!FIRST_LETTERS.test(kept)) return notAHardwareHash(kept);
  const whole = decodeBase64(soundStart.slice(0, soundStart.length - (soundStart.length % 4)));
  const bytes = whole.ok ? whole.value : new Uint8Array();
  return { code, characterIndex, partial: partialHash(blobOf(bytes, sha256), []) };
}

function notAHardwareHash(text: string): HashError {
  return { code: "hash.notAHardwareHash", characters: text.length, looksLike: looksLike(text) };
}

function captureOf(records: readonly HashRecord[]): CaptureFacts | null {
  const first = records[0]?.content;
  return first?.kind === "capture" ? first.value : null;
}

function partialHash(blob: Blob, repairs: readonly HashRepair[]): PartialHash {
  const { bytes, view } = blob;
  const records = readableRecords(blob);
  const end = Math.min(bytes.length, CAPTURE_START + CAPTURE_PAYLOAD_BYTES);
  const capture: PartialCapture = captureOf(records) ?? readCutCapture({ view, start: CAPTURE_START, end });
  const declaredLength = bytes.length < HEADER_BYTES ? 0 : view.getUint16(2, true);
  return { ...assembleFacts(records), ...capture, declaredLength, totalBytes: bytes.length, records, repairs };
}

/** The trailer holds SHA-256 over every byte before it. */
function trailerState({ bytes, view, sha256 }: Blob, declaredLength: number): TrailerState {
  if (view.getUint16(declaredLength, true) !== TRAILER_TYPE) return "missing";
  if (view.getUint16(declaredLength + 2, true) !== TRAILER_BYTES) return "missing";
  const digest = sha256(bytes.subarray(0, declaredLength));
  for (let at = 0; at < digest.length; at += 1) {
    if (digest[at] !== bytes[declaredLength + RECORD_HEADER_BYTES + at]) return "mismatch";
  }
  return "valid";
}

/** Where the zeros end that stand from a place on. They are looked at four at a time: most of a blob may be nothing else. */
function endOfFilling({ bytes, view }: Blob, from: number): number {
  let end = from;
  while (end + 4 <= bytes.length && view.getUint32(end) === 0) end += 4;
  while (end < bytes.length && bytes[end] === 0) end += 1;
  return end;
}
