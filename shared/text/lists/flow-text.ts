import type { FlowPhaseView } from "../../domain/bench/unit-view.ts";
import type { FlowPhase, StepState } from "../../domain/flow/flow-signals.ts";
import type { DeploymentState } from "../../domain/tenant/records.ts";

/** The phases of the Enrollment Status Page in Microsoft's words. */
export const flowPhaseText: Readonly<Record<FlowPhase, string>> = {
  devicePreparation: "Device preparation",
  deviceSetup: "Device setup",
  accountSetup: "Account setup (user flow)",
};

/** How a phase stands. */
export const phaseStateText: Readonly<Record<FlowPhaseView["state"], string>> = {
  notStarted: "Not started",
  running: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  unknown: "Unknown",
};

/** How one sub-step stands. */
export const stepStateText: Readonly<Record<StepState, string>> = {
  notStarted: "Not started",
  inProgress: "In progress",
  succeeded: "Succeeded",
  notRequired: "Not required",
  failed: "Failed",
  unknown: "Unknown",
};

/** Sub-steps as Windows names them in its settings; one that is not listed is shown as it is. */
export const flowStepText: Readonly<Record<string, string>> = {
  SecurityPolicies: "Security policies",
  Certificates: "Certificates",
  NetworkConnections: "Network connections",
  Network: "Network connections",
  Apps: "Apps",
  RebootCoalescing: "Restart, if needed",
  SaveWhiteGloveSuccessResult: "Saving the result",
  SecureHardware: "Securing the hardware",
  TpmAttestation: "Securing the hardware",
  JoinNetwork: "Joining the organisation's network",
  AadJoin: "Joining the organisation's network",
  AadjStatus: "Joining the organisation's network",
  RegisterManagement: "Registering for mobile management",
  MdmEnrollment: "Registering for mobile management",
  EspProviderInstallation: "Preparing for setup",
  EspProviders: "Preparing for setup",
  PrepareDevice: "Preparing for setup",
};

/** A run's end or state inside a sentence. */
export const flowOutcomeText: Readonly<Record<string, string>> = {
  success: "success",
  succeeded: "success",
  failure: "failure",
  failed: "failure",
  running: "still running",
  stillRunning: "still running",
  inProgress: "still running",
};

/** Deployment states of the Intune report. */
export const reportStatusText: Readonly<Record<DeploymentState, string>> = {
  unknown: "Unknown",
  success: "Success",
  inProgress: "In progress",
  failure: "Failure",
  successWithTimeout: "Success after the time limit",
  notAttempted: "Not attempted",
  disabled: "Disabled",
  successOnRetry: "Success on retry",
};

/** Why an Enrollment Status Page cannot have held the device; follows its name. */
export const espTroubleText: Readonly<Record<string, string>> = {
  progressHidden: "hides its progress",
  notBlocking: "lets the device be used before everything is installed",
  notDeviceTargeted: "is not assigned to devices",
  changed: "was changed since the start",
};

/** The app that a run failed with, and how many more did. */
export function failedAppText(app: string, more = 0): string {
  return more === 0 ? app : `${app} and ${more} more`;
}
