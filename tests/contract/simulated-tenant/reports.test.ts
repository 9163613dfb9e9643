import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { events, runFlow } from "./bench-steps.ts";
import { type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

const exportJobs = "/beta/deviceManagement/reports/exportJobs";
const reportName = "AutopilotV1DeploymentStatus";

async function finishedFlows(characters: NonNullable<Parameters<typeof startSimulatedTenant>[0]>["characters"]) {
  const tenant = await startSimulatedTenant({ characters: characters ?? ["clean"] });
  await tenant.registerAll();
  for (const { position } of tenant.practice.state().devices) {
    await tenant.act(position, "start");
    runFlow(tenant, position);
  }
  tenant.advance(20 * minuteMs);
  return tenant;
}

/** What a finished export holds. */
async function exported(tenant: SimulatedTenant, body: object): Promise<string> {
  const created = await tenant.send("POST", exportJobs, { reportName, ...body });
  expect([created.status, created.body.status, created.body.url]).toEqual([201, "notStarted", null]);
  tenant.advance(5000);
  expect((await tenant.get(`${exportJobs}('${created.body.id}')`)).body.status).toBe("inProgress");
  tenant.advance(90_000);
  const done = (await tenant.get(`${exportJobs}/${created.body.id}`)).body;
  expect(done.status).toBe("completed");
  expect(Date.parse(done.expirationDateTime)).toBeGreaterThan(tenant.now());
  const response = await fetch(done.url);
  expect(response.headers.get("content-type")).toBe("application/zip");
  const file = Buffer.from(await response.arrayBuffer());
  const start = 30 + file.readUInt16LE(26) + file.readUInt16LE(28);
  return inflateRawSync(file.subarray(start, start + file.readUInt32LE(18))).toString("utf8");
}

test("an export job ends in a ZIP with the rows of the deployment report", async () => {
  const tenant = await finishedFlows(["clean", "appFails"]);
  const rows = parse(await exported(tenant, { format: "csv" }), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.DeploymentState, row.DeploymentState_loc])).toEqual([
    ["1", "success"],
    ["3", "failure"],
  ]);
  expect(Object.keys(rows[0] ?? {}).filter((name) => !name.endsWith("_loc"))).toHaveLength(27);
  const words = await exported(tenant, {
    select: ["DeviceSerialNumber", "DeviceSetupStatus"],
    localizationType: "replaceLocalizableValues",
    format: "json",
  });
  expect(JSON.parse(words)).toEqual([
    { DeviceSerialNumber: rows[0]?.DeviceSerialNumber, DeviceSetupStatus: "success" },
    { DeviceSerialNumber: rows[1]?.DeviceSerialNumber, DeviceSetupStatus: "failure" },
  ]);
});

test.each([
  [{ reportName: "Nonsense" }],
  [{ reportName, select: ["Nonsense"] }],
  [{ reportName, filter: "DeviceId eq 'x'" }],
  [{ reportName, format: "xlsx" }],
  [{ reportName, format: "pdf" }],
  [{}],
])("an export job of %j is refused", async (body) => {
  const tenant = await startSimulatedTenant();
  expect((await tenant.send("POST", exportJobs, body)).status).toBe(400);
});

test("the report's device is Intune's or the directory's, as a world has it", async () => {
  const tenant = await finishedFlows(["clean"]);
  const [managed] = (await tenant.get("/beta/deviceManagement/managedDevices")).body.value;
  const reported = async () => (await tenant.get(events)).body.value[0].deviceId;
  expect(await reported()).toBe(managed.id);
  await tenant.send("POST", "/_practice/v1/switches", { reportDeviceId: "directory" });
  expect(await reported()).toBe(managed.azureADDeviceId);
});

test("what became of each app is gone from the report, unless a world still has it", async () => {
  const tenant = await finishedFlows(["clean"]);
  const [row] = (await tenant.get(events)).body.value;
  const path = `${events}/${row.id}/policyStatusDetails`;
  const gone = await tenant.get(path);
  expect([gone.status, gone.body.error.message]).toEqual([
    404,
    "Resource not found for the segment 'policyStatusDetails'.",
  ]);
  await tenant.send("POST", "/_practice/v1/switches", { hasPolicyStatusDetails: true });
  expect((await tenant.get(path)).body.value).toHaveLength(6);
  const filter = `$filter=microsoft.graph.deviceManagementAutopilotEvent/enrollmentStartDateTime ge ${row.eventDateTime}`;
  expect((await tenant.get(`${events}?${filter}`)).status).toBe(200);
});
