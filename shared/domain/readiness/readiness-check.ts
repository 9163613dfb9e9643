import type { Check } from "./check.ts";

/** Everything that is checked before a device is started, in the order in which it is shown and in which it stops. */
export const readinessCheckNames = [
  "tpmPresent",
  "tpmVersion",
  "tpmEnabled",
  "edition",
  "previousEnrolment",
  "previousJoin",
  "physicalDevice",
  "identity",
  "build",
  "knownBuild",
  "tpmReady",
  "tpmLockout",
  "tpmFirmware",
  "attestation",
  "endorsementCertificate",
  "tpmMaintenance",
  "measuredBoot",
  "attestationKey",
  "clock",
  "orderTenant",
  "userTenant",
  "autopilotProfile",
  "devicePreparation",
  "deviceAssociation",
  "offlineProfile",
  "provisioningPackages",
  "secureBoot",
  "uefi",
  "power",
  "disk",
  "network",
  "restartPending",
  "licence",
  "remoteAccess",
] as const;
export type ReadinessCheckName = (typeof readinessCheckNames)[number];

/** What a person is told to do about a check; values are named behind each. */
export const readinessAdvices = [
  "switchTpmOn",
  "needsTpm2", // version
  "upgradeEdition",
  "leaveSMode",
  "unlistedEdition", // sku
  "clearEnrolment",
  "resetFirst",
  "physicalOnly", // hypervisor
  "writeFirmwareIdentity", // fields
  "newerWindows",
  "endOfSupport",
  "updateForTigerLake",
  "updateForAttestation",
  "updateForHash",
  "prepareTpm", // bits
  "waitForLockout",
  "updateVulnerableTpm",
  "updateTpmForCertificate",
  "updateLongKeyTpm",
  "firmwareChanged",
  "attestationFails", // errorCode
  "attestationNotReady",
  "waitForCertificate",
  "repeatMaintenance", // errorCode
  "restartForBootLog",
  "attestationKeyFails", // errorCode
  "setClock", // seconds
  "releaseOtherTenant", // domain
  "userOfOtherTenant",
  "restartForProfile",
  "devicePreparationRuns", // hint
  "devicePreparationSeen",
  "removeAssociation",
  "removeOfflineProfile",
  "removePackages", // count
  "turnSecureBootOn",
  "turnUefiOn",
  "plugIn", // percent
  "freeDisk", // gigabytes
  "plugCable",
  "connectNetwork",
  "restartFirst",
  "activateWindows",
  "revertRemoteAccess",
] as const;
export type ReadinessAdvice = (typeof readinessAdvices)[number];

/** One check of a device. */
export type ReadinessCheck = Check<ReadinessCheckName, ReadinessAdvice>;

/** What the checks depend on beside the facts. */
export type ReadinessContext = {
  /** Whether the technician flow is to be run: it needs a TPM 2.0 that can prove the device. */
  readonly forPreProvisioning: boolean;
  /** Read while a run was under way: join, enrolment and profile are then the run's own. */
  readonly isDuringRun: boolean;
};
