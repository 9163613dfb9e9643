import type { ReadinessAdvice } from "../../domain/readiness/readiness-check.ts";
import { clause, named, numberOf, type Sentence, textOf } from "../sentence.ts";
import { errorMeaning } from "./error-catalogue.ts";

const firmwareFieldText: Readonly<Record<string, string>> = {
  manufacturer: "maker",
  model: "model",
  serialNumber: "serial",
  uuid: "UUID",
};

/** What to do about a check that did not pass: one or two sentences. */
export const readinessAdviceText: Readonly<Record<ReadinessAdvice, Sentence>> = {
  switchTpmOn: () => "Switch the TPM on in the firmware, then collect again.",
  needsTpm2: () => "This device cannot be pre-provisioned. Take the unit off the bench and put another in its place.",
  upgradeEdition: () => "Upgrade to Windows Pro or higher, then collect again.",
  leaveSMode: () => "S mode blocks the command prompt. Switch out of S mode, or bring the hash by another way.",
  unlistedEdition: (p) =>
    `Edition ${numberOf(p, "sku") ?? "of this kind"} is not on Autopilot's list. Find out whether the customer means it.`,
  clearEnrolment: () => "Reset the device, and have the old device record deleted; then collect again.",
  resetFirst: () => "Reset the device, then collect again.",
  physicalOnly: (p) => `${textOf(p, "hypervisor") || "A virtual PC"} cannot be pre-provisioned. Use a physical device.`,
  writeFirmwareIdentity: (p) =>
    `Have the maker's tool write ${fieldList(textOf(p, "fields"))} into the firmware, then collect again.`,
  newerWindows: () => "Put a newer release of Windows on the device, then collect again.",
  endOfSupport: () =>
    "Windows 10 is out of general support. Put Windows 11 on the device unless the customer wants this.",
  updateForTigerLake: () => "This processor's TPM needs Windows 10 21H2 with KB5007253 or newer. Update the image.",
  updateForAttestation: () => "Attestation fails on this build (0x81039023) until KB5013943. Update the image.",
  updateForHash: () => "This build may not give a hardware hash until KB5015020. Update the image.",
  updateForHybridJoin: () =>
    "Hybrid join times out on this build (0x80004005) until its update. Update the image, or join Microsoft Entra alone.",
  updateForDfci: () => "DFCI fails on this build of Pro until KB5046740. Update the image if IT manages the firmware.",
  prepareTpm: (p) =>
    `Restart the device and let it be online for some minutes, then collect again${clause("; Windows reports ", textOf(p, "bits"))}.`,
  restartAfterFailure: () =>
    "A TPM that was cleared after a failed run cannot attest yet. Restart the device, wait 15 minutes, then collect again.",
  waitForLockout: () => "The TPM is locked after too many attempts. Wait, or clear it in the firmware.",
  updateVulnerableTpm: () =>
    "Attestation refuses this firmware (0x81039024). Update it from the maker, then clear the TPM.",
  updateTpmForCertificate: () => "Attestation times out with this firmware. Ask the maker which newer one is good.",
  updateLongKeyTpm: () => "Attestation may fail with this TPM's 3,072-bit key. Update firmware and Windows.",
  updateOldTpm: () =>
    "Attestation ends with 0x80070490 where an AMD TPM's firmware is too old. Update the BIOS from the maker.",
  firmwareChanged: () =>
    "The firmware was updated since Windows prepared the TPM. Restart the device, then collect again.",
  attestationFails: (p) =>
    `This TPM cannot prove the device${codeClause(textOf(p, "errorCode"))}. Update its firmware, then collect again.`,
  attestationNotReady: () => "Leave the device online for 15 minutes, then collect again.",
  waitForCertificate: () =>
    "Firmware TPMs fetch it from their maker. Leave the device online for 15 minutes, then collect again.",
  repeatMaintenance: (p) =>
    `A task that prepares the TPM failed${codeClause(textOf(p, "errorCode"))}. Restart the device, then collect again.`,
  restartForBootLog: () => "Restart the device, then collect again; if it stays, update the firmware.",
  attestationKeyFails: (p) =>
    `The last request failed${codeClause(textOf(p, "errorCode"))}. Check the network, wait 15 minutes, then collect again.`,
  setClock: (p) => `Set the device's clock, which is ${clockText(numberOf(p, "seconds"))}: w32tm /resync /force.`,
  releaseOtherTenant: (p) =>
    `The profile is of ${textOf(p, "domain") || "another tenant"}. Ask that organisation to deregister the device, then restart it.`,
  userOfOtherTenant: () => "Somebody of another tenant signed in. Reset the device.",
  enableSignInService: () =>
    "Set the service Microsoft Account Sign-in Assistant (wlidsvc) to Manual, then collect again.",
  restartForProfile: () => "Once its profile is assigned, restart the device so that it asks for it again.",
  devicePreparationRuns: () =>
    "Device preparation is at work, which has no technician flow. Ask the IT department to take the device out of it.",
  devicePreparationSeen: () =>
    "If the page offers no pre-provisioning, ask the IT department about device preparation.",
  removeAssociation: () =>
    "An association goes before the registration. Have IT look for the serial number under Device association in Intune; it can only be removed on the device itself, and a reset keeps it.",
  lookForAssociation: () =>
    "Neither Windows nor Intune tells a program. Look for the serial number under Device association in Intune, and on the device for the choice to pre-provision: where it is missing, IT has to remove the association there.",
  removeOfflineProfile: () => "Delete AutopilotConfigurationFile.json, or reset the device.",
  removePackages: () => "Take out sticks with provisioning packages, and remove those in Recovery\\Customizations.",
  turnSecureBootOn: () => "Switch Secure Boot on in the firmware: most compliance policies need it.",
  turnUefiOn: () => "Set the firmware to UEFI and install Windows on a GPT disk.",
  plugIn: (p) => `Plug the device in${clause("; its battery is at ", numberOf(p, "percent"), " %")}.`,
  freeDisk: () => "Make room on the disk, or put another image on the device.",
  plugCable: () => "Plug in a network cable; over Wi-Fi the first pages have to be passed by hand.",
  connectNetwork: () => "Plug in a network cable.",
  restartFirst: () => "Restart the device before it is started.",
  activateWindows: () => "Find out which licence this Windows should have.",
  revertRemoteAccess: () => "Remove LocalAccountTokenFilterPolicy before the device is resealed.",
};

/** The advice for a check by its code; empty for none that is known here. */
export function readinessAdvice(advice: string, params: Parameters<Sentence>[0]): string {
  return isAdvice(advice) ? readinessAdviceText[advice](params) : "";
}

function isAdvice(advice: string): advice is ReadinessAdvice {
  return Object.hasOwn(readinessAdviceText, advice);
}

function fieldList(fields: string): string {
  if (fields === "") return "its identity";
  return fields
    .split(",")
    .map((field) => named(firmwareFieldText, field))
    .join(", ");
}

function codeClause(errorCode: string): string {
  if (errorCode === "") return "";
  const meaning = errorMeaning(errorCode);
  return ` (${errorCode}${clause(": ", meaning)})`;
}

function clockText(seconds: number | undefined): string {
  if (seconds === undefined) return "off";
  const distance = Math.abs(seconds);
  const span = distance < 120 ? `${distance} s` : `${Math.round(distance / 60)} min`;
  return `${span} ${seconds < 0 ? "behind" : "ahead"}`;
}
