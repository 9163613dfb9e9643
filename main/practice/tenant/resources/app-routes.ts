import type { MobileAppIntentAndState, Win32LobApp } from "@microsoft/microsoft-graph-types-beta";
import { dayMs } from "../../world/durations.ts";
import { serialNumberKey } from "../../world/serial-number-key.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import type { AppRow } from "../../world/tenant-setup-rows.ts";
import type { World } from "../../world/world.ts";
import { typeAnnotation } from "../graph/filter-syntax.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, bothVersions, listOptions, type Route } from "../graph/route.ts";
import { appStatesType, appType } from "./app-types.ts";
import { graphTime } from "./graph-time.ts";
import { readApps, readManagedDevices } from "./scopes.ts";

const path = "deviceAppManagement/mobileApps";

/** Apps, and what became of them on a device whose user is known. */
export const appRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: readApps,
    query: listOptions,
    body: { kind: "none" },
    answer: (call) =>
      listAnswer(call, {
        type: appType,
        rows: call.world.apps.all(),
        shown: (row) => appResource(call.world, row),
        pageSize: 100,
        filters: { displayName: ["eq", "contains", "startswith"], publishingState: ["eq"], [typeAnnotation]: ["eq"] },
        sorts: true,
        tellsCount: true,
      }),
  },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: readApps,
    query: ["$select"],
    body: { kind: "none" },
    answer: readApp,
  },
  {
    method: "GET",
    path: "users/{userId}/mobileAppIntentAndStates/{id}",
    versions: betaAlone,
    family: "intune",
    scopes: readManagedDevices,
    query: ["$select"],
    body: { kind: "none" },
    answer: readAppStates,
  },
];

function readApp(call: GraphCall): GraphAnswer {
  const row = call.world.apps.get((call.parameters.id ?? "").toLowerCase());
  return row === undefined ? intuneNotFound() : itemAnswer(call, appType, appResource(call.world, row));
}

function appResource(world: World, row: AppRow): Win32LobApp & { "@odata.type": string } {
  const at = graphTime(world.simulatedBase - 60 * dayMs);
  return {
    "@odata.type": "#microsoft.graph.win32LobApp",
    id: row.id,
    displayName: row.displayName,
    description: row.displayName,
    publisher: "Contoso",
    createdDateTime: at,
    lastModifiedDateTime: at,
    isFeatured: false,
    privacyInformationUrl: null,
    informationUrl: null,
    owner: "",
    developer: "",
    notes: "",
    publishingState: "published",
    isAssigned: true,
    roleScopeTagIds: ["0"],
  };
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** Needs a user of the device; the empty id stands for none and works, as was reported. */
function readAppStates(call: GraphCall): GraphAnswer {
  const device = call.world.managedDevices.get((call.parameters.id ?? "").toLowerCase());
  const userId = (call.parameters.userId ?? "").toLowerCase();
  if (device === undefined || userId !== (device.userId || nobody)) return intuneNotFound();
  const states: MobileAppIntentAndState = {
    id: device.id,
    managedDeviceIdentifier: device.id,
    userId,
    mobileAppList: call.world.apps.all().map((app) => ({
      applicationId: app.id,
      displayName: app.displayName,
      mobileAppIntent: "requiredInstall",
      displayVersion: "1.0",
      installState: installStateOf(call, device, app),
      supportedDeviceTypes: [],
    })),
  };
  return itemAnswer(call, appStatesType, states);
}

/** What Intune knows of an app on a device: its last step in the run, or nothing yet. */
function installStateOf(
  call: GraphCall,
  device: ManagedDeviceRow,
  app: AppRow,
): "installed" | "failed" | "pendingInstall" {
  const run = call.world.devices.get(serialNumberKey(device.serialNumber))?.run;
  const step = run?.steps.find(({ kind, label }) => kind === "installApp" && label.includes(app.displayName));
  if (
    run?.end?.failedStep === step?.label &&
    step !== undefined &&
    run?.end?.result === "failure" &&
    run.end.at <= call.now
  )
    return "failed";
  if (run === null || run === undefined) return "installed";
  return step !== undefined && step.endsAt !== null && step.endsAt <= call.now && !app.neverDetected
    ? "installed"
    : "pendingInstall";
}
