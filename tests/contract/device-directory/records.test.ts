import { expect, test } from "vitest";
import { startScriptedDirectory, testTenant } from "./scripted-directory.ts";
import type { ScriptedAnswer } from "./scripted-service.ts";

const rows = (value: readonly unknown[], nextLink?: string): ScriptedAnswer => ({
  status: 200,
  body: { value, ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }) },
});

/** Starts a directory whose service answers every request with `value` as its only page. */
const withRows = (...value: readonly unknown[]) => startScriptedDirectory(() => rows(value));

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

test("profiles are read under their new and their old names", async () => {
  const { directory } = await withRows(
    {
      "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
      id: "p1",
      displayName: "Bench",
      deviceNameTemplate: "B-%SERIAL%",
      preprovisioningAllowed: true,
      outOfBoxExperienceSetting: { deviceUsageType: "singleUser" },
    },
    {
      "@odata.type": "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile",
      id: "p2",
      displayName: "Old",
      deviceNameTemplate: null,
      enableWhiteGlove: true,
      outOfBoxExperienceSettings: { deviceUsageType: "shared" },
    },
    { id: "p3" },
  );
  expect(await directory.listProfiles(testTenant)).toEqual({
    ok: true,
    value: [
      {
        profileId: "p1",
        name: "Bench",
        join: "entra",
        preProvisioningAllowed: true,
        deviceUsage: "singleUser",
        nameTemplate: "B-%SERIAL%",
      },
      {
        profileId: "p2",
        name: "Old",
        join: "hybrid",
        preProvisioningAllowed: true,
        deviceUsage: "shared",
        nameTemplate: "",
      },
      {
        profileId: "p3",
        name: "",
        join: "unknown",
        preProvisioningAllowed: false,
        deviceUsage: "unknown",
        nameTemplate: "",
      },
    ],
  });
});

test("only Enrollment Status Pages are taken out of the mixed list, with their assignments", async () => {
  const type = "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration";
  const { directory } = await withRows(
    { "@odata.type": "#microsoft.graph.deviceEnrollmentLimitConfiguration", id: "l1", priority: 0 },
    {
      "@odata.type": type,
      id: "g1_Windows10EnrollmentCompletionPageConfiguration",
      displayName: "Bench page",
      priority: 1,
      showInstallationProgress: true,
      blockDeviceSetupRetryByUser: false,
      allowDeviceUseOnInstallFailure: false,
      installProgressTimeoutInMinutes: 90,
      selectedMobileAppIds: ["a1", "a2"],
      assignments: [
        { target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "g1" } },
        { target: { "@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", groupId: "g2" } },
        { target: { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } },
      ],
    },
    {
      "@odata.type": type,
      id: "d_DefaultWindows10EnrollmentCompletionPageConfiguration",
      showInstallationProgress: false,
    },
  );
  expect(await directory.listEspConfigurations(testTenant)).toEqual({
    ok: true,
    value: [
      {
        espId: "g1_Windows10EnrollmentCompletionPageConfiguration",
        name: "Bench page",
        priority: 1,
        isDefault: false,
        showsProgress: true,
        blocksDeviceUse: true,
        timeoutMinutes: 90,
        blockingAppIds: ["a1", "a2"],
        groupIds: ["g1"],
        allDevices: true,
      },
      {
        espId: "d_DefaultWindows10EnrollmentCompletionPageConfiguration",
        name: "",
        priority: 0,
        isDefault: true,
        showsProgress: false,
        blocksDeviceUse: false,
        timeoutMinutes: 0,
        blockingAppIds: [],
        groupIds: [],
        allDevices: false,
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

test("a group is read with the Entra device ids of its members", async () => {
  const { directory, service } = await startScriptedDirectory(({ path }) =>
    path.includes("/members/")
      ? rows([
          { id: "o1", deviceId: "d1" },
          { id: "o2", deviceId: null },
        ])
      : { status: 200, body: { id: "g/1", displayName: "Bench", membershipRule: "(rule)" } },
  );
  const group = { groupId: "g/1", name: "Bench", membershipRule: "(rule)", deviceIds: ["d1"] };
  expect(await directory.readGroup(testTenant, "g/1")).toEqual({ ok: true, value: group });
  // Beta alone tells how far the rule's calculation is.
  expect(service.seen.map(({ path }) => path.split("?")[0])).toEqual([
    "/beta/groups/g%2F1",
    "/v1.0/groups/g%2F1/members/microsoft.graph.device",
  ]);
});

test.each([
  ["On", "Running", "running"],
  ["On", "NotStarted", "running"],
  ["On", "Succeeded", "succeeded"],
  ["On", "Failed", "failed"],
  ["On", "BrandNew", "on"],
  ["On", undefined, "on"],
  ["Paused", "Succeeded", "paused"],
  [undefined, undefined, undefined],
])("a rule whose processing is %s and %s reads as %s", async (membershipRuleProcessingState, status, processing) => {
  const { directory } = await startScriptedDirectory(({ path }) => {
    if (path.includes("/members/")) return rows([]);
    const membershipRuleProcessingStatus = status === undefined ? null : { status };
    const group = { id: "g", displayName: "G", membershipRule: "(rule)", membershipRuleProcessingState };
    return { status: 200, body: { ...group, membershipRuleProcessingStatus } };
  });
  const group = await directory.readGroup(testTenant, "g");
  expect(group.ok && group.value.processing).toBe(processing);
});

test("a profile is read with its age and whom it is assigned to; what cannot be read is not known", async () => {
  const target = (type: string, groupId?: string) => ({
    target: { "@odata.type": `#microsoft.graph.${type}`, groupId },
  });
  const { directory, service } = await withRows(
    {
      id: "p1",
      createdDateTime: "2026-01-02T03:04:05Z",
      assignments: [
        target("groupAssignmentTarget", "g1"),
        target("exclusionGroupAssignmentTarget", "g2"),
        target("brandNewTarget", "g3"),
      ],
    },
    { id: "p2", createdDateTime: "0001-01-01T00:00:00Z", assignments: [target("allDevicesAssignmentTarget")] },
    { id: "p3", assignments: [] },
    { id: "p4", assignments: [{ target: null }] },
    { id: "p5" },
  );
  const profiles = await directory.listProfiles(testTenant);
  expect(profiles.ok && profiles.value.map(({ createdAt, targets }) => [createdAt, targets])).toEqual([
    [Date.UTC(2026, 0, 2, 3, 4, 5), { allDevices: false, groupIds: ["g1"], excludedGroupIds: ["g2"] }],
    [undefined, { allDevices: true, groupIds: [], excludedGroupIds: [] }],
    [undefined, { allDevices: false, groupIds: [], excludedGroupIds: [] }],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(service.seen[0]?.path).toContain("$expand=assignments");
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
