import { expect, onTestFinished, test } from "vitest";
import { createPartnerCenter } from "../../../main/adapters/partner-center/create-partner-center.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { partnerToken, startSimulatedPartner } from "../simulated-tenant/partner-tenant.ts";

const none = { serialNumber: "", productKey: "", hardwareHash: "", manufacturer: "", model: "" };

test("the adapter and the simulated Partner Center agree from customer to result", async () => {
  const tenant = await startSimulatedPartner();
  const { practice } = tenant;
  const center = createPartnerCenter({
    clock: createVirtualClock(),
    log: createRecordingLog(),
    random: () => 0,
    accessToken: async () => ok(partnerToken(tenant)),
    routes: (address) => address.replace("https://api.partnercenter.microsoft.com", practice.address),
  });
  onTestFinished(center.stop);
  const lock = {
    partner: tenantId(practice.world.partner.facts.tenantId),
    customer: tenantId(practice.tenantId),
  };

  const customers = await center.listCustomers(lock.partner);
  expect(customers.ok && customers.value.map(({ customerId }) => customerId)).toContain(lock.customer);

  const devices = [
    { ...none, ...tenant.row(1, "hash") },
    { ...none, ...tenant.row(2, "productKey") },
    { ...none, serialNumber: "NOBODY", manufacturer: "Contoso", model: "None" },
  ];
  const upload = { batchId: "Morning 1", requestId: "11111111-2222-8333-8444-555555555555", devices };
  const created = await center.createBatch(lock, upload);
  expect(await center.createBatch(lock, upload)).toEqual(created);
  expect(
    await center.createBatch(lock, { ...upload, requestId: "11111111-2222-8333-8444-555555555556" }),
  ).toMatchObject({ ok: false, error: { code: "partner.conflict" } });
  if (!created.ok) throw new Error(created.error.code);
  expect(await center.readJob(lock, created.value)).toMatchObject({
    ok: true,
    value: { status: "queued", results: [] },
  });
  tenant.advance(5 * minuteMs);
  expect(await center.readJob(lock, created.value)).toMatchObject({
    ok: true,
    value: {
      results: [
        { status: "finished", errorCode: 0 },
        { status: "finished", errorCode: 0 },
        { status: "finishedWithErrors", errorCode: 812, errorName: "ZtdDeviceNotFound" },
      ],
    },
  });
  expect(await center.listBatches(lock)).toEqual({ ok: true, value: [{ batchId: "Morning 1", devices: 2 }] });
  const listed = await center.listDevices(lock, "Morning 1");
  expect(listed.ok && listed.value.map(({ productKey }) => productKey !== "")).toEqual([false, true]);
});
