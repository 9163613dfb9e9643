import fc from "fast-check";
import { expect, test } from "vitest";
import { appError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { err } from "../../../shared/kernel/result.ts";
import { testToken, withWaits } from "../device-directory/scripted-directory.ts";
import type { ScriptedAnswer } from "../device-directory/scripted-service.ts";
import { lock, startScriptedPartner, tuple, upload } from "./scripted-partner.ts";

const trackingId = "7b3e2e00-b330-4480-9d84-59ace713427f";
const accepted: ScriptedAnswer = {
  status: 202,
  headers: { Location: `/customers/${lock.customer}/batchJobStatus/${trackingId}` },
};

test("an upload is one POST below the version, with the headers that make it repeatable and only what it has", async () => {
  const { center, service } = await startScriptedPartner(() => accepted);
  expect(await center.createBatch(lock, upload)).toEqual({ ok: true, value: trackingId });
  expect(await center.addToBatch(lock, upload)).toEqual({ ok: true, value: trackingId });
  const [created, added] = service.seen;
  const device = { serialNumber: tuple.serialNumber, oemManufacturerName: "Contoso", modelName: "Contoso Book 14" };
  expect(created).toMatchObject({
    method: "POST",
    path: `/v1/customers/${lock.customer}/deviceBatches`,
    headers: {
      authorization: `Bearer ${testToken(lock.partner)}`,
      "ms-requestid": upload.requestId,
      "x-locale": "en-US",
      "content-type": "application/json",
    },
  });
  expect(JSON.parse(created?.body ?? "")).toEqual({ batchId: "NW 2041", devices: [device] });
  expect(added?.path).toBe(`/v1/customers/${lock.customer}/deviceBatches/NW%202041/devices`);
  expect(JSON.parse(added?.body ?? "")).toEqual([device]);
});

test("an upload whose answer is lost is sent again under the same request id", async () => {
  const answers: readonly ScriptedAnswer[] = ["drop", { status: 503 }, accepted];
  const { center, service, clock } = await startScriptedPartner((_, index) => answers[index] ?? accepted);
  const { value, waitsMs } = await withWaits(clock, center.createBatch(lock, upload));
  expect(value).toEqual({ ok: true, value: trackingId });
  expect(waitsMs).toEqual([5_000, 15_000]);
  expect(new Set(service.seen.map(({ headers }) => headers["ms-requestid"]))).toEqual(new Set([upload.requestId]));
});

test("a pause that the service asks for holds every call back", async () => {
  const { center, service, clock } = await startScriptedPartner((_, index) =>
    index === 0 ? { status: 429, headers: { "Retry-After": "30" } } : { status: 200, body: { items: [] } },
  );
  const first = withWaits(clock, center.listBatches(lock));
  expect(await first).toMatchObject({ value: { ok: true }, waitsMs: [30_000] });
  expect(service.seen).toHaveLength(2);
});

test("a pause longer than a call waits ends the call and those after it, and says for how long", async () => {
  const { center, service } = await startScriptedPartner(() => ({ status: 429, headers: { "Retry-After": "3600" } }));
  for (const call of [center.listBatches(lock), center.listBatches(lock)])
    expect(await call).toMatchObject({
      ok: false,
      error: { code: "partner.throttled", retry: { when: "later", delayMs: 3_600_000 } },
    });
  expect(service.seen.length).toBeLessThanOrEqual(2);
});

test("a pause that grows too long while a call waits for a place ends that call as well", async () => {
  const { center, service, clock } = await startScriptedPartner(() => ({
    status: 429,
    headers: { "Retry-After": "3600" },
  }));
  // More than there are places: the others wait for one when the pause begins.
  const calls = Array.from({ length: 5 }, () => center.listBatches(lock));
  const { value, waitsMs } = await withWaits(clock, Promise.all(calls));
  expect(value).toMatchObject(
    calls.map(() => ({ ok: false, error: { code: "partner.throttled", retry: { delayMs: 3_600_000 } } })),
  );
  expect(waitsMs).toEqual([]);
  expect(service.seen.length).toBeLessThanOrEqual(2);
});

test("each refusal is one error by its status, with nothing of the body in error or log", async () => {
  const body = { code: 1, description: "secret T0F3AAAA of bench@contoso.com", data: ["secret"], source: "PartnerFD" };
  for (const [status, code] of [
    [400, "partner.invalid"],
    [401, "partner.unauthorised"],
    [403, "partner.forbidden"],
    [404, "partner.notFound"],
    [409, "partner.conflict"],
    [302, "partner.badAnswer"],
  ] as const) {
    const { center, log } = await startScriptedPartner(() => ({ status, body }));
    const answer = await center.createBatch(lock, upload);
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify([answer, log.lines])).not.toMatch(/secret|T0F3|contoso|SIMBK|Bearer/i);
  }
});

test("an error that says that nothing was done is no longer sure of it after an attempt that broke off", async () => {
  const answers: readonly ScriptedAnswer[] = ["drop", { status: 429, headers: { "Retry-After": "3600" } }];
  const { center, clock } = await startScriptedPartner((_, index) => answers[index] ?? "drop");
  const { value } = await withWaits(clock, center.createBatch(lock, upload));
  expect(value).toMatchObject({ ok: false, error: { code: "partner.throttled", context: { arrival: "unknown" } } });
});

test("tells what answers say about the person's rights, and that a token was not taken", async () => {
  const told: string[] = [];
  const statuses = [200, 403, 401];
  const { center } = await startScriptedPartner(
    (_, index) => ({ status: statuses[index] ?? 500, body: { items: [] } }),
    {
      rights: { answered: (permission, kind) => void told.push(`${permission} ${kind}`) },
      tokenRefused: (tenant) => void told.push(`${tenant} refused`),
    },
  );
  for (const _ of statuses) await center.listCustomers(lock.partner);
  expect(told).toEqual(["partnerCenter allowed", "partnerCenter refused", `${lock.partner} refused`]);
});

test("a refusal of a token that says it lacks a second factor says so", async () => {
  const token = testToken(lock.partner, { amr: ["pwd"] });
  const { center } = await startScriptedPartner(() => ({ status: 401 }), { token });
  expect(await center.listCustomers(lock.partner)).toMatchObject({ ok: false, error: { code: "partner.mfaMissing" } });
});

test("a token of another tenant and a missing sign-in send nothing", async () => {
  const stranger = await startScriptedPartner(() => accepted, { token: testToken(lock.customer) });
  expect(await stranger.center.createBatch(lock, upload)).toMatchObject({
    ok: false,
    error: { code: "order.wrongTenant" },
  });
  const nobody = await startScriptedPartner(() => accepted, {
    accessToken: async () => err(appError("unauthorised", "signIn.required")),
  });
  expect(await nobody.center.createBatch(lock, upload)).toMatchObject({
    ok: false,
    error: { code: "signIn.required" },
  });
  expect([...stranger.service.seen, ...nobody.service.seen]).toEqual([]);
});

test("an answer without the address of a job is not taken for an upload", async () => {
  for (const Location of ["", "https://elsewhere.invalid/", "/customers/x/batchJobStatus/"]) {
    const { center } = await startScriptedPartner(() => ({ status: 202, headers: { Location } }));
    expect(await center.createBatch(lock, upload)).toMatchObject({ ok: false, error: { code: "partner.badAnswer" } });
  }
});

test("a collection is read to its end by any of the three places of its token, and never in a circle", async () => {
  const page = (id: string, more: object = {}, headers = {}): ScriptedAnswer => ({
    status: 200,
    headers,
    body: { items: [{ id }], ...more },
  });
  const link = (value: string): object => ({ links: { next: { headers: [{ key: "MS-ContinuationToken", value }] } } });
  const { center, service } = await startScriptedPartner(({ headers }) => {
    switch (headers["ms-continuationtoken"]) {
      case undefined:
        return page("one", { continuationToken: "A" });
      case "A":
        return page("two", link("B"));
      case "B":
        return page("three", {}, { "MS-ContinuationToken": "C" });
      default:
        return page("four");
    }
  });
  const devices = await center.listDevices(lock, "one");
  expect(devices.ok && devices.value.map(({ deviceId }) => deviceId)).toEqual(["one", "two", "three", "four"]);
  expect(service.seen).toHaveLength(4);
  const circle = await startScriptedPartner(() => page("one", { continuationToken: "A" }));
  expect(await circle.center.listBatches(lock)).toMatchObject({ ok: false, error: { code: "partner.badAnswer" } });
});

test("follows the address that a link names, as long as it is the same collection", async () => {
  const next = (uri: string) => ({ links: { next: { uri, headers: [{ key: "MS-ContinuationToken", value: "A" }] } } });
  for (const [uri, followed] of [
    ["/customers?size=200&seekOperation=Next", "/v1/customers?size=200&seekOperation=Next"],
    ["https://elsewhere.invalid/customers?size=200", "/v1/customers?size=200"],
    ["/invoices?size=200", "/v1/customers?size=200"],
  ] as const) {
    const { center, service } = await startScriptedPartner((_, index) => ({
      status: 200,
      body: { items: [], ...(index === 0 ? next(uri) : {}) },
    }));
    expect((await center.listCustomers(lock.partner)).ok).toBe(true);
    expect(service.seen.map(({ path }) => path)).toEqual(["/v1/customers?size=200", followed]);
  }
});

test("a job is read with codes as text, devices without names, and times without a zone", async () => {
  const { center } = await startScriptedPartner(() => ({
    status: 200,
    body: {
      batchTrackingId: trackingId,
      status: "finished",
      startedTime: "2026-09-01T08:00:00",
      completedTime: "0001-01-01T00:00:00",
      devicesStatus: [
        {
          serialNumber: "SIMBK00001",
          status: "finished_with_errors",
          errorCode: "808",
          errorDescription: "ZtdDeviceAssignedToOtherTenant",
        },
        { serialNumber: null, productKey: null, status: "finished", errorCode: null },
        { status: "in-progress", errorCode: "Conflict", errorDescription: "a sentence: with data" },
      ],
    },
  }));
  expect(await center.readJob(lock, trackingId)).toEqual({
    ok: true,
    value: {
      trackingId,
      status: "finished",
      startedAt: epochMs(Date.UTC(2026, 8, 1, 8)),
      results: [
        {
          deviceId: "",
          serialNumber: "SIMBK00001",
          productKey: "",
          status: "finishedWithErrors",
          errorCode: 808,
          errorName: "ZtdDeviceAssignedToOtherTenant",
        },
        { deviceId: "", serialNumber: "", productKey: "", status: "finished", errorCode: 0, errorName: "" },
        { deviceId: "", serialNumber: "", productKey: "", status: "processing", errorCode: 0, errorName: "" },
      ],
    },
  });
});

test("any answer becomes a value or an error, never a throw", { timeout: 300_000 }, async () => {
  let next: ScriptedAnswer = { status: 200 };
  const { center, clock } = await startScriptedPartner(() => next);
  const body = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.record({ items: fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.string() }))) }),
    fc.record({ status: fc.jsonValue(), devicesStatus: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(200, 202, 204, 302, 400, 401, 418), body, async (status, answer) => {
      next = { status, ...(status === 204 ? {} : { body: answer }) };
      for (const call of [
        center.listCustomers(lock.partner),
        center.listBatches(lock),
        center.listDevices(lock, "x/y"),
        center.readJob(lock, "x"),
        center.createBatch(lock, upload),
      ]) {
        const { value } = await withWaits<{ readonly ok: boolean }>(clock, call);
        expect(typeof value.ok).toBe("boolean");
      }
    }),
    { numRuns: 60 },
  );
});
