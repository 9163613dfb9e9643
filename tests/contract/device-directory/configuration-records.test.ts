import { expect, test } from "vitest";
import { rows, withRows } from "./answered-rows.ts";
import { startScriptedDirectory, testTenant } from "./scripted-directory.ts";

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
