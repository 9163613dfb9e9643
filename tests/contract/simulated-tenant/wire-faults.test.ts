import { expect, test } from "vitest";
import { identities, imports, type SimulatedTenant, startSimulatedTenant, uploads } from "./simulated-tenant.ts";

type Outcome = number | "dropped";

async function outcomeOf(call: Promise<{ readonly status: number }>): Promise<Outcome> {
  return call.then(
    (reply) => reply.status,
    () => "dropped" as const,
  );
}

async function upload(tenant: SimulatedTenant): Promise<Outcome> {
  const rows = uploads(tenant, "NW-SALES");
  return outcomeOf(tenant.send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: rows }));
}

async function manyReads(tenant: SimulatedTenant): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let call = 0; call < 80; call += 1) outcomes.push(await outcomeOf(tenant.get(identities)));
  return outcomes;
}

test("throttled has the devices and the truth of a good morning", async () => {
  const calm = await startSimulatedTenant();
  const rough = await startSimulatedTenant({ scenario: "throttled" });
  expect((await rough.get("/_practice/v1/truth")).body).toEqual((await calm.get("/_practice/v1/truth")).body);
});

test("trouble on the wire is the same for the same seed, and another for another", async () => {
  const one = await manyReads(await startSimulatedTenant({ scenario: "throttled" }));
  const same = await manyReads(await startSimulatedTenant({ scenario: "throttled" }));
  const other = await manyReads(await startSimulatedTenant({ scenario: "throttled", seed: 8 }));
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
  expect(new Set(one)).toEqual(new Set<Outcome>([200, 429, 503, "dropped"]));
});

test("some waits are told and some are not", async () => {
  const tenant = await startSimulatedTenant({ scenario: "throttled" });
  const waits = new Set<string | null>();
  for (let call = 0; call < 60; call += 1) {
    const reply = await tenant.get(identities).catch(() => undefined);
    if (reply?.status === 429) waits.add(reply.headers.get("retry-after"));
  }
  expect(waits).toEqual(new Set([null, "10"]));
});

test("the first upload is throttled, and the answer to the second is lost after it took effect", async () => {
  const tenant = await startSimulatedTenant({ scenario: "throttled" });
  expect(await upload(tenant)).toBe(429);
  expect(tenant.practice.world.imports.size()).toBe(0);
  expect(await upload(tenant)).toBe("dropped");
  expect(tenant.practice.world.imports.size()).toBe(12);
  const ledger = (await tenant.get("/_practice/v1/ledger")).body;
  expect(ledger.answers).toEqual({ "429": 1, dropped: 1 });
  expect(new Set(Object.values(ledger.importsBySerial))).toEqual(new Set([1]));
});

test("a test may choose the trouble itself", async () => {
  const route = "updateDeviceProperties";
  const tenant = await startSimulatedTenant({
    faults: [{ route, kind: "conditionNotMet", first: 1, share: 0, retryAfterSeconds: 0 }],
  });
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const change = () => tenant.send("POST", `${identities}/${device.id}/${route}`, { groupTag: "LAB" });
  const refused = await change();
  expect([refused.status, refused.body.error.code]).toEqual([412, "ConditionNotMet"]);
  expect((await change()).status).toBe(204);
});

test("a part of a batch is throttled on its own and says how long", async () => {
  const route = "GET me";
  const tenant = await startSimulatedTenant({
    faults: [{ route, kind: "throttledWithWait", first: 1, share: 0, retryAfterSeconds: 7 }],
  });
  const requests = ["1", "2"].map((id) => ({ id, method: "GET", url: "/me" }));
  const { responses } = (await tenant.send("POST", "/v1.0/$batch", { requests })).body;
  const first = responses.find((part: { id: string }) => part.id === "1");
  expect([first.status, first.headers["Retry-After"]]).toEqual([429, "7"]);
  expect(responses.find((part: { id: string }) => part.id === "2").status).toBe(200);
});
