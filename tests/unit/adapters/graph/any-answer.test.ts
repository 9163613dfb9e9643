import fc from "fast-check";
import { expect, test } from "vitest";
import { createGraphDeviceDirectory } from "../../../../main/adapters/graph/graph-device-directory.ts";
import type { DeviceDirectory } from "../../../../main/app/ports/device-directory.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { createVirtualClock } from "../../../support/virtual-clock.ts";

const tenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");
const token = `e30.${Buffer.from(JSON.stringify({ tid: tenant })).toString("base64url")}.s`;
const importRow = { importId: "i1", serialNumber: "SIM1", hardwareHash: "T0EB", groupTag: "", assignedUser: "" };

const calls: Readonly<Record<string, (directory: DeviceDirectory) => Promise<Result<unknown>>>> = {
  organization: (directory) => directory.organization(tenant),
  importIdentities: (directory) => directory.importIdentities(tenant, [importRow]),
  listImports: (directory) => directory.listImports(tenant),
  deleteImports: (directory) => directory.deleteImports(tenant, ["r1"]),
  listRegistrations: (directory) => directory.listRegistrations(tenant),
  listProfiles: (directory) => directory.listProfiles(tenant),
  listAssignedDevices: (directory) => directory.listAssignedDevices(tenant, "p"),
  listEspConfigurations: (directory) => directory.listEspConfigurations(tenant),
  readGroup: (directory) => directory.readGroup(tenant, "g"),
  listManagedDevices: (directory) => directory.listManagedDevices(tenant),
  listDeploymentEvents: (directory) => directory.listDeploymentEvents(tenant),
};

/** Names that the shapes look for, so that random answers get past the first check now and then. */
const names = [
  "id",
  "value",
  "@odata.nextLink",
  "@odata.type",
  "state",
  "assignments",
  "target",
  "responses",
  "status",
  "headers",
  "body",
  "error",
  "message",
  "lastContactedDateTime",
  "deviceSetupDuration",
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, 204, 404, "", "0001-01-01T00:00:00Z", "PT5M", "https://graph.microsoft.com/v1.0/x"),
    fc.double(),
    fc.string(),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie("json"), { maxKeys: 6 }),
  ),
}));
const bodyText = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string(),
);
const status = fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 409, 500);

test.each(Object.entries(calls))("%s: any answer is a result, never an exception", async (_name, call) => {
  await fc.assert(
    fc.asyncProperty(bodyText, status, async (text, code) => {
      const clock = createVirtualClock();
      const answer = async () => new Response(code === 204 ? null : text, { status: code });
      const directory = createGraphDeviceDirectory({
        clock,
        log: createRecordingLog(),
        random: () => 0,
        accessToken: async () => ok(token),
        fetch: answer,
      });
      const running = call(directory);
      const sleeping = clock.untilSleeping().then(() => directory.stop());
      const result = await Promise.race([running, sleeping.then(() => running)]);
      expect(typeof result.ok).toBe("boolean");
    }),
    { numRuns: 60 },
  );
});
