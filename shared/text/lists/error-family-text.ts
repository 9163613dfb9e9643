import type { ErrorCertainty, ErrorRetry, ErrorSource } from "../../domain/diagnosis/error-entry.ts";
import type { ErrorFamily } from "../../domain/diagnosis/error-family.ts";

/** What is known of a code that the catalogue does not list: its family, with the number that says more. */
export const errorFamilyText: Readonly<Record<ErrorFamily, (detail: number) => string>> = {
  script: (detail) => `A script ended with ${detail}`,
  appPackage: () => "An app package (MSIX) failed",
  network: () => "The network or a secure connection failed",
  win32: (detail) => `Error ${detail} of Windows`,
  http: (detail) => `A service or proxy answered HTTP ${detail}`,
  enrolment: () => "Enrolment in mobile management failed",
  registration: () => "Device registration failed",
  autopilot: () => "Autopilot on the device failed",
  tpm: () => "The TPM failed",
  crypto: () => "Cryptography failed",
  intuneApp: () => "An app of Intune failed",
  configManager: () => "An app numbered by Configuration Manager failed",
};

/** How sure a meaning is. */
export const errorCertaintyText: Readonly<Record<ErrorCertainty | "family" | "unknown", string>> = {
  documented: "Documented",
  community: "By community sources",
  unverified: "Not verified",
  conflicting: "Meaning uncertain: sources disagree",
  family: "Only the family of this code is known",
  unknown: "Not a known code",
};

/** Whether Retry makes sense, in a few words. */
export const errorRetryText: Readonly<Record<ErrorRetry, string>> = {
  yes: "Retry makes sense",
  fix: "Retry only after the fix",
  service: "Retry only after the change in the tenant",
  serviceThenReset: "Retry does not help: change in the tenant, then reset",
  reset: "Retry does not help: reset",
  no: "Retry does not help: this device cannot",
  success: "No failure",
  notApplicable: "Not from the technician flow",
};

/** What follows an action, as a sentence; absent where nothing does. */
export const afterActionText: Readonly<Partial<Record<ErrorRetry, string>>> = {
  yes: "If it stays, move the unit to rework.",
  fix: "Then press Retry; if it stays, move the unit to rework.",
  service: "Then press Retry; if it stays, move the unit to rework.",
  serviceThenReset: "Move the unit to rework.",
  reset: "Move the unit to rework.",
  no: "Take the unit off the bench.",
};

/** Where a meaning comes from. */
export const errorSourceText: Readonly<Record<ErrorSource, string>> = {
  KN: "Microsoft's known issues of Autopilot",
  FAQ: "Microsoft's Autopilot questions and answers",
  WEE: "Microsoft's enrolment errors",
  AIE: "Microsoft's app installation errors",
  HDR: "Windows SDK, MDMRegistration.h",
  WIN: "Windows SDK, winerror.h",
  AM: "AutopilotMonitor",
  AMJ: "AutopilotMonitor's code list",
  CMT: "CMTrace Open",
  C4C: "call4cloud.nl",
  SH: "Schweinehund/Autopilot",
  GK: "general knowledge",
};
