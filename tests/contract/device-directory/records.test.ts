import { expect, test } from "vitest";
import { withRows } from "./answered-rows.ts";
import { testTenant } from "./scripted-directory.ts";

test("a registration is read whole; year 1 and the zero id mean nothing, unknown members mean unknown", async () => {
  const { directory } = await withRows({
    id: "z1",
    serialNumber: "SIM0001",
    manufacturer: "Contoso",
    model: "Book 14",
    groupTag: "BENCH",
    purchaseOrderIdentifier: null,
    userPrincipalName: null,
    displayName: 7,
    azureAdDeviceId: "00000000-0000-0000-0000-000000000000",
    azureActiveDirectoryDeviceId: "d1",
    managedDeviceId: "00000000-0000-0000-0000-000000000000",
    enrollmentState: "blocked",
    userlessEnrollmentStatus: "allowed",
    remediationState: "noRemediationRequired",
    lastContactedDateTime: "0001-01-01T00:00:00Z",
    deploymentProfileAssignmentStatus: "assignedByMagic",
    deploymentProfileAssignmentDetailedStatus: "none",
    deploymentProfileAssignedDateTime: "2026-09-01T08:00:00.1234567Z",
    brandNewProperty: { deep: [1] },
  });
  expect(await directory.listRegistrations(testTenant)).toEqual({
    ok: true,
    value: [
      {
        ztdId: "z1",
        serialNumber: "SIM0001",
        manufacturer: "Contoso",
        model: "Book 14",
        groupTag: "BENCH",
        userPrincipalName: "",
        displayName: "",
        entraDeviceId: "d1",
        managedDeviceId: "",
        enrollmentState: "blocked",
        userlessEnrollmentStatus: "allowed",
        remediationState: "noRemediationRequired",
        profileStatus: "unknown",
        profileDetailedStatus: "none",
        profileAssignedAt: Date.UTC(2026, 8, 1, 8, 0, 0, 123),
      },
    ],
  });
});

test("managed devices come by one list with selected properties, Windows only", async () => {
  const { directory, service } = await withRows(
    {
      id: "m1",
      serialNumber: "SIM0001",
      operatingSystem: "Windows",
      enrolledDateTime: "2026-09-01T09:00:00Z",
      isEncrypted: true,
    },
    { id: "m2", serialNumber: "PHONE", operatingSystem: "Android" },
  );
  expect(await directory.listManagedDevices(testTenant)).toEqual({
    ok: true,
    value: [
      {
        managedDeviceId: "m1",
        serialNumber: "SIM0001",
        deviceName: "",
        entraDeviceId: "",
        enrolledAt: Date.UTC(2026, 8, 1, 9),
        enrollmentType: "",
        userPrincipalName: "",
        complianceState: "",
        isEncrypted: true,
      },
    ],
  });
  expect(service.seen).toHaveLength(1);
  expect(service.seen[0]?.path).toMatch(/^\/v1\.0\/deviceManagement\/managedDevices\?\$select=id,serialNumber,/);
});

test("a deployment event is read with its duration in seconds", async () => {
  const { directory } = await withRows(
    { id: "e1", deviceSetupDuration: "PT18M30.5S", deploymentState: "successOnRetry", deviceSetupStatus: "success" },
    { id: "e2", deviceSetupDuration: "-PT5S", deploymentState: "brandNew" },
    { id: "e3", deviceSetupDuration: "P1DT2H" },
  );
  const events = await directory.listDeploymentEvents(testTenant);
  expect(events.ok && events.value.map((event) => [event.deviceSetupSeconds, event.deploymentState])).toEqual([
    [1_110.5, "successOnRetry"],
    [0, "unknown"],
    [93_600, "unknown"],
  ]);
});

test("imported rows come back in the order they were sent, equal ones by position", async () => {
  const sent = ["SIM0002", "SIM0001", "SIM0002"].map((serialNumber) => ({
    importId: "I1",
    serialNumber,
    hardwareHash: "T0EB",
    groupTag: "A",
    assignedUser: "",
  }));
  const { directory, service } = await withRows(
    { id: "r1", importId: "i1", serialNumber: "sim0001", state: { deviceImportStatus: "unknown" } },
    { id: "r2", importId: "i1", serialNumber: " SIM0002" },
    { id: "r3", importId: "i1", serialNumber: "SIM0002", state: null },
  );
  const created = await directory.importIdentities(testTenant, sent);
  expect(created.ok && created.value.map(({ recordId }) => recordId)).toEqual(["r2", "r1", "r3"]);
  expect(JSON.parse(service.seen[0]?.body ?? "")).toMatchObject({
    importedWindowsAutopilotDeviceIdentities: [{ serialNumber: "SIM0002", hardwareIdentifier: "T0EB" }, {}, {}],
  });
  const more = [
    ...sent,
    { importId: "I1", serialNumber: "SIM0009", hardwareHash: "T0EB", groupTag: "", assignedUser: "" },
  ];
  expect(await directory.importIdentities(testTenant, more)).toMatchObject({
    ok: false,
    error: { code: "graph.badAnswer" },
  });
});

test("an import of nothing, or of too much, is refused before it is sent", async () => {
  const { directory, service } = await withRows();
  const row = { importId: "i", serialNumber: "SIM", hardwareHash: "T0EB", groupTag: "", assignedUser: "" };
  for (const sent of [[], Array.from({ length: 101 }, () => row)]) {
    expect(await directory.importIdentities(testTenant, sent)).toMatchObject({
      ok: false,
      error: { code: "graph.invalid" },
    });
  }
  expect(service.seen).toHaveLength(0);
});
