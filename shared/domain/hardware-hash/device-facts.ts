import type { CodedChassisType } from "./chassis-types.ts";
import type {
  Architecture,
  CaptureOsType,
  Coded,
  DigitizerFlag,
  DiskKind,
  ErrorCorrection,
  NetworkMedium,
  PowerRole,
  RemovalPolicy,
  ReportedFlag,
  StorageBus,
} from "./coded-values.ts";
import type { TextField } from "./record-types.ts";

/** When, where and with what the hash was captured (record 1). */
export type CaptureFacts = {
  /** Version of the capturing tool, as `major.minor.build.revision`. */
  readonly toolBuild: string;
  /** Version of Windows at capture, as `major.minor.build.revision`. */
  readonly osBuild: string;
  /** Epoch milliseconds; the blob counts whole seconds since 2000-01-01 UTC. */
  readonly capturedAt: number;
  /** Local time minus UTC in minutes; old tools wrote an impossible value, which reads as unknown. */
  readonly zoneOffsetMinutes: number | "unknown";
  readonly osType: Coded<CaptureOsType>;
  readonly osArchitecture: Coded<Architecture>;
  readonly toolVersion: number;
};

/** Processor counts (record 2). */
export type ProcessorFacts = {
  readonly architecture: Coded<Architecture>;
  readonly packages: number;
  readonly cores: number;
  readonly threads: number;
  readonly hyperThreading: boolean;
};

/** Memory (record 5). A maximum of 2048 GiB may only mean "see the extended field", so it reads as unknown. */
export type MemoryFacts = {
  readonly ramGiB: number;
  readonly maximumGiB: number | "unknown";
  readonly slots: number;
  readonly arrays: number;
  readonly errorCorrection: Coded<ErrorCorrection>;
};

/** Size and kind of one disk (record 6); a GB is 10^9 bytes. */
export type DiskCapacity = {
  readonly sizeGB: number;
  readonly bus: Coded<StorageBus>;
  readonly kind: Coded<DiskKind>;
  readonly trim: Coded<ReportedFlag>;
};

/** What one disk says of itself (record 7), without the blanks that fill the inquiry fields. */
export type DiskIdentity = { readonly serial: string; readonly product: string; readonly vendor: string };

/** One disk: the n-th capacity with the n-th identity. */
export type DiskFacts = { readonly capacity: DiskCapacity | null; readonly identity: DiskIdentity | null };

/** One network adapter (record 8). `mac` is the permanent address as `00:15:5D:E9:DB:6F`; `bus` the enumerator, as `PCI`. */
export type NetworkAdapter = { readonly medium: Coded<NetworkMedium>; readonly mac: string; readonly bus: string };

/** One display (record 9). The unit of the physical size is not documented (probably mm), nor is the tail. */
export type DisplayFacts = {
  readonly physicalWidth: number;
  readonly physicalHeight: number;
  readonly pixelsX: number;
  readonly pixelsY: number;
  /** The last 32 bits as 8 lower-case hexadecimal digits, most significant first. */
  readonly tailHex: string;
};

/** Enclosure and input (record 10). */
export type ChassisFacts = {
  readonly type: CodedChassisType;
  readonly powerRole: Coded<PowerRole>;
  readonly opticalDrive: boolean;
  readonly digitizer: readonly Coded<DigitizerFlag>[];
};

/** The id Windows gives a device before it is online (record 11). Only `tpmEndorsementKey` relates to the endorsement key. */
export type OfflineDeviceId = {
  /** 0 is success. */
  readonly status: number;
  readonly method: "tpmEndorsementKey" | "uefiVariable" | "unknown";
  /** The method as it stands in the blob, 16 bits. */
  readonly methodCode: number;
  readonly idHex: string;
};

/** The TPM's own description (record 13); parts that do not follow the known grammar are null. */
export type TpmFacts = {
  /** As it stands in the blob; NULs that fill a short vendor name are blanks here. */
  readonly raw: string;
  /** As `2.0`; null for a number that is no version of TPMs. */
  readonly spec: string | null;
  readonly level: number | null;
  /** As `1.38`. */
  readonly revision: string | null;
  /** Four characters of the TCG vendor list, blanks kept. */
  readonly vendorId: string | null;
  /** The two firmware words, as `720904.3280226`. */
  readonly firmware: string | null;
  /** High and low half of each firmware word, as `11.8.50.3426`. */
  readonly friendlyFirmware: string | null;
};

/**
 * The endorsement key (record 25), known by its digest; the key itself is not carried around. A modulus of RSA-2048 has 256
 * bytes; how keys of other kinds stand in a blob is not known, so their size is all that is said of them.
 */
export type EndorsementKey = { readonly sha256Hex: string; readonly sizeBytes: number };

/** Memory of one graphics adapter (record 29); the unit of the two amounts is not documented. */
export type GraphicsMemory = {
  readonly dedicatedVideo: number;
  readonly dedicatedSystem: number;
  readonly removalPolicy: Coded<RemovalPolicy>;
  readonly local: boolean;
};

/** Name of one graphics adapter (record 30). */
export type VideoAdapter = { readonly vendor: string; readonly model: string };

/** One graphics adapter: the n-th memory with the n-th name. */
export type GraphicsFacts = { readonly memory: GraphicsMemory | null; readonly adapter: VideoAdapter | null };

/** Every text field; null when the blob has no such record. Texts are as in the firmware, blanks kept. */
export type TextFacts = { readonly [Field in TextField]: string | null };

/** Everything the records after the first say about the device; null or empty when the blob does not say it. */
export type DeviceFacts = TextFacts & {
  readonly processor: ProcessorFacts | null;
  readonly memory: MemoryFacts | null;
  readonly disks: readonly DiskFacts[];
  readonly networkAdapters: readonly NetworkAdapter[];
  readonly displays: readonly DisplayFacts[];
  readonly chassis: ChassisFacts | null;
  readonly offlineDeviceId: OfflineDeviceId | null;
  /** "unusable" where the record is there and holds no key. */
  readonly endorsementKey: EndorsementKey | "unusable" | null;
  /** Upper-case SMBIOS UUID as Windows prints it. */
  readonly uuid: string | null;
  readonly tpm: TpmFacts | null;
  readonly graphics: readonly GraphicsFacts[];
};
