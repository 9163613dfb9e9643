import { expect, test } from "vitest";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { managedDevices, runFlow } from "./bench-steps.ts";
import {
  identities,
  imports,
  intuneError,
  type SimulatedTenant,
  startSimulatedTenant,
  uploads,
} from "./simulated-tenant.ts";

const devices = "/v1.0/devices";

async function importErrors(tenant: SimulatedTenant): Promise<readonly string[]> {
  await tenant.send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: uploads(tenant, "T") });
  tenant.advance(181 * secondMs);
  const rows = (await tenant.get(imports)).body.value;
  for (const row of rows) await tenant.send("DELETE", `${imports}/${row.id}`);
  const bySerial = new Map(
    rows.map((row: { serialNumber: string; state: { deviceErrorName: string } }) => [
      row.serialNumber,
      row.state.deviceErrorName,
    ]),
  );
  return tenant.practice.world.devices.all().map(({ serialNumber }) => String(bySerial.get(serialNumber)));
}

test("second life: registered already, an object in the way, another tenant's, and none of it", async () => {
  const tenant = await startSimulatedTenant({ scenario: "second-life" });
  const names = ["ZtdDeviceAlreadyAssigned", "ZtdDeviceAlreadyAadRegistered", "ZtdDeviceAssignedToOtherTenant", "None"];
  expect(await importErrors(tenant)).toEqual(names);
});

test("a stale object and a former owner stop hindering once they are gone", async () => {
  const tenant = await startSimulatedTenant({ scenario: "second-life" });
  const [, stale] = tenant.practice.world.devices.all();
  const [object] = (await tenant.get(`${devices}?$filter=displayName eq '${stale?.serialNumber}'`)).body.value;
  expect(object.physicalIds).toEqual([]);
  expect((await tenant.send("DELETE", `${devices}/${object.id}`)).status).toBe(204);
  expect((await tenant.send("POST", "/_practice/v1/release", { position: 3 })).status).toBe(200);
  expect((await tenant.send("POST", "/_practice/v1/release", { position: 3 })).status).toBe(409);
  expect((await tenant.send("POST", "/_practice/v1/release", { position: 9 })).status).toBe(404);
  expect((await importErrors(tenant)).slice(1)).toEqual(["None", "None", "None"]);
});

test("a used unit fails with 0x80180014 until its managed device is deleted, and can then be deregistered", async () => {
  const tenant = await startSimulatedTenant({ scenario: "second-life" });
  const serial = tenant.practice.world.devices.all()[0]?.serialNumber ?? "";
  const find = `${identities}?$filter=contains(serialNumber,'${serial}')`;
  const [identity] = (await tenant.get(find)).body.value;
  expect(identity).toMatchObject({ enrollmentState: "enrolled", userlessEnrollmentStatus: "blocked" });
  await tenant.send("POST", `${identities}/${identity.id}/updateDeviceProperties`, { groupTag: "AW-REFURB" });
  tenant.advance(40 * minuteMs);
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "failure", errorCode: "0x80180014" });

  const enrolled = await tenant.send("DELETE", `${identities}/${identity.id}`);
  expect([enrolled.status, intuneError(enrolled).Message.includes("enrolled")]).toEqual([400, true]);
  const [managed] = (await tenant.get(`${managedDevices}?$filter=serialNumber eq '${serial}'`)).body.value;
  expect(managed.managedDeviceOwnerType).toBe("company");
  expect((await tenant.send("DELETE", `${managedDevices}/${managed.id}`)).status).toBe(204);
  expect((await tenant.get(`${managedDevices}/${managed.id}`)).body.managementState).toBe("deletePending");
  expect((await tenant.send("DELETE", `${managedDevices}/${managed.id}`)).status).toBe(204);
  tenant.advance(minuteMs);
  expect((await tenant.get(`${managedDevices}/${managed.id}`)).status).toBe(404);
  expect((await tenant.get(`${identities}/${identity.id}`)).body).toMatchObject({
    enrollmentState: "notContacted",
    userlessEnrollmentStatus: "allowed",
  });
  expect((await tenant.send("DELETE", `${identities}/${identity.id}`)).status).toBe(204);
});

test.each([
  ["alreadyDeleted", 400, "ZtdDeviceAlreadyDeleted"],
  ["notFound", 404, ""],
] as const)("a registration that is gone is deleted again with %s", async (repeatedDelete, status, phrase) => {
  const tenant = await startSimulatedTenant({ switches: { repeatedDelete } });
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  await tenant.send("DELETE", `${identities}/${device.id}`);
  tenant.advance(10 * minuteMs);
  const again = await tenant.send("DELETE", `${identities}/${device.id}`);
  expect([again.status, intuneError(again).CustomApiErrorPhrase]).toEqual([status, phrase]);
  const never = await tenant.send("DELETE", `${identities}/00000000-0000-4000-8000-00000000dead`);
  expect(never.status).toBe(404);
});

test("without its object a registration leaves its groups and loses its profile", async () => {
  const tenant = await startSimulatedTenant({ switches: { deletedObjectStaysSeconds: 30 } });
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const path = `${devices}(deviceId='${device.azureAdDeviceId}')`;
  expect((await tenant.send("DELETE", path)).status).toBe(204);
  expect((await tenant.get(path)).status).toBe(200);
  tenant.advance(30 * secondMs);
  expect((await tenant.get(path)).status).toBe(404);
  tenant.advance(16 * minuteMs);
  expect((await tenant.get(`${identities}/${device.id}`)).body.deploymentProfileAssignmentStatus).toBe("notAssigned");
});

test("chosen units meet the chosen error as often as chosen, and as late", async () => {
  const tenant = await startSimulatedTenant({
    switches: {
      importFates: [
        { device: 1, times: 1, code: 640, name: "StorageError" },
        { device: 2, code: 813, name: "ZtdDeviceIsNotUnique" },
        { device: 3, times: 1, code: 0, name: "", afterSeconds: 3600 },
      ],
    },
  });
  expect((await importErrors(tenant)).slice(0, 4)).toEqual(["StorageError", "ZtdDeviceIsNotUnique", "", "None"]);
  expect((await importErrors(tenant)).slice(0, 3)).toEqual(["None", "ZtdDeviceIsNotUnique", "None"]);
});
