import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import type { WorldSwitches } from "../../../main/practice/world/world-switches.ts";
import { events, managedDevices, runFlow } from "./bench-steps.ts";
import { identities, startSimulatedTenant } from "./simulated-tenant.ts";

/** A device that was staged for somebody, sealed, and switched on by whoever unpacks it. */
async function unpacked(user: string, switches: Partial<WorldSwitches> = {}) {
  const tenant = await startSimulatedTenant({ characters: ["clean"], switches });
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const person = { userPrincipalName: `${user}@northwindtraders.onmicrosoft.com`, addressableUserName: user };
  await tenant.send("POST", `${identities}/${device.id}/assignUserToDevice`, person);
  tenant.advance(minuteMs);
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  tenant.advance(20 * minuteMs);
  await tenant.act(1, "pressReseal");
  await tenant.act(1, "powerOn");
  tenant.advance(13 * minuteMs);
  return tenant;
}

test("the person a device was assigned to signs in, and the row of the technician flow goes on", async () => {
  const tenant = await unpacked("adele");
  const [managed] = (await tenant.get(managedDevices)).body.value;
  expect([managed.userDisplayName, managed.userId]).toEqual(["Adele Vance", expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect((await tenant.get(`${managedDevices}/${managed.id}/users`)).body.value).toHaveLength(1);
  tenant.advance(12 * minuteMs);
  const rows = (await tenant.get(events)).body.value;
  expect(rows).toMatchObject([
    { accountSetupStatus: "success", deploymentState: "success", userPrincipalName: managed.userPrincipalName },
  ]);
  expect(rows[0].accountSetupDuration).not.toBe("PT0S");
});

test("or the report gets a second row", async () => {
  const tenant = await unpacked("adele", { userFlowRow: "second" });
  tenant.advance(12 * minuteMs);
  const rows = (await tenant.get(events)).body.value;
  expect(rows.map((row: { accountSetupStatus: string }) => row.accountSetupStatus)).toEqual([
    "notAttempted",
    "success",
  ]);
});

test.each(["nestor", "lidia", "nobody"])("%s cannot sign in", async (user) => {
  const tenant = await unpacked(user);
  expect((await tenant.get(managedDevices)).body.value[0].userId).toBe("");
});
