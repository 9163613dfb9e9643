/** A named number of the blob; a number without a name stays readable as `code:<decimal>` and survives a round trip. */
export type Coded<Name extends string> = Name | `code:${number}`;

/** Both directions between the numbers of one field and their names. */
export type CodeTable<Name extends string> = {
  /** Name of a number, or `code:<decimal>`. */
  readonly nameOf: (code: number) => Coded<Name>;
  /** Number of a name or of a `code:<decimal>` text. */
  readonly codeOf: (name: Coded<Name>) => number;
};

/** Table of the given numbers, one name each. */
export function codeTable<Name extends string>(codes: Readonly<Record<Name, number>>): CodeTable<Name> {
  const names = Object.keys(codes) as Name[];
  const byCode = new Map<number, Name>(names.map((name) => [codes[name], name]));
  const byName = new Map<string, number>(names.map((name) => [name, codes[name]]));
  return {
    nameOf: (code) => byCode.get(code) ?? `code:${code}`,
    codeOf: (name) => byName.get(name) ?? Number(name.slice("code:".length)),
  };
}

/** Processor architectures as Windows counts them (PROCESSOR_ARCHITECTURE). */
export type Architecture = "x86" | "x64" | "arm64";
/** Table of {@link Architecture}. */
export const architectures = codeTable<Architecture>({ x86: 0, x64: 9, arm64: 12 });

/** Where the capture ran; only the number of the full operating system is known. */
export type CaptureOsType = "fullOs";
/** Table of {@link CaptureOsType}. */
export const captureOsTypes = codeTable<CaptureOsType>({ fullOs: 2 });

/** Memory error correction (SMBIOS type 16). */
export type ErrorCorrection = "none" | "parity" | "singleBit" | "multiBit" | "crc";
/** Table of {@link ErrorCorrection}. */
export const errorCorrections = codeTable<ErrorCorrection>({ none: 3, parity: 4, singleBit: 5, multiBit: 6, crc: 7 });

/** Storage buses (STORAGE_BUS_TYPE of Windows). */
export type StorageBus =
  | "scsi"
  | "atapi"
  | "ata"
  | "firewire"
  | "ssa"
  | "fibre"
  | "usb"
  | "raid"
  | "iscsi"
  | "sas"
  | "sata"
  | "sd"
  | "mmc"
  | "virtual"
  | "fileBackedVirtual"
  | "storageSpaces"
  | "nvme"
  | "scm"
  | "ufs";
/** Table of {@link StorageBus}. */
export const storageBuses = codeTable<StorageBus>({
  scsi: 1,
  atapi: 2,
  ata: 3,
  firewire: 4,
  ssa: 5,
  fibre: 6,
  usb: 7,
  raid: 8,
  iscsi: 9,
  sas: 10,
  sata: 11,
  sd: 12,
  mmc: 13,
  virtual: 14,
  fileBackedVirtual: 15,
  storageSpaces: 16,
  nvme: 17,
  scm: 18,
  ufs: 19,
});

/** Kind of disk, told from its seek penalty. */
export type DiskKind = "ssd" | "hdd" | "unknown";
/** Table of {@link DiskKind}: 0 no seek penalty, 1 seek penalty, 255 not reported. */
export const diskKinds = codeTable<DiskKind>({ ssd: 0, hdd: 1, unknown: 255 });

/** A yes, no or not-reported flag of one byte. */
export type ReportedFlag = "no" | "yes" | "unknown";
/** Table of {@link ReportedFlag}. */
export const reportedFlags = codeTable<ReportedFlag>({ no: 0, yes: 1, unknown: 255 });

/** Network media (NDIS_PHYSICAL_MEDIUM of Windows). */
export type NetworkMedium = "unspecified" | "wirelessLan" | "wifi" | "bluetooth" | "ethernet";
/** Table of {@link NetworkMedium}; `wifi` is native 802.11, `ethernet` is 802.3. */
export const networkMedia = codeTable<NetworkMedium>({
  unspecified: 0,
  wirelessLan: 1,
  wifi: 9,
  bluetooth: 10,
  ethernet: 14,
});

/** What the device is powered as (POWER_PLATFORM_ROLE of Windows). */
export type PowerRole =
  | "unspecified"
  | "desktop"
  | "mobile"
  | "workstation"
  | "enterpriseServer"
  | "smallOfficeServer"
  | "appliance"
  | "performanceServer"
  | "slate";
/** Table of {@link PowerRole}. */
export const powerRoles = codeTable<PowerRole>({
  unspecified: 0,
  desktop: 1,
  mobile: 2,
  workstation: 3,
  enterpriseServer: 4,
  smallOfficeServer: 5,
  appliance: 6,
  performanceServer: 7,
  slate: 8,
});

/** Whether the system expects a graphics adapter to be taken out. */
export type RemovalPolicy = "unknown" | "noRemoval";
/** Table of {@link RemovalPolicy}. */
export const removalPolicies = codeTable<RemovalPolicy>({ unknown: 0, noRemoval: 1 });

/** Bits of the digitizer byte in ascending order. */
export type DigitizerFlag =
  | "integratedTouch"
  | "externalTouch"
  | "integratedPen"
  | "externalPen"
  | "multiInput"
  | "ready";
/** Table of {@link DigitizerFlag}: each number is one bit. */
export const digitizerFlags = codeTable<DigitizerFlag>({
  integratedTouch: 1,
  externalTouch: 2,
  integratedPen: 4,
  externalPen: 8,
  multiInput: 64,
  ready: 128,
});
