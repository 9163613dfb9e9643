import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { startSimulatedPartner } from "./partner-tenant.ts";
import { identities } from "./simulated-tenant.ts";

const jobEndsMs = 5 * minuteMs;

test("a batch is taken with an address that lacks host and version, works, and registers without a group tag", async () => {
  const tenant = await startSimulatedPartner();
  const { customer, partner, row } = tenant;
  const reply = await partner("POST", `${customer}/deviceBatches`, {
    BatchId: "NW-2041",
    Devices: [row(1, "hash"), row(2, "tuple"), row(3, "productKey"), row(5, "hashAlone")],
  });
  expect([reply.status, reply.body]).toEqual([202, undefined]);
  const location = reply.headers.get("Location") ?? "";
  expect(location).toMatch(/^\/customers\/[0-9a-f-]{36}\/batchJobStatus\/[0-9a-f-]{36}$/);
  expect((await partner("GET", location)).status).toBe(404);

  const job = `/v1${location}`;
  expect((await partner("GET", job)).body).toMatchObject({ status: "queued", devicesStatus: [] });
  tenant.advance(45_000);
  const working = (await partner("GET", job)).body;
  expect(working).toMatchObject({ status: "processing" });
  expect(working.devicesStatus.map((device: { status: string }) => device.status)).toContain("in-progress");
  tenant.advance(jobEndsMs);
  const done = (await partner("GET", job)).body;
  expect(done).toMatchObject({ status: "finished", batchTrackingId: location.split("/").at(-1) });
  expect(done.devicesStatus).toHaveLength(4);
  expect(done.devicesStatus[3]).toMatchObject({ serialNumber: null, productKey: null, status: "finished" });

  tenant.advance(2 * minuteMs);
  const listed = (await tenant.get(identities)).body.value;
  expect(listed).toHaveLength(4);
  expect(listed.map((identity: { groupTag: string }) => identity.groupTag)).toEqual(["", "", "", ""]);
});

test("each way of failing is told row by row, with the code as text, whatever the job as a whole says", async () => {
  for (const partnerJobStatus of ["finished", "finished_with_errors"] as const) {
    const tenant = await startSimulatedPartner({ switches: { partnerJobStatus } });
    const { row } = tenant;
    const wrongCase = { ...row(2, "tuple"), oemManufacturerName: "CONTOSO" };
    const job = await tenant.upload("one", [
      row(1, "hash"),
      row(1, "hash"),
      wrongCase,
      row(9, "hash"),
      { productKey: "1" },
      { hardwareHash: "QUJD" },
    ]);
    tenant.advance(jobEndsMs);
    const { body } = await tenant.partner("GET", job);
    expect(body.status).toBe(partnerJobStatus);
    expect(
      body.devicesStatus.map((device: Readonly<Record<string, string>>) => [
        device.status,
        device.errorCode,
        device.errorDescription,
      ]),
    ).toEqual([
      ["finished", null, null],
      ["finished_with_errors", "805", "ZtdDeviceDuplicated"],
      ["finished_with_errors", "812", "ZtdDeviceNotFound"],
      ["finished_with_errors", "808", "ZtdDeviceAssignedToOtherTenant"],
      ["finished_with_errors", "812", "ZtdDeviceNotFound"],
      ["finished_with_errors", "802", "InvalidZtdHardwareHash"],
    ]);
    const again = await tenant.upload("two", [row(1, "hash")]);
    tenant.advance(jobEndsMs);
    expect((await tenant.partner("GET", again)).body.devicesStatus).toMatchObject([
      { errorCode: "806", errorDescription: "ZtdDeviceAlreadyAssigned" },
    ]);
  }
});

test("a batch id is taken once per customer, whatever its case; more devices are added to it", async () => {
  const tenant = await startSimulatedPartner();
  const { customer, partner, row } = tenant;
  await tenant.upload("Morning", [row(1, "hash")]);
  const again = await partner("POST", `${customer}/deviceBatches`, { batchId: "MORNING", devices: [row(2, "hash")] });
  expect(again).toMatchObject({ status: 409, body: { code: 409, data: ["MORNING"], source: "PartnerFD" } });
  const added = await partner("POST", `${customer}/deviceBatches/morning/devices`, [row(2, "hash")]);
  expect([added.status, added.body]).toEqual([202, undefined]);
  expect((await partner("POST", `${customer}/deviceBatches/evening/devices`, [row(2, "hash")])).status).toBe(404);
  tenant.advance(jobEndsMs);
  expect((await partner("GET", `${customer}/deviceBatches`)).body).toMatchObject({
    totalCount: 1,
    items: [{ id: "Morning", devicesCount: 2 }],
  });
});

test("a write with the request id of one before gets the same answer and does nothing", async () => {
  const tenant = await startSimulatedPartner();
  const { customer, partner, row } = tenant;
  const headers = { "MS-RequestId": "9c1a2f60-0000-4000-8000-000000000001" };
  const body = { batchId: "one", devices: [row(1, "hash")] };
  const first = await partner("POST", `${customer}/deviceBatches`, body, headers);
  const second = await partner("POST", `${customer}/deviceBatches`, body, headers);
  expect(second.status).toBe(202);
  expect(second.headers.get("Location")).toBe(first.headers.get("Location"));
  expect(second.headers.get("MS-RequestId")).toBe(headers["MS-RequestId"]);
  const appended = () => partner("POST", `${customer}/deviceBatches/one/devices`, [row(2, "hash")], headers);
  expect((await appended()).headers.get("Location")).not.toBe(first.headers.get("Location"));
  const { uploads } = tenant.practice.world.partner;
  expect(Object.values(uploads())).toEqual([1, 1]);
});

test("devices come a hundred a page, the next one by a token from the body", async () => {
  const tenant = await startSimulatedPartner({ scenario: "thousand", units: 230 });
  const { customer, partner } = tenant;
  const rows = tenant.practice.world.devices.all().map((_, index) => tenant.row(index + 1, "tuple"));
  await tenant.upload("many", rows);
  tenant.advance(jobEndsMs);
  const sizes: number[] = [];
  const serials = new Set<string>();
  let token: string | undefined = "";
  while (token !== undefined) {
    const headers: Record<string, string> = token === "" ? {} : { "MS-ContinuationToken": token };
    const { body } = await partner("GET", `${customer}/deviceBatches/many/devices`, undefined, headers);
    sizes.push(body.items.length);
    for (const item of body.items) serials.add(item.serialNumber);
    token = body.continuationToken;
  }
  expect(sizes).toEqual([100, 100, 30]);
  expect(serials.size).toBe(230);
});

test("customers come by pages, the next one by a header that the link names", async () => {
  const { partner, practice } = await startSimulatedPartner();
  const first = (await partner("GET", "/v1/customers?size=2")).body;
  expect(first).toMatchObject({
    totalCount: 3,
    items: [
      { id: practice.tenantId, companyProfile: { tenantId: practice.tenantId }, relationshipToPartner: "reseller" },
      {},
    ],
  });
  const [header] = first.links.next.headers;
  const second = await partner("GET", `/v1${first.links.next.uri}`, undefined, { [header.key]: header.value });
  expect(second.body.items).toHaveLength(1);
  expect(second.body.links.next).toBeUndefined();
  expect((await partner("GET", "/v1/customers?size=0")).status).toBe(400);
  const nonsense = { "MS-ContinuationToken": "nonsense" };
  expect((await partner("GET", "/v1/customers?size=2&seekOperation=Next")).status).toBe(400);
  expect((await partner("GET", "/v1/customers?size=2&seekOperation=Next", undefined, nonsense)).status).toBe(400);
});

test("taking a device out removes its registration and nothing else", async () => {
  const tenant = await startSimulatedPartner();
  const { customer, partner, row } = tenant;
  await tenant.upload("one", [row(1, "hash"), row(2, "hash")]);
  tenant.advance(jobEndsMs + minuteMs);
  const devices = `${customer}/deviceBatches/one/devices`;
  const [device] = (await partner("GET", devices)).body.items;
  const removed = await partner("DELETE", `${devices}/${device.id}`);
  expect([removed.status, removed.body]).toEqual([204, undefined]);
  expect((await partner("DELETE", `${devices}/${device.id}`)).status).toBe(404);
  tenant.advance(30 * minuteMs);
  expect((await tenant.get(identities)).body.value).toHaveLength(1);
  expect((await partner("GET", devices)).body.totalCount).toBe(1);
});

test("policies are made, changed, assigned by a job, and kept while they are assigned", async () => {
  const tenant = await startSimulatedPartner();
  const { customer, partner, row } = tenant;
  const policies = `${customer}/policies`;
  const made = await partner("POST", policies, { name: "Quiet", policySettings: ["skip_eula"] });
  expect(made).toMatchObject({ status: 201, body: { name: "Quiet", category: "o_o_b_e", devicesAssignedCount: 0 } });
  const changes = { name: "Quieter", policySettings: ["skip_eula", "remove_oem_preinstalls"] };
  expect((await partner("PUT", `${policies}/${made.body.id}`, changes)).body).toMatchObject(changes);
  expect((await partner("POST", policies, { name: "x", policySettings: ["fly"] })).status).toBe(400);
  await tenant.upload("one", [row(1, "hash")]);
  tenant.advance(jobEndsMs);
  const [device] = (await partner("GET", `${customer}/deviceBatches/one/devices`)).body.items;
  const applied = await partner("PATCH", `${customer}/DevicePolicyUpdates`, {
    devices: [{ id: device.id, policies: [{ key: "o_o_b_e", value: made.body.id }] }],
  });
  expect(applied.status).toBe(202);
  tenant.advance(10_000);
  expect((await partner("GET", `/v1${applied.headers.get("Location")}`)).body).toMatchObject({ status: "finished" });
  expect((await partner("DELETE", `${policies}/${made.body.id}`)).status).toBe(409);
  expect((await partner("GET", policies)).body).toMatchObject({ items: [{ devicesAssignedCount: 1 }] });
});
