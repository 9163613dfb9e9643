import type { TextParams } from "../../domain/bench/board-view.ts";
import type { HashRepair } from "../../domain/hardware-hash/decoded-hash.ts";
import type { HashFindingCode } from "../../domain/hardware-hash/hash-grade.ts";
import { formatDateAndClock, formatDay } from "../clock-text.ts";
import { clause, counted, named, numberOf, type Sentence, textOf } from "../sentence.ts";

/** What was found about a hash, in one line each. */
export const hashFindingTitles: Readonly<Record<HashFindingCode, string>> = {
  textRepaired: "Text was repaired",
  checksumMissing: "Checksum is missing",
  checksumMismatch: "Checksum does not match",
  paddingNotZero: "Unexpected bytes at the end",
  recordUnreadable: "A part has another form than usual",
  recordRepeated: "A part is there twice",
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
  winPeSuspected: "Looks captured in WinPE",
  tpmMissing: "No TPM",
  tpmUnreadable: "TPM version could not be read",
  tpmBelow2: "TPM below 2.0",
  endorsementKeyMissing: "TPM has no endorsement key",
  virtualMachine: "Virtual PC",
  macMissing: "No network address",
  diskSerialMissing: "A disk has no serial number",
  familyMissing: "No product family",
  amountImplausible: "A size is impossible",
  captureInFuture: "Captured in the future",
  captureTooOld: "Captured with a wrong clock",
  captureBeforeHardwareChange: "Captured before parts were changed",
  sharedWithOtherUnit: "Shared with another unit",
};

/** What was put right in a hash text. */
const repairWords: Readonly<Record<HashRepair, string>> = {
  byteOrderMark: "invisible marks",
  quotes: "quotes",
  lineBreaks: "line breaks",
  blanks: "blanks",
  padding: "padding",
  danglingCharacter: "a character too many",
  afterEnd: "something else behind it left out",
  escapes: "escapes of a web page or mail",
  urlAlphabet: "- and _ for + and /",
  lostPlus: "blanks in place of +",
  innerPadding: "= in wrong places",
};

/** Findings that carry values or say what to do: the whole sentence. The others say their title. */
const sentences: Readonly<Partial<Record<string, Sentence>>> = {
  textRepaired: (p) => `Text was repaired${clause(" (", repairsOf(p), ")")}: compare the serial`,
  checksumMissing: () => "Checksum is missing: collect the hash again if you can",
  checksumMismatch: () => "Checksum does not match, so the text was altered or damaged: collect the hash again",
  paddingNotZero: () => "Unexpected bytes after the checksum: collect the hash again if you can",
  recordUnreadable: (p) =>
    `${counted(numberOf(p, "records"), "part")} of the hash in another form than usual${typeOf(p)}`,
  recordRepeated: (p) =>
    `${counted(numberOf(p, "records"), "part")} of the hash there twice; the first counts${typeOf(p)}`,
  endorsementKeyMismatch: () => "Endorsement key and device id do not belong together: collect the hash again",
  offlineDeviceIdFailed: (p) => `Windows could not make the device id${clause(" (status ", statusOf(p), ")")}`,
  serialDiffers: (p) =>
    `Serial number differs: file says ${textOf(p, "expected")}, hash says ${textOf(p, "found") || "nothing"}`,
  makerMissing: () => "Maker is missing: write it in the firmware, then collect again",
  makerPlaceholder: (p) => `Maker is a placeholder: “${textOf(p, "value")}”`,
  productMissing: () => "Model is missing: write it in the firmware, then collect again",
  productPlaceholder: (p) => `Model is a placeholder: “${textOf(p, "value")}”`,
  serialMissing: () => "Serial number is missing: write it in the firmware, then collect again",
  serialPlaceholder: (p) => `Serial number is a placeholder: “${textOf(p, "value")}”`,
  uuidMissing: () => "SMBIOS UUID is missing: update the firmware, then collect again",
  uuidPlaceholder: (p) => `SMBIOS UUID is one that many boards share: ${textOf(p, "value")}`,
  notFullOs: (p) =>
    `Not captured in the full Windows${clause(" (", environmentOf(p), ")")}: boot it, then collect again`,
  winPeSuspected: () => "Looks captured in WinPE (no TPM data, no Wi-Fi): boot the full Windows, then collect again",
  tpmMissing: () => "No TPM: turn it on in the firmware, then collect again",
  tpmUnreadable: () => "TPM version could not be read: check it on the device",
  tpmBelow2: (p) => `TPM ${textOf(p, "spec")}; pre-provisioning needs 2.0`,
  endorsementKeyMissing: () => "TPM has no endorsement key in the hash: boot the full Windows, then collect again",
  virtualMachine: (p) =>
    `Virtual PC${clause(" (", textOf(p, "hypervisor"), ")")}; pre-provisioning needs a physical one`,
  diskSerialMissing: (p) => {
    const disks = numberOf(p, "disks") ?? 0;
    return disks === 0 ? "No disk" : `${numberOf(p, "withoutSerial") ?? 0} of ${disks} disks without a serial number`;
  },
  amountImplausible: (p) =>
    `${counted(numberOf(p, "amounts"), "size")} of memory or disks larger than any can be: collect the hash again`,
  captureInFuture: (p) => `Captured in the future: ${momentOf(p, "capturedAt")}; check the device's clock`,
  captureTooOld: (p) => `Captured ${dayOf(p, "capturedAt")}, so the device's clock was not set`,
  captureBeforeHardwareChange: (p) =>
    `Captured ${momentOf(p, "capturedAt")}, before parts were changed ${momentOf(p, "changedAt")}: collect again`,
};

/** A finding as a whole sentence; a code that is not known here is shown as it is. */
export function hashFindingSentence(finding: { readonly code: string; readonly params: TextParams }): string {
  return sentences[finding.code]?.(finding.params) ?? hashFindingTitle(finding.code);
}

/** A finding's code in words; a code that is not known here is shown as it is. */
export function hashFindingTitle(code: string): string {
  return named(hashFindingTitles, code);
}

function repairsOf(params: TextParams): string {
  const codes = textOf(params, "repairs").split(",");
  return codes
    .filter((code) => code !== "")
    .map((code) => named(repairWords, code))
    .join(", ");
}

function typeOf(params: TextParams): string {
  return clause(" (type ", textOf(params, "typeHex"), ")");
}

function statusOf(params: TextParams): string {
  const status = numberOf(params, "status");
  return status === undefined ? "" : `0x${status.toString(16).toUpperCase().padStart(8, "0")}`;
}

/** `code:3` as the number it stands for. */
function environmentOf(params: TextParams): string {
  return textOf(params, "osType").replace("code:", "environment ");
}

function momentOf(params: TextParams, name: string): string {
  const value = numberOf(params, name);
  return value === undefined ? "unknown" : formatDateAndClock(value);
}

function dayOf(params: TextParams, name: string): string {
  const value = numberOf(params, name);
  return value === undefined ? "unknown" : formatDay(value);
}
