import type { Digest } from "../../kernel/sha256.ts";
import type { CorruptionReason } from "./decoded-hash.ts";
import type { HashRecord, RecordPlace } from "./hash-record.ts";
import { readRecord, recordTypeHex } from "./read-record.ts";
import { TRAILER_BYTES, TRAILER_TYPE } from "./record-types.ts";

/** Bytes of the blob's header: the letters "OA" and the declared length. */
export const HEADER_BYTES = 4;

/** Bytes of a record's type and length. */
export const RECORD_HEADER_BYTES = 4;

/** The bytes of a blob, a view over them, and a way to compute the id of its endorsement key. */
export type Blob = { readonly bytes: Uint8Array; readonly view: DataView; readonly sha256: Digest };

/** The records up to `limit`, and why and where the walk ended before it; `stop` is null when it ended exactly there. */
export type RecordWalk = {
  readonly records: readonly HashRecord[];
  readonly stop: {
    readonly reason: CorruptionReason;
    readonly byteOffset: number;
    readonly record: RecordPlace | null;
  } | null;
};

/**
 * The strict walk: type, length, payload from the header to exactly `limit`. Records follow each other without alignment; a
 * length counts its own four header bytes.
 */
export function walkRecords(blob: Blob, limit: number): RecordWalk {
  const { bytes, view, sha256 } = blob;
  const records: HashRecord[] = [];
  let at = HEADER_BYTES;
  while (at < limit) {
    if (at + RECORD_HEADER_BYTES > limit) {
      return { records, stop: { reason: "recordMissing", byteOffset: at, record: null } };
    }
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const reason = brokenRecord(type, length, limit - at);
    if (reason !== null) {
      return { records, stop: { reason, byteOffset: at, record: { offset: at, typeHex: recordTypeHex(type) } } };
    }
    records.push(readRecord(type, { bytes, view, start: at + RECORD_HEADER_BYTES, end: at + length, sha256 }));
    at += length;
  }
  if (at === limit) return { records, stop: null };
  return { records, stop: { reason: "recordMissing", byteOffset: limit, record: null } };
}

/**
 * The tolerant walk, for what a damaged blob still says: every whole record from the header to the trailer, the zero bytes
 * after it, or the first record that cannot be one, whatever length the header declares.
 */
export function readableRecords(blob: Blob): readonly HashRecord[] {
  const { records } = walkRecords(blob, blob.bytes.length);
  const trailer = records.findIndex(({ type, length }) => type === TRAILER_TYPE && length === TRAILER_BYTES);
  return trailer < 0 ? records : records.slice(0, trailer);
}

function brokenRecord(type: number, length: number, room: number): CorruptionReason | null {
  if (type === 0) return "typeZero";
  if (length < RECORD_HEADER_BYTES) return "recordTooShort";
  return length > room ? "recordTooLong" : null;
}
