import { expect, test } from "vitest";
import { identities, imports, startSimulatedTenant } from "./simulated-tenant.ts";

test("contains() is understood raw, encoded and in any case", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const serial = device.serialNumber;
  for (const filter of [
    `contains(serialNumber,'${serial}')`,
    `contains%28serialNumber%2c%27${serial.toLowerCase()}%27%29`,
    `Contains(SerialNumber,+'${serial}')`,
  ]) {
    const found = await tenant.get(`${identities}/?$filter=${filter}`);
    expect(found.body.value.map((row: { id: string }) => row.id)).toEqual([device.id]);
  }
  expect((await tenant.get(`${identities}?$filter=contains(serialNumber,'O''Brien')`)).body.value).toEqual([]);
  const v1 = await tenant.get(
    `/v1.0/deviceManagement/windowsAutopilotDeviceIdentities?$filter=azureActiveDirectoryDeviceId eq '${device.azureAdDeviceId}'`,
  );
  expect(v1.body.value[0].id).toBe(device.id);
});

test("v1.0 shows less of a device than beta", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [beta] = (await tenant.get(identities)).body.value;
  const [v1] = (await tenant.get("/v1.0/deviceManagement/windowsAutopilotDeviceIdentities")).body.value;
  const onlyBeta = Object.keys(beta).filter((name) => !(name in v1));
  expect(onlyBeta.toSorted()).toEqual(
    [
      "azureAdDeviceId",
      "deploymentProfileAssignedDateTime",
      "deploymentProfileAssignmentDetailedStatus",
      "deploymentProfileAssignmentStatus",
      "deviceAccountPassword",
      "deviceAccountUpn",
      "deviceFriendlyName",
      "remediationState",
      "remediationStateLastModifiedDateTime",
      "userlessEnrollmentStatus",
    ].toSorted(),
  );
  const page = "deviceManagement/deviceEnrollmentConfigurations";
  const espOf = async (version: string) =>
    (await tenant.get(`/${version}/${page}`)).body.value.find((row: { "@odata.type": string }) =>
      row["@odata.type"].endsWith("windows10EnrollmentCompletionPageConfiguration"),
    );
  expect(await espOf("beta")).toHaveProperty("showInstallationProgress");
  expect(await espOf("v1.0")).not.toHaveProperty("showInstallationProgress");
});

test("pages are followed by a link on the address the caller used, and $select reduces", async () => {
  const tenant = await startSimulatedTenant({ switches: { identityPageSize: 5 } });
  await tenant.registerAll();
  const serials: string[] = [];
  let pages = 0;
  let next: string | undefined = `${identities}?$select=serialNumber&$top=4`;
  while (next !== undefined) {
    const page = await tenant.get(next);
    expect(page.body["@odata.count"]).toBe(page.body.value.length);
    for (const row of page.body.value) {
      expect(Object.keys(row).toSorted()).toEqual(["id", "serialNumber"]);
      serials.push(row.serialNumber);
    }
    next = page.body["@odata.nextLink"];
    if (next !== undefined) expect(next.startsWith(tenant.practice.address)).toBe(true);
    pages += 1;
  }
  expect([pages, new Set(serials).size]).toEqual([3, 11]);
});

test("a batch answers each part on its own, in an order nobody should rely on", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const rows = (await tenant.get(imports)).body.value;
  const parts = rows.slice(0, 3).map((row: { id: string }, index: number) => ({
    id: String(index),
    method: "DELETE",
    url: `/deviceManagement/importedWindowsAutopilotDeviceIdentities/${row.id}`,
  }));
  const reply = await tenant.send("POST", "/v1.0/$batch", {
    requests: [
      ...parts,
      { id: "bad", method: "GET", url: "/deviceManagement/nonsense" },
      { id: "after", method: "GET", url: "/me", dependsOn: ["bad"] },
      { id: "me", method: "GET", url: "me?$select=displayName" },
    ],
  });
  expect(reply.status).toBe(200);
  const byId = new Map(reply.body.responses.map((part: { id: string; status: number }) => [part.id, part.status]));
  expect(Object.fromEntries(byId)).toEqual({ "0": 204, "1": 204, "2": 204, bad: 404, after: 424, me: 200 });
  expect(reply.body.responses[0].id).not.toBe("0");
  expect((await tenant.get(imports)).body.value).toHaveLength(rows.length - 3);
});

test.each([
  ["no requests", {}],
  ["not a list", { requests: {} }],
  ["too many", { requests: Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: "GET", url: "/me" })) }],
  [
    "the same id twice",
    {
      requests: [
        { id: "a", method: "GET", url: "/me" },
        { id: "A", method: "GET", url: "/me" },
      ],
    },
  ],
  ["an absolute url", { requests: [{ id: "a", method: "GET", url: "https://graph.microsoft.com/v1.0/me" }] }],
  ["a body without a type", { requests: [{ id: "a", method: "POST", url: "/groups", body: {} }] }],
  ["an unknown parent", { requests: [{ id: "a", method: "GET", url: "/me", dependsOn: ["b"] }] }],
  [
    "a circle",
    {
      requests: [
        { id: "a", method: "GET", url: "/me", dependsOn: ["b"] },
        { id: "b", method: "GET", url: "/me", dependsOn: ["a"] },
      ],
    },
  ],
])("a batch with %s is refused as a whole", async (_, body) => {
  const tenant = await startSimulatedTenant();
  expect((await tenant.send("POST", "/beta/$batch", body)).status).toBe(400);
});

test("the directory answers the queries that Microsoft publishes", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const published = "$filter=physicalIds/any(p: startswith(p,'[ZTDID]'))&$select=id,deviceId,displayName,physicalIds";
  const devices = (await tenant.get(`/v1.0/devices?${published}`)).body.value;
  expect(devices).toHaveLength(11);
  const ztd = devices[0].physicalIds[0];
  expect((await tenant.get(`/v1.0/devices?$filter=physicalIds/any(p:p eq '${ztd}')`)).body.value).toHaveLength(1);
  const [organization] = (await tenant.get("/v1.0/organization")).body.value;
  expect(organization).toMatchObject({ id: tenant.practice.tenantId, mobileDeviceManagementAuthority: "intune" });
  const [sku] = (await tenant.get("/v1.0/subscribedSkus")).body.value;
  expect(sku.servicePlans.map((plan: { servicePlanName: string }) => plan.servicePlanName)).toEqual([
    "INTUNE_A",
    "AAD_PREMIUM",
  ]);
  const users = await tenant.get(
    "/v1.0/users?$filter=startswith(userPrincipalName,'ad') or startswith(displayName,'Diego')&$top=20",
  );
  expect(users.body.value).toHaveLength(2);
  const licences = await tenant.get(`/v1.0/users/${users.body.value[0].userPrincipalName}/licenseDetails`);
  expect(licences.body.value).toHaveLength(1);
  expect((await tenant.get("/v1.0/deviceManagement?$select=subscriptionState")).body.subscriptionState).toBe("active");
});
