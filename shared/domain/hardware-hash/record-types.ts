/** Number of each record the decoder understands, as it stands in the blob. */
export const recordTypes = {
  capture: 1,
  processor: 2,
  memory: 5,
  diskCapacity: 6,
  diskIdentity: 7,
  networkAdapter: 8,
  display: 9,
  chassis: 10,
  offlineDeviceId: 11,
  uuid: 12,
  tpm: 13,
  endorsementKey: 25,
  graphicsMemory: 29,
  videoAdapter: 30,
} as const;

/** Number of the checksum trailer: the letters "CS". */
export const TRAILER_TYPE = 0x5343;

/** Bytes of the checksum trailer: header and SHA-256. */
export const TRAILER_BYTES = 36;

/** Records that hold one text, by number. */
export const textRecordTypes = {
  processorManufacturer: 3,
  processorModel: 4,
  serialNumber: 14,
  firmwareVendor: 15,
  manufacturer: 16,
  productName: 17,
  sku: 18,
  family: 19,
  firmwareVersion: 20,
  boardProduct: 21,
  boardVersion: 22,
  systemVersion: 23,
  productKeyId: 24,
  productKeyPartNumber: 26,
  bootDiskSerial: 28,
} as const;

/** Name of a field that is one text record. */
export type TextField = keyof typeof textRecordTypes;

/** All text fields in the order of their record numbers. */
export const textFields = Object.keys(textRecordTypes) as readonly TextField[];

/** Numbers of all records the decoder understands. */
export const knownTypes: readonly number[] = [...Object.values(recordTypes), ...Object.values(textRecordTypes)];

/** Records of which a device can have several; their order pairs them. Of every other known record there should be one. */
export const repeatableTypes: readonly number[] = [
  recordTypes.diskCapacity,
  recordTypes.diskIdentity,
  recordTypes.networkAdapter,
  recordTypes.display,
  recordTypes.graphicsMemory,
  recordTypes.videoAdapter,
];
