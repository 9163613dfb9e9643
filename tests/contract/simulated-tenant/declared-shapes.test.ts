import { expect, test } from "vitest";
import { readBody } from "../../../main/practice/tenant/graph/body-shape.ts";
import type { EntityType } from "../../../main/practice/tenant/graph/entity-type.ts";
import { deviceType } from "../../../main/practice/tenant/resources/entra-device-types.ts";
import { espType } from "../../../main/practice/tenant/resources/esp-types.ts";
import { groupType } from "../../../main/practice/tenant/resources/group-types.ts";
import { identityType } from "../../../main/practice/tenant/resources/identity-types.ts";
import { importType } from "../../../main/practice/tenant/resources/import-types.ts";
import { managedDeviceType } from "../../../main/practice/tenant/resources/managed-device-types.ts";
import { organizationType, skuType } from "../../../main/practice/tenant/resources/organization-types.ts";
import { profileType } from "../../../main/practice/tenant/resources/profile-types.ts";
import { userType } from "../../../main/practice/tenant/resources/user-types.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { startSimulatedTenant } from "./simulated-tenant.ts";

type Version = "v1.0" | "beta";
const lists: readonly (readonly [string, EntityType, readonly Version[]])[] = [
  ["deviceManagement/importedWindowsAutopilotDeviceIdentities", importType, ["v1.0", "beta"]],
  ["deviceManagement/windowsAutopilotDeviceIdentities", identityType, ["v1.0", "beta"]],
  ["deviceManagement/windowsAutopilotDeploymentProfiles", profileType, ["beta"]],
  ["deviceManagement/deviceEnrollmentConfigurations", espType, ["v1.0", "beta"]],
  ["deviceManagement/managedDevices", managedDeviceType, ["v1.0", "beta"]],
  ["devices", deviceType, ["v1.0", "beta"]],
  ["groups", groupType, ["v1.0", "beta"]],
  ["users", userType, ["v1.0", "beta"]],
  ["organization", organizationType, ["v1.0", "beta"]],
  ["subscribedSkus", skuType, ["v1.0", "beta"]],
];

test("everything sent has the declared shape of its version, as sent by itself and with everything selected", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  await tenant.act(1, "start");
  tenant.advance(20 * minuteMs);
  for (const [path, type, versions] of lists)
    for (const version of versions)
      for (const query of ["", "?$select=*"]) {
        const rows: readonly Record<string, unknown>[] = (await tenant.get(`/${version}/${path}${query}`)).body.value;
        // Enrolment limits and platform restrictions are in the same list and have properties of their own.
        const own = rows.filter((row) => !/Limit|Restrictions/.test(String(row["@odata.type"])));
        expect(own.length, path).toBeGreaterThan(0);
        for (const row of own)
          expect(readBody(row, type, { version, lenient: false }), `${version} ${path}`).toMatchObject({ ok: true });
      }
});
