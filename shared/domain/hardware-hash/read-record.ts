import { bytesToHex } from "../../kernel/hex.ts";
import { withoutSecrets } from "../policy/without-secrets.ts";
import type { HashRecord, RecordContent } from "./hash-record.ts";
import { CAPTURE_PAYLOAD_BYTES, readCapture } from "./read-capture.ts";
import {
  isWholeNetworkAdapter,
  readChassis,
  readDiskCapacity,
  readDiskIdentity,
  readDisplay,
  readGraphicsMemory,
  readMemory,
  readNetworkAdapter,
  readProcessor,
  readVideoAdapter,
} from "./read-hardware.ts";
import { isWholeOfflineDeviceId, readEndorsementKey, readOfflineDeviceId, readUuid } from "./read-identity.ts";
import { endsAtFirstNul, narrowText, type RecordPayload } from "./record-payload.ts";
import { recordTypes, type TextField, textFields, textRecordTypes } from "./record-types.ts";
import { readTpmRecord } from "./tpm-text.ts";

const TEXT_FIELD_BY_TYPE: ReadonlyMap<number, TextField> = new Map(
  textFields.map((field) => [textRecordTypes[field], field]),
);

/** Reads one record. Never fails: what cannot be read is kept as bytes, because unknown types are not damage. */
export function readRecord(type: number, payload: RecordPayload): HashRecord {
  const field = TEXT_FIELD_BY_TYPE.get(type);
  const text = field === undefined ? "" : narrowText(payload);
  const content = field === undefined ? readKnown(type, payload) : textContent(field, text);
  return {
    offset: payload.start - 4,
    typeHex: recordTypeHex(type),
    type,
    length: payload.end - payload.start + 4,
    isIrregular: content === null || !isWhole(content, payload) || (content.kind === "text" && content.value !== text),
    content: content ?? unread("unexpectedShape", payload),
  };
}

/** A record type as four upper-case hexadecimal digits. */
export function recordTypeHex(type: number): string {
  return LOW_TYPES[type] ?? digitsOf(type);
}

/** Digits of the types that real captures consist of. */
const LOW_TYPES: readonly string[] = Array.from({ length: 64 }, (_, type) => digitsOf(type));

function digitsOf(type: number): string {
  return type.toString(16).toUpperCase().padStart(4, "0");
}

/** Whether a record that could be read holds exactly what it should; records of one size are not read in another. */
function isWhole(content: RecordContent, payload: RecordPayload): boolean {
  switch (content.kind) {
    case "networkAdapter":
      return isWholeNetworkAdapter(payload);
    case "offlineDeviceId":
      return isWholeOfflineDeviceId(payload);
    case "text":
      return endsAtFirstNul(payload);
    default:
      return true;
  }
}

/** A tool's mistake can leave a product key in any text; it goes no further. */
function textContent(field: TextField, text: string): RecordContent {
  return { kind: "text", field, value: withoutSecrets(text) };
}

function unread(why: "unknownType" | "unexpectedShape", { bytes, start, end }: RecordPayload): RecordContent {
  return { kind: "unread", why, bytesHex: bytesToHex(bytes, start, end) };
}

/** Content of a record by its type; null when a known type has another shape than the one described. */
function readKnown(type: number, payload: RecordPayload): RecordContent | null {
  const size = payload.end - payload.start;
  switch (type) {
    case recordTypes.capture:
      return size === CAPTURE_PAYLOAD_BYTES ? { kind: "capture", value: readCapture(payload) } : null;
    case recordTypes.processor:
      return size === 12 ? { kind: "processor", value: readProcessor(payload) } : null;
    case recordTypes.memory:
      return size === 21 ? { kind: "memory", value: readMemory(payload) } : null;
    case recordTypes.diskCapacity:
      return size === 12 ? { kind: "diskCapacity", value: readDiskCapacity(payload) } : null;
    case recordTypes.diskIdentity:
      return { kind: "diskIdentity", value: readDiskIdentity(payload) };
    case recordTypes.networkAdapter: {
      const value = readNetworkAdapter(payload);
      return value === null ? null : { kind: "networkAdapter", value };
    }
    case recordTypes.display:
      return size === 12 ? { kind: "display", value: readDisplay(payload) } : null;
    case recordTypes.chassis:
      return size === 5 ? { kind: "chassis", value: readChassis(payload) } : null;
    case recordTypes.offlineDeviceId: {
      const value = readOfflineDeviceId(payload);
      return value === null ? null : { kind: "offlineDeviceId", value };
    }
    case recordTypes.uuid:
      return size === 16 ? { kind: "uuid", value: readUuid(payload) } : null;
    case recordTypes.tpm:
      return { kind: "tpm", value: readTpmRecord(payload) };
    case recordTypes.endorsementKey: {
      const value = readEndorsementKey(payload);
      return value === null ? null : { kind: "endorsementKey", value };
    }
    case recordTypes.graphicsMemory:
      return size === 18 ? { kind: "graphicsMemory", value: readGraphicsMemory(payload) } : null;
    case recordTypes.videoAdapter:
      return { kind: "videoAdapter", value: readVideoAdapter(payload) };
    default:
      return unread("unknownType", payload);
  }
}
