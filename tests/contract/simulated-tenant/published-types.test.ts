import { describe, expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import {
  type PublishedTypes,
  problemsOf,
  publishedBeta,
  publishedV1,
  valuesOf,
} from "../../support/published-types.ts";
import { runFlow } from "./bench-steps.ts";
import { type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

type Version = "v1.0" | "beta";
const published: Readonly<Record<Version, PublishedTypes>> = { "v1.0": publishedV1(), beta: publishedBeta() };
const both = ["v1.0", "beta"] as const;
const beta = ["beta"] as const;
const dm = "deviceManagement";

/** Newer than the declarations: Microsoft's page of the resource has it. */
const newer = /isMdmEnrollmentDuringRegistrationDisabled is not a property/;

/** Lists, the published type of their rows, and whether each property of it may be selected. */
const lists: readonly (readonly [string, string, readonly Version[]])[] = [
  [`${dm}/importedWindowsAutopilotDeviceIdentities`, "importedWindowsAutopilotDeviceIdentity", both],
  [`${dm}/windowsAutopilotDeviceIdentities`, "windowsAutopilotDeviceIdentity", both],
  [`${dm}/windowsAutopilotDeploymentProfiles`, "windowsAutopilotDeploymentProfile", beta],
  [`${dm}/deviceEnrollmentConfigurations`, "deviceEnrollmentConfiguration", both],
  [`${dm}/autopilotEvents`, "deviceManagementAutopilotEvent", beta],
  [`${dm}/managedDevices`, "managedDevice", both],
  [`${dm}/troubleshootingEvents`, "enrollmentTroubleshootingEvent", both],
  [`${dm}/reports/exportJobs`, "deviceManagementExportJob", both],
  [`${dm}/importedDeviceIdentities`, "importedDeviceIdentity", beta],
  ["deviceAppManagement/mobileApps", "mobileApp", both],
  ["devices", "device", both],
  ["groups", "group", both],
  ["users", "user", both],
  ["organization", "organization", both],
  ["subscribedSkus", "subscribedSku", both],
  ["domains", "domain", ["beta"]],
  ["users/adele@northwindtraders.onmicrosoft.com/licenseDetails", "licenseDetails", both],
  ["policies/mobileDeviceManagementPolicies", "mobileDeviceManagementPolicy", beta],
];
const singles: readonly (readonly [string, string, readonly Version[]])[] = [
  [`${dm}`, "deviceManagement", both],
  [`${dm}/windowsAutopilotSettings`, "windowsAutopilotSettings", beta],
  ["policies/deviceRegistrationPolicy", "deviceRegistrationPolicy", both],
];

/** A tenant in which there is something of everything. */
async function busyTenant(): Promise<SimulatedTenant> {
  const tenant = await startSimulatedTenant({ characters: ["clean", "noTpm", "clean"] });
  await tenant.registerAll();
  for (const position of [1, 2]) {
    await tenant.act(position, "start");
    runFlow(tenant, position);
  }
  await tenant.send("POST", `/beta/${dm}/reports/exportJobs`, { reportName: "AutopilotV1DeploymentStatus" });
  await tenant.send("POST", `/beta/${dm}/importedDeviceIdentities/importDeviceIdentityList`, {
    importedDeviceIdentities: [{ importedDeviceIdentityType: "serialNumber", importedDeviceIdentifier: "S1" }],
  });
  const [managed] = (await tenant.get(`/beta/${dm}/managedDevices`)).body.value;
  await tenant.send("POST", `/beta/${dm}/managedDevices/${managed.id}/syncDevice`);
  await tenant.send("POST", `/beta/${dm}/managedDevices/${managed.id}/createDeviceLogCollectionRequest`, {
    templateType: { templateType: "predefined" },
  });
  tenant.advance(20 * minuteMs);
  return tenant;
}

/** The answers to a path as it is and with each published value selected; a refusal is a problem. */
async function askBothWays(tenant: SimulatedTenant, version: Version, path: string, type: string) {
  const select = valuesOf(published[version], type).join(",");
  const replies = [await tenant.get(`/${version}/${path}`), await tenant.get(`/${version}/${path}?$select=${select}`)];
  const problems = replies.flatMap(({ status, body }) =>
    status === 200 ? [] : [`${version} ${path} answers ${status} ${body.error.message}`],
  );
  return { bodies: replies.filter(({ status }) => status === 200).map(({ body }) => body), problems };
}

async function listProblems(tenant: SimulatedTenant, version: Version, path: string, type: string) {
  const { bodies, problems } = await askBothWays(tenant, version, path, type);
  const rows = bodies.flatMap((body) => body.value);
  if (rows.length === 0) return [...problems, `${version} ${path} has no rows`];
  const single = await tenant.get(`/${version}/${path}/${rows[0].id}`);
  const all = single.status === 200 ? [...rows, single.body] : rows;
  return [...problems, ...all.flatMap((row) => problemsOf(published[version], row, type, `${version} ${path}`))];
}

describe("what is sent is what Microsoft publishes", () => {
  test.each(both)("lists of %s", async (version) => {
    const tenant = await busyTenant();
    const problems = [];
    for (const [path, type, versions] of lists)
      if (versions.includes(version)) problems.push(...(await listProblems(tenant, version, path, type)));
    expect([...new Set(problems)].filter((problem) => !newer.test(problem))).toEqual([]);
  });

  test.each(both)("single objects of %s", async (version) => {
    const tenant = await busyTenant();
    const found = [];
    for (const [path, type, versions] of singles) {
      if (!versions.includes(version)) continue;
      const { bodies, problems } = await askBothWays(tenant, version, path, type);
      found.push(...problems, ...bodies.flatMap((body) => problemsOf(published[version], body, type, path)));
    }
    expect([...new Set(found)]).toEqual([]);
  });

  test.each(both)("parts of a managed device in %s", async (version) => {
    const tenant = await busyTenant();
    const [managed] = (await tenant.get(`/${version}/${dm}/managedDevices`)).body.value;
    const path = `/${version}/${dm}/managedDevices/${managed.id}`;
    for (const [name, type] of [
      ["deviceCompliancePolicyStates", "deviceCompliancePolicyState"],
      ["deviceConfigurationStates", "deviceConfigurationState"],
      ["logCollectionRequests", "deviceLogCollectionResponse"],
    ] as const) {
      const { value } = (await tenant.get(`${path}/${name}`)).body;
      expect(value).toHaveLength(1);
      expect(problemsOf(published[version], value[0], type)).toEqual([]);
    }
    const protection = (await tenant.get(`${path}/windowsProtectionState`)).body;
    expect(problemsOf(published[version], protection, "windowsProtectionState")).toEqual([]);
    const whole = (await tenant.get(`${path}?$select=${valuesOf(published[version], "managedDevice").join()}`)).body;
    expect(problemsOf(published[version], whole, "managedDevice")).toEqual([]);
  });

  test("expanded profiles and assignments", async () => {
    const tenant = await busyTenant();
    const [device] = (await tenant.get(`/beta/${dm}/windowsAutopilotDeviceIdentities`)).body.value;
    const expand = "$expand=deploymentProfile,intendedDeploymentProfile";
    const expanded = await tenant.get(`/beta/${dm}/windowsAutopilotDeviceIdentities/${device.id}?${expand}`);
    expect(problemsOf(published.beta, expanded.body, "windowsAutopilotDeviceIdentity")).toEqual([]);
    for (const [path, type] of [
      ["windowsAutopilotDeploymentProfiles", "windowsAutopilotDeploymentProfile"],
      ["deviceEnrollmentConfigurations", "deviceEnrollmentConfiguration"],
    ] as const)
      for (const row of (await tenant.get(`/beta/${dm}/${path}?$expand=assignments`)).body.value)
        expect(problemsOf(published.beta, row, type)).toEqual([]);
  });

  test("a wrong body would be found", () => {
    const row = { id: "1", enrollmentState: "gone", lastContactedDateTime: null, colour: "blue" };
    expect(problemsOf(published["v1.0"], row, "windowsAutopilotDeviceIdentity")).toHaveLength(3);
    expect(problemsOf(published.beta, row, "windowsAutopilotDeviceIdentity")).toHaveLength(3);
  });
});
