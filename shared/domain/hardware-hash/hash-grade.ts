import type { HashIdentityField } from "./hash-identity.ts";

/** What is known beside the hash when it is judged. */
export type GradeContext = {
  /** Serial number of the same row of the file, or read from the device; compared after trimming, in any case. */
  readonly expectedSerial?: string;
  /** Whether the order asks for pre-provisioning, which needs a TPM 2.0 with an endorsement key and no virtual machine. */
  readonly forPreProvisioning: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Epoch milliseconds of the last known change of parts; a capture from before it no longer describes the device. */
  readonly hardwareChangedAt?: number;
};

/** Everything a hash can be found to have. */
export type HashFindingCode =
  | "textRepaired"
  | "checksumMissing"
  | "checksumMismatch"
  | "paddingNotZero"
  | "recordUnreadable"
  | "recordRepeated"
  | "endorsementKeyMismatch"
  | "offlineDeviceIdFailed"
  | "serialDiffers"
  | "makerMissing"
  | "makerPlaceholder"
  | "productMissing"
  | "productPlaceholder"
  | "serialMissing"
  | "serialPlaceholder"
  | "uuidMissing"
  | "uuidPlaceholder"
  | "notFullOs"
  | "winPeSuspected"
  | "tpmMissing"
  | "tpmUnreadable"
  | "tpmBelow2"
  | "endorsementKeyMissing"
  | "virtualMachine"
  | "macMissing"
  | "diskSerialMissing"
  | "familyMissing"
  | "amountImplausible"
  | "captureInFuture"
  | "captureTooOld"
  | "captureBeforeHardwareChange"
  /** Found by comparing units, and not by looking at one hash. */
  | "sharedWithOtherUnit";

/** The part of the hash a finding is about. */
export type HashFindingField =
  | HashIdentityField
  | "text"
  | "trailer"
  | "padding"
  | "records"
  | "manufacturer"
  | "productName"
  | "osType"
  | "tpm"
  | "offlineDeviceId"
  | "disks"
  | "family"
  | "capturedAt";

/** One finding: a stable code, how grave it is, the field, and values for its sentence. */
export type HashFinding = {
  readonly code: HashFindingCode;
  readonly level: "warn" | "block";
  readonly field: HashFindingField;
  readonly params: Readonly<Record<string, string | number>>;
};

/** The judgement: its level is that of the gravest finding. It never keeps anybody from exporting the text. */
export type HashGrade = { readonly level: "fine" | "warn" | "block"; readonly findings: readonly HashFinding[] };
