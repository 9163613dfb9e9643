import type { CheckState } from "../../domain/readiness/check.ts";
import type { ReadinessCheckName } from "../../domain/readiness/readiness-check.ts";

/** How a check came out, in a word. */
export const checkStateText: Readonly<Record<CheckState, string>> = {
  pass: "Pass",
  warn: "Warning",
  fail: "Fail",
  unknown: "Unknown",
  notApplicable: "Not applicable",
};

/** A check in a few words, and the condition under which it passes. */
export const readinessCheckText: Readonly<
  Record<ReadinessCheckName, { readonly title: string; readonly condition: string }>
> = {
  tpmPresent: { title: "TPM", condition: "The device has a TPM" },
  tpmVersion: { title: "TPM version", condition: "The TPM is of version 2.0" },
  tpmEnabled: { title: "TPM switched on", condition: "The TPM is enabled and activated" },
  edition: { title: "Edition of Windows", condition: "Pro, Enterprise, Education or one of their kin; never Home" },
  previousEnrolment: { title: "Earlier enrolment", condition: "The device is enrolled nowhere" },
  previousJoin: { title: "Earlier join", condition: "The device is joined to no tenant" },
  physicalDevice: { title: "Physical device", condition: "It is no virtual PC" },
  identity: { title: "Identity in the firmware", condition: "Maker, model, serial and UUID are the device's own" },
  build: { title: "Release of Windows", condition: "A release in support that has the technician flow" },
  knownBuild: { title: "Known trouble of this build", condition: "The build has the updates that matter here" },
  tpmReady: { title: "TPM ready", condition: "Windows has nothing left to do on the TPM" },
  tpmAfterFailure: {
    title: "TPM after a failed run",
    condition: "Windows has prepared the TPM again since a run failed",
  },
  tpmLockout: { title: "TPM lockout", condition: "The TPM is not locked" },
  tpmFirmware: { title: "TPM firmware", condition: "The firmware is not on the list of those with a known fault" },
  attestation: { title: "Attestation", condition: "The TPM is able and ready to prove the device" },
  endorsementCertificate: {
    title: "Endorsement key certificate",
    condition: "The TPM's certificate from its maker is there",
  },
  tpmMaintenance: { title: "TPM maintenance", condition: "The tasks that prepare the TPM ended well" },
  measuredBoot: { title: "Measured boot log", condition: "The log of the measured boot is there" },
  attestationKey: { title: "Attestation key", condition: "The last request for the attestation key ended well" },
  clock: { title: "Clock", condition: "Within a minute of the bench's clock" },
  orderTenant: { title: "Tenant of the profile", condition: "The profile on the device is of this order's tenant" },
  userTenant: { title: "Tenant of the user", condition: "Nobody of another tenant signed in" },
  signInService: { title: "Sign-in service", condition: "The service wlidsvc is not disabled" },
  autopilotProfile: { title: "Autopilot profile", condition: "No empty profile is kept on the device" },
  devicePreparation: { title: "Device preparation", condition: "The other way of setting up is not at work" },
  deviceAssociation: {
    title: "Device association",
    condition: "No association with a tenant keeps the device from offering pre-provisioning",
  },
  offlineProfile: { title: "Profile as a file", condition: "No profile file competes with the downloaded one" },
  provisioningPackages: { title: "Provisioning packages", condition: "No provisioning package mixes in" },
  secureBoot: { title: "Secure Boot", condition: "Secure Boot is on" },
  uefi: { title: "UEFI", condition: "Started by UEFI from a GPT disk" },
  power: { title: "Power", condition: "Plugged in" },
  disk: { title: "Disk space", condition: "At least 5 GB are free" },
  network: { title: "Network", condition: "A network cable is plugged in" },
  restartPending: { title: "Pending restart", condition: "No update waits for a restart" },
  licence: { title: "Windows licence", condition: "Licensed, or with a key in the firmware" },
  remoteAccess: { title: "Remote access", condition: "Nothing that the bench turned on is left on the device" },
};
