import type {
  DeviceCompliancePolicyState,
  DeviceConfigurationState,
  WindowsProtectionState,
} from "@microsoft/microsoft-graph-types";
import { drawGuid } from "../../world/random.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import type { EntityType } from "../graph/entity-type.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { detectedAppType, policyStateType, protectionType } from "./device-state-types.ts";
import { graphTime } from "./graph-time.ts";
import { managedDeviceOf } from "./managed-device-action-routes.ts";
import { readManagedDevices, readReports } from "./scopes.ts";
import { userResource, userType } from "./user-types.ts";

const path = "deviceManagement/managedDevices/{id}";
const read = { method: "GET", versions: bothVersions, family: "intune", body: { kind: "none" } } as const;
const listQuery = ["$select", "$top", "$skip", "$skiptoken"] as const;

/** What Intune knows of the state of a managed device. */
export const deviceStateRoutes: readonly Route[] = [
  {
    ...read,
    path: `${path}/deviceCompliancePolicyStates`,
    scopes: readReports,
    query: listQuery,
    answer: listing(policyStateType, complianceOf),
  },
  {
    ...read,
    path: `${path}/deviceConfigurationStates`,
    scopes: readReports,
    query: listQuery,
    answer: listing(policyStateType, configurationOf),
  },
  {
    ...read,
    path: `${path}/windowsProtectionState`,
    scopes: readManagedDevices,
    query: ["$select"],
    answer: readProtection,
  },
  {
    ...read,
    path: `${path}/detectedApps`,
    versions: betaAlone,
    scopes: readManagedDevices,
    query: listQuery,
    // The inventory comes about once a week: long after a device left the bench.
    answer: listing(detectedAppType, () => []),
  },
  {
    ...read,
    path: `${path}/users`,
    context: "users",
    scopes: readManagedDevices,
    query: ["$select"],
    answer: listUsers,
  },
];

function listing<State extends object>(
  type: EntityType,
  statesOf: (call: GraphCall, row: ManagedDeviceRow) => readonly State[],
): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const row = managedDeviceOf(call);
    if (row === undefined) return intuneNotFound();
    return listAnswer(call, {
      type,
      rows: statesOf(call, row),
      shown: (state) => state,
      pageSize: 100,
      filters: {},
      tellsCount: true,
    });
  };
}

function complianceOf(call: GraphCall, row: ManagedDeviceRow): readonly DeviceCompliancePolicyState[] {
  const state = { unknown: "unknown", compliant: "compliant", noncompliant: "nonCompliant" } as const;
  return [
    {
      id: drawGuid(call.world.seed, "compliancePolicy", row.id),
      displayName: "Bench devices",
      version: 1,
      platformType: "windows10AndLater",
      state: state[row.complianceState],
      settingCount: 4,
      settingStates: [],
    },
  ];
}

function configurationOf(call: GraphCall, row: ManagedDeviceRow): readonly DeviceConfigurationState[] {
  const isApplied = call.now - row.enrolledAt > 10 * 60_000;
  return [
    {
      id: drawGuid(call.world.seed, "configuration", row.id),
      displayName: "Wi-Fi of the shops",
      version: 1,
      platformType: "windows10AndLater",
      state: isApplied ? "compliant" : "unknown",
      settingCount: 6,
      settingStates: [],
    },
  ];
}

function readProtection(call: GraphCall): GraphAnswer {
  const row = managedDeviceOf(call);
  if (row === undefined) return intuneNotFound();
  const state: WindowsProtectionState = {
    id: row.id,
    realTimeProtectionEnabled: true,
    malwareProtectionEnabled: true,
    networkInspectionSystemEnabled: true,
    rebootRequired: false,
    deviceState: "clean",
    productStatus: "noStatusFlagsSet",
    signatureVersion: "1.421.226.0",
    engineVersion: "1.1.25010.7",
    antiMalwareVersion: "4.18.25010.11",
    isVirtualMachine: false,
    lastReportedDateTime: graphTime(row.lastSyncAt),
  };
  return itemAnswer(call, protectionType, state);
}

/** Nobody, until somebody signs in on the device. */
function listUsers(call: GraphCall): GraphAnswer {
  const row = managedDeviceOf(call);
  if (row === undefined) return intuneNotFound();
  const user = call.world.users.get(row.userId);
  return listAnswer(call, {
    type: userType,
    rows: user === undefined ? [] : [user],
    shown: (each) => userResource(each, call),
    pageSize: 100,
    filters: {},
  });
}
