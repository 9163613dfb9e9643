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
  "tpmAfterFailure",
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
  "signInService",
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
  "updateForHybridJoin",
  "updateForDfci",
  "prepareTpm", // bits
  "restartAfterFailure",
  "waitForLockout",
  "updateVulnerableTpm",
  "updateTpmForCertificate",
  "updateLongKeyTpm",
  "updateOldTpm",
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
  "enableSignInService",
  "restartForProfile",
  "devicePreparationRuns", // hint
  "devicePreparationSeen",
  "removeAssociation",
  "lookForAssociation",
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
  /** Whether a run failed on this device before: its TPM may have been cleared since. */
  readonly hasFailedBefore: boolean;
  /** Whether the customer can manage the firmware: only devices that a maker or partner registered take part in DFCI. */
  readonly mayUseDfci: boolean;
};
