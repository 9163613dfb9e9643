import type { DeviceManagementAutopilotEvent } from "@microsoft/microsoft-graph-types-beta";
import type { ReportRow } from "../../world/tenant-rows.ts";
import type { World } from "../../world/world.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { intuneNotFound, unknownSegment } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { graphDuration, graphTime } from "./graph-time.ts";
import { policyDetailType, reportType } from "./report-types.ts";
import { readReports } from "./scopes.ts";

const path = "deviceManagement/autopilotEvents";
const rowsPerPage = 50;

/** The deployment report; beta only, fifty rows a page whatever is asked. */
export const reportRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: betaAlone,
    family: "intune",
    scopes: readReports,
    query: ["$filter", "$select", "$top", "$skiptoken", "$orderby", "$count"],
    body: { kind: "none" },
    answer: listReports,
  },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: betaAlone,
    family: "intune",
    scopes: readReports,
    query: ["$select"],
    body: { kind: "none" },
    answer: readReport,
  },
  {
    method: "GET",
    path: `${path}/{id}/policyStatusDetails`,
    versions: betaAlone,
    family: "intune",
    scopes: readReports,
    query: ["$select", "$top", "$skiptoken"],
    body: { kind: "none" },
    answer: listPolicies,
  },
];

/** What became of each app in a run; gone from the service in 2024, unless a world still has it. */
function listPolicies(call: GraphCall): GraphAnswer {
  if (!call.world.switches.hasPolicyStatusDetails) return unknownSegment("policyStatusDetails");
  const row = call.world.reports.get((call.parameters.id ?? "").toLowerCase());
  if (row === undefined || row.visibleAt > call.now) return intuneNotFound();
  const isDone = row.deploymentState === "success";
  return listAnswer(call, {
    type: policyDetailType,
    rows: call.world.apps.all(),
    shown: (app) => ({
      id: `${row.id}_${app.id}`,
      displayName: app.displayName,
      policyType: "application",
      complianceStatus: isDone ? "installed" : app.neverDetected ? "error" : "notInstalled",
      trackedOnEnrollmentStatus: true,
      lastReportedDateTime: graphTime(row.eventAt),
      errorCode: app.neverDetected && !isDone ? -2016345060 : 0,
    }),
    pageSize: rowsPerPage,
    filters: {},
    tellsCount: true,
  });
}

function listReports(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: reportType,
    rows: call.world.reports.all().filter((row) => row.visibleAt <= call.now),
    shown: (row) => reportResource(call.world, row),
    pageSize: rowsPerPage,
    filters: { enrollmentStartDateTime: ["ge", "gt", "le", "lt"], deviceSerialNumber: ["eq"] },
    tellsCount: true,
  });
}

function readReport(call: GraphCall): GraphAnswer {
  const row = call.world.reports.get((call.parameters.id ?? "").toLowerCase());
  if (row === undefined || row.visibleAt > call.now) return intuneNotFound();
  return itemAnswer(call, reportType, { ...reportResource(call.world, row) });
}

function reportedId(world: World, row: ReportRow): string {
  if (world.switches.reportDeviceId === "managedDevice") return row.managedDeviceId;
  return world.managedDevices.get(row.managedDeviceId)?.entraDeviceId ?? "";
}

function reportResource(world: World, row: ReportRow): DeviceManagementAutopilotEvent {
  const total = row.endedAt === null ? 0 : Math.round((row.endedAt - row.startedAt) / 1000);
  return {
    id: row.id,
    deviceId: reportedId(world, row),
    userId: "00000000-0000-0000-0000-000000000000",
    eventDateTime: graphTime(row.eventAt),
    deviceRegisteredDateTime: graphTime(row.registeredAt),
    enrollmentStartDateTime: graphTime(row.enrolledAt),
    enrollmentType: "azureADJoinedWithWhiteGlove",
    deviceSerialNumber: row.serialNumber,
    managedDeviceName: row.deviceName,
    userPrincipalName: row.userPrincipalName ?? "",
    windowsAutopilotDeploymentProfileDisplayName: row.profileName,
    enrollmentState: row.enrollmentState,
    windows10EnrollmentCompletionPageConfigurationDisplayName: row.espName,
    windows10EnrollmentCompletionPageConfigurationId: row.espId,
    deploymentState: row.deploymentState,
    deviceSetupStatus: row.deviceSetupStatus,
    accountSetupStatus: row.accountSetupStatus,
    osVersion: row.osVersion,
    deploymentDuration: graphDuration(total),
    deploymentTotalDuration: graphDuration(total),
    deviceSetupDuration: graphDuration(row.deviceSetupSeconds),
    accountSetupDuration: graphDuration(row.accountSetupSeconds ?? 0),
    deploymentStartDateTime: graphTime(row.startedAt),
    deploymentEndDateTime: graphTime(row.endedAt),
    enrollmentFailureDetails: row.failureDetails,
  };
}
