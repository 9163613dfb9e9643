import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { managedDevices, runFlow } from "./bench-steps.ts";
import { identities, imports, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

// What the modules and scripts that technicians use send, request by request as they write it: lower-case and upper-case
// names, bodies without quotes, slashes before the query, empty bodies with a length, no Accept.

const betaImports = imports.replace("v1.0", "beta");
const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
const pages = "/beta/deviceManagement/deviceEnrollmentConfigurations";

/** One request as PowerShell puts it on the wire; the module's own JSON is text. */
function invoke(tenant: SimulatedTenant, method: string, path: string, body?: string) {
  const address = new URL(path.startsWith("http") ? path : `${tenant.practice.address}${path}`);
  return new Promise<{ readonly status: number; readonly body: ReturnType<JSON["parse"]> }>((resolve, reject) => {
    const sent = request(
      address,
      {
        method,
        headers: {
          Authorization: `Bearer ${tenant.practice.accessToken()}`,
          "User-Agent": "Mozilla/5.0 PowerShell/7.6.0 Invoke-MgGraphRequest",
          ...(method === "GET"
            ? {}
            : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body ?? "") }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, body: text === "" ? undefined : JSON.parse(text) });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** `Add-AutopilotImportedDevice` of the WindowsAutopilotIntune modules. */
function addImported(tenant: SimulatedTenant, index: number, groupTag: string) {
  const device = tenant.practice.world.devices.all()[index];
  if (device === undefined) throw new Error("no such device");
  return invoke(
    tenant,
    "POST",
    betaImports,
    `{
    "@odata.type": "#microsoft.graph.importedWindowsAutopilotDeviceIdentity",
    "groupTag": "${groupTag}",
    "serialNumber": "${device.serialNumber}",
    "productKey": "",
    "hardwareIdentifier": "${hardwareHashOf(device, tenant.now())}",
    "assignedUserPrincipalName": "",
    "state": {
        "@odata.type": "microsoft.graph.importedWindowsAutopilotDeviceIdentityState",
        "deviceImportStatus": "pending",
        "deviceRegistrationId": "",
        "deviceErrorCode": 0,
        "deviceErrorName": ""
    }
}`,
  );
}

describe("Get-WindowsAutopilotInfo -Online", () => {
  test("uploads one by one, waits while it reads unknown, takes the id, names the device and waits for its profile", async () => {
    const tenant = await startSimulatedTenant();
    const uploaded = [];
    for (const index of [0, 1]) uploaded.push((await addImported(tenant, index, "NW-SALES")).body);
    expect(uploaded.map((row) => row.state.deviceImportStatus)).toEqual(["unknown", "unknown"]);
    expect(uploaded.map((row) => row.importId === row.id)).toEqual([true, true]);
    let waits = 0;
    for (let waiting = true; waiting; waits += 1) {
      const current = (await invoke(tenant, "GET", betaImports)).body.value;
      waiting = current.some(
        (row: { state: { deviceImportStatus: string } }) => row.state.deviceImportStatus === "unknown",
      );
      if (waiting) tenant.advance(30 * secondMs);
    }
    expect(waits).toBeGreaterThan(1);
    for (const { id } of uploaded) {
      const done = (await invoke(tenant, "GET", `${betaImports}/${id}`)).body.state;
      expect([done.deviceImportStatus, done.deviceErrorCode, done.deviceErrorName]).toEqual(["complete", 0, "None"]);
      const device = `${identities}/${done.deviceRegistrationId}`;
      expect((await invoke(tenant, "GET", device)).status).toBe(200);
      const rename = await invoke(
        tenant,
        "POST",
        `${device}/UpdateDeviceProperties`,
        `{ displayName: "BENCH-${waits}" }`,
      );
      expect(rename.status).toBe(204);
      let assigned = false;
      for (let minutes = 0; minutes < 40 && !assigned; minutes += 1) {
        tenant.advance(minuteMs);
        const read = await invoke(tenant, "GET", `${device}?$expand=deploymentProfile,intendedDeploymentProfile`);
        assigned = read.body.deploymentProfileAssignmentStatus.startsWith("assigned");
      }
      expect(assigned).toBe(true);
    }
    // The community's script tidies up everybody's rows.
    for (const row of (await invoke(tenant, "GET", betaImports)).body.value)
      expect((await invoke(tenant, "DELETE", `${betaImports}/${row.id}`)).status).toBe(204);
  });

  test("finds a serial number in its several ways of asking, and a sync answers with no body", async () => {
    const tenant = await startSimulatedTenant();
    await tenant.registerAll();
    const serial = tenant.practice.world.devices.all()[0]?.serialNumber ?? "";
    for (const path of [
      `${identities}?$filter=contains(serialNumber,'${encodeURIComponent(serial)}')`,
      `${betaImports}/?$filter=contains(serialNumber,'${serial}')`,
      `${managedDevices}?$filter=startsWith(serialNumber,%20'${serial}')`,
      `${betaImports}?$top=1000`,
    ])
      expect((await invoke(tenant, "GET", path)).status).toBe(200);
    const sync = "/beta/deviceManagement/windowsAutopilotSettings/sync";
    expect((await invoke(tenant, "POST", sync)).status).toBe(204);
    expect((await invoke(tenant, "POST", sync, "{}")).status).toBe(409);
    tenant.advance(5 * minuteMs);
    expect((await invoke(tenant, "POST", sync)).status).toBe(429);
    tenant.advance(750 * secondMs);
    expect((await invoke(tenant, "POST", sync)).status).toBe(204);
    expect((await invoke(tenant, "GET", sync.replace("/sync", ""))).body.syncStatus).toBe("inProgress");
  });

  test("deletes devices by their serial numbers, each with what became of it", async () => {
    const tenant = await startSimulatedTenant();
    await tenant.registerAll();
    const [first, second] = (await invoke(tenant, "GET", identities)).body.value;
    const serialNumbers = [first.serialNumber, "NOBODY", second.serialNumber];
    const ask = () => invoke(tenant, "POST", `${identities}/deleteDevices`, JSON.stringify({ serialNumbers }));
    const states = (reply: Awaited<ReturnType<typeof ask>>) =>
      reply.body.value.map((row: { deletionState: string }) => row.deletionState);
    const deleted = await ask();
    expect([deleted.status, states(deleted)]).toEqual([200, ["accepted", "failed", "accepted"]]);
    expect(deleted.body.value[0]).toMatchObject({ deviceRegistrationId: first.id, errorMessage: "" });
    const again = await ask();
    expect(again.body.value[0]).toMatchObject({ deletionState: "failed", errorMessage: "ZtdDeviceDeletionInProgess" });
    tenant.advance(15 * minuteMs);
    expect((await invoke(tenant, "GET", `${identities}/${first.id}`)).status).toBe(404);
  });

  test("adds a device to a group by the address of the public cloud, and a second time is refused", async () => {
    const tenant = await startSimulatedTenant();
    await tenant.registerAll();
    const [group] = (await invoke(tenant, "GET", "/beta/groups?$filter=displayName%20eq%20'Bench%20pilots'")).body
      .value;
    const [device] = (await invoke(tenant, "GET", identities)).body.value;
    const find = `/beta/devices?$filter=deviceID eq '${device.azureActiveDirectoryDeviceId}'`.replaceAll(" ", "%20");
    const [object] = (await invoke(tenant, "GET", find)).body.value;
    const body = `{ "@odata.id": "https://graph.microsoft.com/beta/directoryObjects/${object.id}" }`;
    const add = () => invoke(tenant, "POST", `/beta/groups/${group.id}/members/$ref`, body);
    expect([(await add()).status, (await add()).status]).toEqual([204, 400]);
  });

  test("updates a tag, deletes the three records in its order, and asks corporate identifiers", async () => {
    const tenant = await startSimulatedTenant({ characters: ["clean"] });
    await tenant.registerAll();
    await tenant.act(1, "start");
    runFlow(tenant, 1);
    const [device] = (await invoke(tenant, "GET", identities)).body.value;
    const tag = '{ userPrincipalName: "", addressableUserName: "", groupTag: "OTHER" }';
    expect((await invoke(tenant, "POST", `${identities}/${device.id}/UpdateDeviceProperties`, tag)).status).toBe(204);
    const [managed] = (await invoke(tenant, "GET", managedDevices)).body.value;
    const [object] = (await invoke(tenant, "GET", `/beta/devices?$filter=deviceID%20eq%20'${managed.azureADDeviceId}'`))
      .body.value;
    expect((await invoke(tenant, "DELETE", `${managedDevices}/${managed.id}`)).status).toBe(204);
    tenant.advance(2 * minuteMs);
    expect((await invoke(tenant, "DELETE", `${identities}/${device.id}`)).status).toBe(204);
    expect((await invoke(tenant, "DELETE", `/beta/devices/${object.id}`)).status).toBe(204);
    const search = "/beta/deviceManagement/importedDeviceIdentities/searchExistingIdentities";
    const identifier = '{"importedDeviceIdentifier": "A,B,C", "importedDeviceIdentityType": "manufacturerModelSerial"}';
    const asked = await invoke(tenant, "POST", search, `{"importedDeviceIdentities": [${identifier}]}`);
    expect(asked.body.value).toEqual([]);
    const add = search.replace("searchExistingIdentities", "importDeviceIdentityList");
    await invoke(
      tenant,
      "POST",
      add,
      `{"importedDeviceIdentities": [${identifier}], "overwriteImportedDeviceIdentities": false}`,
    );
    const found = await invoke(tenant, "POST", search, `{"importedDeviceIdentities": [${identifier}]}`);
    expect(found.body.value).toHaveLength(1);
  });
});

describe("the WindowsAutopilotIntune modules", () => {
  test("create a profile with the old names, change it as a whole, assign and take it, and delete it", async () => {
    const tenant = await startSimulatedTenant();
    const created = await invoke(
      tenant,
      "POST",
      profiles,
      `{
    "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
    "displayName": "Module profile",
    "description": "",
    "language": "os-default",
    "extractHardwareHash": false,
    "deviceNameTemplate": "",
    "deviceType": "windowsPc",
    "enableWhiteGlove": true,
    "outOfBoxExperienceSettings": {
        "hidePrivacySettings": true,
        "hideEULA": true,
        "userType": "standard",
        "deviceUsageType": "singleuser",
        "skipKeyboardSelectionPage": true,
        "hideEscapeLink": true
    }
}`,
    );
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ locale: "os-default", preprovisioningAllowed: true });
    const path = `${profiles}/${created.body.id}`;
    const {
      "@odata.context": _context,
      id,
      createdDateTime,
      lastModifiedDateTime,
      roleScopeTagIds,
      ...current
    } = (await invoke(tenant, "GET", path)).body;
    const whole = { ...current, displayName: "Module profile 2", hybridAzureADJoinSkipConnectivityCheck: false };
    expect((await invoke(tenant, "PATCH", path, JSON.stringify(whole))).body.displayName).toBe("Module profile 2");
    const [group] = (await invoke(tenant, "GET", "/beta/groups")).body.value;
    const composed = `${id}_${group.id}_0`;
    const target = `{"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "${group.id}"}`;
    const assign = await invoke(tenant, "POST", `${path}/assignments`, `{"id": "${composed}", "target": ${target}}`);
    expect([assign.status, assign.body.id]).toEqual([201, composed]);
    const [assignment] = (await invoke(tenant, "GET", `${path}/assignments`)).body.value;
    const named = await invoke(tenant, "GET", `/beta/groups?$filter=id%20eq%20'${assignment.target.groupId}'`);
    expect(named.body.value[0].displayName).toBe(group.displayName);
    expect((await invoke(tenant, "DELETE", path)).status).toBe(400);
    expect((await invoke(tenant, "DELETE", `${path}/assignments/${composed}`)).status).toBe(204);
    expect((await invoke(tenant, "GET", `${path}/assignedDevices`)).body.value).toEqual([]);
    expect((await invoke(tenant, "DELETE", path)).status).toBe(204);
    expect([createdDateTime, lastModifiedDateTime, roleScopeTagIds].every((value) => value !== undefined)).toBe(true);
  });

  test("an Enrollment Status Page of texts is taken, and the one with a comma too many is not", async () => {
    const tenant = await startSimulatedTenant();
    const body = (end: string): string => `{
    "@odata.type": "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration",
    "displayName": "Module page",
    "description": "",
    "showInstallationProgress": "True",
    "blockDeviceSetupRetryByUser": "False",
    "allowDeviceResetOnInstallFailure": "True",
    "allowLogCollectionOnInstallFailure": "True",
    "customErrorMessage": "Call the desk",
    "installProgressTimeoutInMinutes": "90",
    "allowDeviceUseOnInstallFailure": "False"${end}
}`;
    const wrong = await invoke(tenant, "POST", pages, body(","));
    expect([wrong.status, intuneErrorOf(wrong).includes("JSON")]).toEqual([400, true]);
    const created = await invoke(tenant, "POST", pages, body(""));
    expect(created.body).toMatchObject({ showInstallationProgress: true, installProgressTimeoutInMinutes: 90 });
    expect((await invoke(tenant, "PATCH", `${pages}/${created.body.id}`, body(""))).status).toBe(200);
    expect((await invoke(tenant, "DELETE", `${pages}/${created.body.id}`)).status).toBe(204);
  });

  test("read the tenant, every list to its last page, and refuse to empty one", async () => {
    const tenant = await startSimulatedTenant({ switches: { identityPageSize: 3 } });
    await tenant.registerAll();
    const [organization] = (await invoke(tenant, "GET", "/v1.0/organization")).body.value;
    expect(organization.verifiedDomains.find((domain: { isDefault: boolean }) => domain.isDefault).name).toContain(
      "northwind",
    );
    let rows = 0;
    let link: string | undefined = identities;
    while (link !== undefined) {
      const page: { body: { value: readonly unknown[]; "@odata.nextLink"?: string } } = await invoke(
        tenant,
        "GET",
        link,
      );
      rows += page.body.value.length;
      link = page.body["@odata.nextLink"];
    }
    expect(rows).toBe(11);
    for (const path of [
      "/beta/deviceManagement/autopilotEvents",
      "/v1.0/groups",
      "/beta/devicemanagement/manageddevices",
    ])
      expect((await invoke(tenant, "GET", path)).status).toBe(200);
    expect((await invoke(tenant, "DELETE", `${identities}/`)).status).toBe(405);
    expect((await invoke(tenant, "PATCH", `${identities}/x`, "{}")).status).toBe(400);
  });
});

function intuneErrorOf(reply: Awaited<ReturnType<typeof invoke>>): string {
  return intuneError({ ...reply, headers: new Headers() }).Message;
}

test("a write that does not say it is JSON is refused", async () => {
  const tenant = await startSimulatedTenant();
  const plain = await tenant.send("POST", imports, "serialNumber=A", { "Content-Type": "text/plain" });
  expect(plain.status).toBe(415);
  const nothing = await fetch(`${tenant.practice.address}${imports}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${tenant.practice.accessToken()}` },
    body: new Blob(["{}"]),
  });
  expect([nothing.status, (await nothing.json()).error.message]).toEqual([
    400,
    "Write requests (excluding DELETE) must contain the Content-Type header declaration.",
  ]);
});
