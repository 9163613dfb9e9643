import type { ReportRow } from "../../world/tenant-rows.ts";
import { graphDuration, graphTime } from "./graph-time.ts";

type Cell = string | number;
/** Columns with words get a number; the word stands beside it or instead of it. */
type Column = { readonly value: (row: ReportRow) => Cell; readonly words?: readonly string[] };

const states = [
  "unknown",
  "success",
  "inProgress",
  "failure",
  "successWithTimeout",
  "notAttempted",
  "disabled",
  "successOnRetry",
];
const text = (value: (row: ReportRow) => Cell): Column => ({ value });
const state = (value: (row: ReportRow) => string): Column => ({
  value: (row) => Math.max(0, states.indexOf(value(row))),
  words: states,
});
const totalSeconds = (row: ReportRow): number =>
  row.endedAt === null ? 0 : Math.round((row.endedAt - row.startedAt) / 1000);

/** Columns of the report `AutopilotV1DeploymentStatus`, in the order in which Microsoft lists them. */
export const exportColumns: Readonly<Record<string, Column>> = {
  AccountSetupDuration: text((row) => graphDuration(row.accountSetupSeconds ?? 0)),
  AutopilotProfileName: text((row) => row.profileName),
  DeploymentDuration: text((row) => graphDuration(totalSeconds(row))),
  DeploymentEndDateTime: text((row) => graphTime(row.endedAt)),
  DeploymentStartDateTime: text((row) => graphTime(row.startedAt)),
  DeploymentState: state((row) => row.deploymentState),
  DeploymentTotalDuration: text((row) => graphDuration(totalSeconds(row))),
  DeviceId: text((row) => row.managedDeviceId),
  DeviceName: text((row) => row.deviceName),
  DeviceRegisteredDateTime: text((row) => graphTime(row.registeredAt)),
  DeviceSerialNumber: text((row) => row.serialNumber),
  DeviceSetupDuration: text((row) => graphDuration(row.deviceSetupSeconds)),
  DeviceSetupStatus: state((row) => row.deviceSetupStatus),
  EnrollmentDateTime: text((row) => graphTime(row.enrolledAt)),
  EnrollmentMethod: { value: () => 6, words: ["", "", "", "", "", "", "azureADJoinedWithWhiteGlove"] },
  EnrollmentStatus: { value: () => 1, words: ["unknown", "enrolled"] },
  ESPPolicyId: text((row) => row.espId),
  ESPPolicyName: text((row) => row.espName),
  EspDeviceSetupFailureDetails: text((row) => (row.deviceSetupStatus === "failure" ? row.failureDetails : "")),
  EspUserSetupFailureDetails: text(() => ""),
  FailureDetails: text((row) => row.failureDetails),
  FailureReason: text((row) => (row.deploymentState === "failure" ? "Device setup" : "")),
  OS: text(() => "Windows"),
  OSVersion: text((row) => row.osVersion),
  UPN: text((row) => row.userPrincipalName ?? ""),
  UserId: text(() => ""),
  UserSetupStatus: state((row) => row.accountSetupStatus),
};
