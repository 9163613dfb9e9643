import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Context,
  GraphError,
  type Middleware,
  PageIterator,
  RetryHandler,
} from "@microsoft/microsoft-graph-client";
import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { type SimulatedTenant, startSimulatedTenant, uploads } from "./simulated-tenant.ts";

const publicAddress = "https://graph.microsoft.com";

/** The last step of the client: its tokens go to the public address only, so that is what it believes to call. */
function wireTo(address: string): Middleware {
  return {
    execute: async (context: Context) => {
      const asked = context.request instanceof Request ? context.request.url : context.request;
      const target = asked.replace(publicAddress, address);
      const reply = await (context.request instanceof Request
        ? fetch(new Request(target, context.request), context.options)
        : fetch(target, context.options));
      const text = (await reply.text()).replaceAll(address, publicAddress);
      context.response = new Response(text === "" ? null : text, { status: reply.status, headers: reply.headers });
    },
  };
}

/** Microsoft's own client with its own steps for tokens and repetition. */
function sdkOf(tenant: SimulatedTenant, version = "beta"): Client {
  const getAccessToken = async (): Promise<string> => tenant.practice.accessToken();
  const authentication = new AuthenticationHandler({ getAccessToken });
  const retry = new RetryHandler();
  authentication.setNext(retry);
  retry.setNext(wireTo(tenant.practice.address));
  return Client.initWithMiddleware({ middleware: authentication, defaultVersion: version });
}

const devices = "/deviceManagement/windowsAutopilotDeviceIdentities";
const importedDevices = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";

test("the client imports, follows pages with its iterator and updates", async () => {
  const tenant = await startSimulatedTenant({ switches: { identityPageSize: 4 } });
  const client = sdkOf(tenant);
  const taken = await client
    .api(`${importedDevices}/import`)
    .post({ importedWindowsAutopilotDeviceIdentities: uploads(tenant, "NW-SALES") });
  expect(taken.value).toHaveLength(12);
  tenant.advance(31 * minuteMs);
  const serials: string[] = [];
  const first = await client.api(devices).top(4).get();
  const iterator = new PageIterator(client, first, (device: { serialNumber: string }) => {
    serials.push(device.serialNumber);
    return true;
  });
  await iterator.iterate();
  expect([serials.length, new Set(serials).size, iterator.isComplete()]).toEqual([11, 11, true]);
  const found = await client.api(devices).filter(`contains(serialNumber,'${serials[0]}')`).get();
  const [device] = found.value;
  await client.api(`${devices}/${device.id}/updateDeviceProperties`).post({ groupTag: "OTHER" });
  tenant.advance(minuteMs);
  expect((await client.api(`${devices}/${device.id}`).select("groupTag").get()).groupTag).toBe("OTHER");
  const expanded = await client.api(`${devices}/${device.id}`).expand("deploymentProfile").get();
  expect(expanded.deploymentProfile.displayName).toContain("preprovision");
});

test("the client's batches go in and come back, also with parts that depend on one another and fail", async () => {
  const tenant = await startSimulatedTenant();
  const client = sdkOf(tenant, "v1.0");
  const url = (path: string): string => `${publicAddress}${path}`;
  const group = { displayName: "From a batch", mailEnabled: false, mailNickname: "batch", securityEnabled: true };
  const post = new Request(url("/groups"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(group),
  });
  const content = new BatchRequestContent([
    { id: "me", request: new Request(url("/me"), { method: "GET" }) },
    { id: "bad", request: new Request(url("/nonsense"), { method: "GET" }), dependsOn: ["me"] },
    { id: "group", request: post, dependsOn: ["bad"] },
  ]);
  const responses = new BatchResponseContent(await client.api("/$batch").post(await content.getContent()));
  const statuses = ["me", "bad", "group"].map((id) => responses.getResponseById(id).status);
  expect(statuses).toEqual([200, 404, 424]);
  expect((await responses.getResponseById("me").json()).displayName).toBe("Bench Technician");
});

test("the client turns refusals into its own errors, and repeats what is throttled", async () => {
  const tenant = await startSimulatedTenant({
    faults: [
      { route: "GET devices", kind: "throttledWithWait", first: 1, share: 0, retryAfterSeconds: 0 },
      { route: "GET users", kind: "unavailable", first: 1, share: 0, retryAfterSeconds: 0 },
    ],
  });
  const client = sdkOf(tenant, "v1.0");
  const refused = await client
    .api(`${devices}/none/updateDeviceProperties`)
    .post({ groupTag: "x" })
    .catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(GraphError);
  expect(refused).toMatchObject({ statusCode: 404, code: "ResourceNotFound" });
  expect(JSON.parse((refused as GraphError).message).CustomApiErrorPhrase).toBe("");
  expect((await client.api("/devices").get()).value).toEqual([]);
  expect(tenant.practice.world.ledger.read([]).callsByRoute["GET devices"]).toBe(2);
});

test("counting, searching and references work through the client", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const client = sdkOf(tenant, "v1.0");
  const eventual = client.api("/devices").header("ConsistencyLevel", "eventual");
  expect((await eventual.count(true).top(2).get())["@odata.count"]).toBe(11);
  expect((await client.api("/devices").count(true).get())["@odata.count"]).toBeUndefined();
  const counted = await client.api("/devices/$count").header("ConsistencyLevel", "eventual").get();
  expect(Number(counted)).toBe(11);
  await expect(client.api("/devices/$count").get()).rejects.toMatchObject({ statusCode: 400 });
  const [one, two] = (await client.api("/devices").get()).value;
  const filter = `id in ('${one.id}','${two.id}')`;
  expect((await client.api("/devices").filter(filter).get()).value).toHaveLength(2);
  await expect(client.api("/devices").filter(`displayName ne '${one.displayName}'`).get()).rejects.toMatchObject({
    statusCode: 400,
  });
  const advanced = client.api("/devices").header("ConsistencyLevel", "eventual").count(true);
  expect((await advanced.filter(`displayName ne '${one.displayName}'`).get()).value).toHaveLength(10);
  const [pilots] = (await client.api("/groups").filter("displayName eq 'Bench pilots'").get()).value;
  const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${one.id}` };
  await client.api(`/groups/${pilots.id}/members/$ref`).post(reference);
  const members = await client.api(`/groups/${pilots.id}/members/$count`).header("ConsistencyLevel", "eventual").get();
  expect(Number(members)).toBe(1);
  const memberOf = await client.api(`/devices/${one.id}/memberOf/microsoft.graph.group`).get();
  expect(memberOf.value.map((each: { displayName: string }) => each.displayName)).toContain("Bench pilots");
});
