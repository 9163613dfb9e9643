import { encodeBase64 } from "../../kernel/base64.ts";
import { hexToBytes } from "../../kernel/hex.ts";
import { sha256, sha256Hex } from "../../kernel/sha256.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { HashFields } from "./hash-fields.ts";
import {
  recordTypes,
  type TextField,
  TRAILER_BYTES,
  TRAILER_TYPE,
  textFields,
  textRecordTypes,
} from "./record-types.ts";
import { simulatedEndorsementKey } from "./simulated-endorsement-key.ts";
import { formatTpmText } from "./tpm-text.ts";
import {
  writeCapture,
  writeChassis,
  writeDisk,
  writeDisplay,
  writeGraphics,
  writeMemory,
  writeNetworkAdapter,
  writeOfflineDeviceId,
  writeProcessor,
  writeUuid,
} from "./write-records.ts";

/** Size captures are filled to: 3000 bytes are 4000 characters without padding. */
const BLOB_BYTES = 3000;

/** Text records that stand between others; the rest follow the device's UUID in the order of their numbers. */
const EARLY_TEXTS: readonly TextField[] = ["processorManufacturer", "processorModel"];

/**
 * Builds the hardware hash of a simulated device: 4000 base64 characters unless the inventory is larger. Values that do not
 * fit their field throw, because only our own practice data comes here.
 */
export function encodeHardwareHash(fields: HashFields): string {
  const writer = new ByteWriter();
  writer.text("OA").unsigned(0, 2);
  writeInventory(writer, fields);

  const declaredLength = writer.size;
  const bytes = writer.toBytes(Math.max(BLOB_BYTES, declaredLength + TRAILER_BYTES));
  const view = new DataView(bytes.buffer);
  if (declaredLength > 0xffff) throw new RangeError(`an inventory of ${declaredLength} bytes does not fit`);
  view.setUint16(2, declaredLength, true);
  if (fields.trailer !== "missing") {
    const digest = sha256(bytes.subarray(0, declaredLength));
    if (fields.trailer === "damaged") digest[0] = (digest[0] as number) ^ 0xff;
    view.setUint16(declaredLength, TRAILER_TYPE, true);
    view.setUint16(declaredLength + 2, TRAILER_BYTES, true);
    bytes.set(digest, declaredLength + 4);
  }
  return encodeBase64(bytes);
}

/** Records in the order real captures have them. */
function writeInventory(writer: ByteWriter, fields: HashFields): void {
  writeCapture(writer, fields);
  if (fields.processor !== null) writeProcessor(writer, fields.processor);
  if (fields.memory !== null) writeMemory(writer, fields.memory);
  for (const field of EARLY_TEXTS) writeText(writer, fields, field);
  for (const disk of fields.disks) writeDisk(writer, disk);
  for (const adapter of fields.networkAdapters) writeNetworkAdapter(writer, adapter);
  for (const display of fields.displays) writeDisplay(writer, display);
  if (fields.chassis !== null) writeChassis(writer, fields.chassis);
  writeTrustedPlatform(writer, fields);
  if (fields.uuid !== null) writeUuid(writer, fields.uuid);
  for (const field of textFields) if (!EARLY_TEXTS.includes(field)) writeText(writer, fields, field);
  for (const graphics of fields.graphics) writeGraphics(writer, graphics);
  for (const extra of fields.extraRecords)
    writer.record(extra.type, (payload) => payload.raw(hexToBytes(extra.bytesHex)));
}

/** Records 13, 25 and 11, in this order. */
function writeTrustedPlatform(writer: ByteWriter, fields: HashFields): void {
  const { tpm, endorsementKeySeed, offlineDeviceId } = fields;
  if (tpm !== null) writer.record(recordTypes.tpm, (payload) => payload.text(`${formatTpmText(tpm)}\0`));
  const key = endorsementKeySeed === null ? null : simulatedEndorsementKey(endorsementKeySeed);
  if (key !== null) writer.record(recordTypes.endorsementKey, (payload) => payload.raw(key));
  if (offlineDeviceId === "matching") {
    if (key !== null) writeOfflineDeviceId(writer, { status: 0, methodCode: 1, idHex: sha256Hex(key) });
  } else if (offlineDeviceId !== null) {
    writeOfflineDeviceId(writer, offlineDeviceId);
  }
}

function writeText(writer: ByteWriter, fields: HashFields, field: TextField): void {
  const value = fields[field];
  if (value !== null) writer.record(textRecordTypes[field], (payload) => payload.text(`${value}\0`));
}
