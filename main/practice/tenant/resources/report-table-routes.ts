import { espOfDevice } from "../../world/esp-resolution.ts";
import { findIdentityBySerial } from "../../world/registration.ts";
import { serialNumberKey } from "../../world/serial-number-key.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import { type EntityType, text, texts, whole } from "../graph/entity-type.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { intuneFailure } from "../graph/graph-failure.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import { readReports } from "./scopes.ts";

type Cell = string | number | null;
type TableRow = Readonly<Record<string, Cell>>;

const tableBody: EntityType = {
  name: "reportQuery",
  properties: {
    name: text,
    select: texts,
    search: text,
    groupBy: texts,
    orderBy: texts,
    skip: whole,
    top: whole,
    sessionId: text,
    filter: text,
  },
};

const table = {
  method: "POST",
  versions: betaAlone,
  family: "intune",
  scopes: readReports,
  query: [],
  body: { kind: "shape", type: tableBody, lenient: true },
} as const;

const configurationColumns = [
  "PolicyId",
  "ProfileName",
  "PolicyType",
  "State",
  "Priority",
  "Target",
  "LastAppliedTime",
  "DeviceId",
];
const appColumns = [
  "ApplicationId",
  "DisplayName",
  "DeviceId",
  "DeviceName",
  "AppVersion",
  "InstallState",
  "ErrorCode",
  "LastModifiedDateTime",
];

/** Reports that are answered as tables. */
export const reportTableRoutes: readonly Route[] = [
  {
    ...table,
    path: "deviceManagement/reports/getEnrollmentConfigurationPoliciesByDevice",
    answer: (call) => answerTable(call, configurationColumns, configurationsOf),
  },
  {
    ...table,
    path: "deviceManagement/reports/retrieveDeviceAppInstallationStatusReport",
    versions: bothVersions,
    answer: (call) => answerTable(call, appColumns, appsOf),
  },
];

/** `(DeviceId eq 'id')`, alone or with others: only equality is understood. */
function wantedOf(filter: string): Readonly<Record<string, string>> | undefined {
  const wanted: Record<string, string> = {};
  for (const clause of filter.split(/\s+and\s+/i).filter((part) => part.trim() !== "")) {
    const match = /^\(?\s*(\w+)\s+eq\s+'([^']*)'\s*\)?$/i.exec(clause.trim());
    if (match === null) return undefined;
    wanted[match[1] ?? ""] = (match[2] ?? "").toLowerCase();
  }
  return wanted;
}

function answerTable(
  call: GraphCall,
  columns: readonly string[],
  rowsOf: (call: GraphCall, device: ManagedDeviceRow) => readonly TableRow[],
): GraphAnswer {
  const { select, filter, skip, top } = call.body;
  const names = Array.isArray(select) && select.length > 0 ? select.map(String) : columns;
  const unknown = names.find((name) => !columns.includes(name));
  if (unknown !== undefined) return intuneFailure(400, "BadRequest", `The report has no column '${unknown}'.`);
  const wanted = wantedOf(typeof filter === "string" ? filter : "");
  if (wanted === undefined || Object.keys(wanted).some((name) => !columns.includes(name)))
    return intuneFailure(400, "BadRequest", "The filter of the report is not valid.");
  const rows = call.world.managedDevices
    .all()
    .flatMap((device) => rowsOf(call, device))
    .filter((row) => Object.entries(wanted).every(([name, value]) => String(row[name] ?? "").toLowerCase() === value));
  const from = typeof skip === "number" ? skip : 0;
  const page = rows.slice(from, from + (typeof top === "number" && top > 0 ? top : 50));
  return {
    ok: true,
    status: 200,
    body: {
      TotalRowCount: rows.length,
      Schema: names.map((name) => ({
        Column: name,
        PropertyType: typeof rows[0]?.[name] === "number" ? "Int32" : "String",
      })),
      Values: page.map((row) => names.map((name) => row[name] ?? null)),
      SessionId: "",
    },
  };
}

/** The Enrollment Status Page (27) and the device type restriction (22) that a device got. */
function configurationsOf({ world }: GraphCall, device: ManagedDeviceRow): readonly TableRow[] {
  const identity = findIdentityBySerial(world, device.serialNumber);
  const run = world.devices.get(serialNumberKey(device.serialNumber))?.run;
  const esp = world.esps.get(run?.espId ?? "") ?? (identity === undefined ? undefined : espOfDevice(world, identity));
  const common = { DeviceId: device.id, LastAppliedTime: graphTime(device.enrolledAt), State: "Succeeded" };
  const restriction = {
    ...common,
    PolicyId: "DefaultPlatformRestrictions",
    ProfileName: "All users and all devices",
    PolicyType: 22,
    Priority: 0,
    Target: "Device",
  };
  if (esp === undefined) return [restriction];
  return [
    {
      ...common,
      PolicyId: esp.id,
      ProfileName: esp.displayName,
      PolicyType: 27,
      Priority: esp.priority,
      Target: "Device",
    },
    restriction,
  ];
}

function appsOf({ world, now }: GraphCall, device: ManagedDeviceRow): readonly TableRow[] {
  const run = world.devices.get(serialNumberKey(device.serialNumber))?.run;
  return world.apps.all().map((app) => {
    const step = run?.steps.find(({ kind, label }) => kind === "installApp" && label.includes(app.displayName));
    const isIn = step !== undefined && step.endsAt !== null && step.endsAt <= now && !app.neverDetected;
    return {
      ApplicationId: app.id,
      DisplayName: app.displayName,
      DeviceId: device.id,
      DeviceName: device.deviceName,
      AppVersion: "1.0",
      InstallState: isIn ? "Installed" : "Pending",
      ErrorCode: 0,
      LastModifiedDateTime: graphTime(device.lastSyncAt),
    };
  });
}
