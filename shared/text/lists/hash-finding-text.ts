import type { TextParams } from "../../domain/bench/board-view.ts";
import type { HashFindingCode } from "../../domain/hardware-hash/hash-grade.ts";
import { formatDayAndClock } from "../clock-text.ts";
import { clause, named, numberOf, type Sentence, textOf } from "../sentence.ts";

/** What was found about a hash, in one line each. */
export const hashFindingTitles: Readonly<Record<HashFindingCode, string>> = {
  textRepaired: "Text was repaired",
  checksumMissing: "Checksum is missing",
  checksumMismatch: "Checksum does not match",
  paddingNotZero: "Unexpected bytes at the end",
  recordUnreadable: "A part could not be read",
  endorsementKeyMismatch: "Endorsement key and device id do not belong together",
  offlineDeviceIdFailed: "The device id could not be made",
  serialDiffers: "Serial number differs",
  makerMissing: "Maker is missing",
  makerPlaceholder: "Maker is a placeholder",
  productMissing: "Model is missing",
  productPlaceholder: "Model is a placeholder",
  serialMissing: "Serial number is missing",
  serialPlaceholder: "Serial number is a placeholder",
  uuidMissing: "SMBIOS UUID is missing",
  uuidPlaceholder: "SMBIOS UUID is a placeholder",
  notFullOs: "Not captured in the full Windows",
  tpmMissing: "No TPM",
  tpmUnreadable: "TPM version could not be read",
  tpmBelow2: "TPM below 2.0",
  endorsementKeyMissing: "TPM has no endorsement key",
  virtualMachine: "Virtual PC",
  macMissing: "No network address",
  diskSerialMissing: "A disk has no serial number",
  productKeyIdMissing: "No product key id",
  familyMissing: "No product family",
  captureInFuture: "Captured in the future",
  captureBeforeHardwareChange: "Captured before parts were changed",
  sharedWithOtherUnit: "Shared with another unit",
};

/** Findings that carry values: the whole sentence. The others say their title. */
const withValues: Readonly<Partial<Record<string, Sentence>>> = {
  textRepaired: (p) => `Text was repaired${clause(" (", textOf(p, "repairs"), ")")}: compare the serial`,
  serialDiffers: (p) =>
    `Serial number differs: file says ${textOf(p, "expected")}, hash says ${textOf(p, "found") || "nothing"}`,
  makerPlaceholder: (p) => `Maker is a placeholder: “${textOf(p, "value")}”`,
  productPlaceholder: (p) => `Model is a placeholder: “${textOf(p, "value")}”`,
  serialPlaceholder: (p) => `Serial number is a placeholder: “${textOf(p, "value")}”`,
  uuidPlaceholder: (p) => `SMBIOS UUID is a placeholder: ${textOf(p, "value")}`,
  tpmBelow2: (p) => `TPM ${textOf(p, "spec")}; pre-provisioning needs 2.0`,
  virtualMachine: (p) => `Virtual PC${clause(" (", textOf(p, "sign"), ")")}; pre-provisioning needs a physical one`,
  diskSerialMissing: (p) =>
    `${numberOf(p, "withoutSerial") ?? 0} of ${numberOf(p, "disks") ?? 0} disks without a serial number`,
  captureInFuture: (p) => `Captured in the future: ${dayOf(p, "capturedAt")}; check the device's clock`,
  captureBeforeHardwareChange: (p) =>
    `Captured ${dayOf(p, "capturedAt")}, before parts were changed ${dayOf(p, "changedAt")}`,
};

/** A finding as a whole sentence; a code that is not known here is shown as it is. */
export function hashFindingSentence(finding: { readonly code: string; readonly params: TextParams }): string {
  return withValues[finding.code]?.(finding.params) ?? hashFindingTitle(finding.code);
}

/** A finding's code in words; a code that is not known here is shown as it is. */
export function hashFindingTitle(code: string): string {
  return named(hashFindingTitles, code);
}

function dayOf(params: Parameters<Sentence>[0], name: string): string {
  const value = numberOf(params, name);
  return value === undefined ? "unknown" : formatDayAndClock(value);
}
