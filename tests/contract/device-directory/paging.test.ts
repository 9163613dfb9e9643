import { expect, test } from "vitest";
import { startScriptedDirectory, testTenant } from "./scripted-directory.ts";
import type { ScriptedAnswer } from "./scripted-service.ts";

const rows = (value: readonly unknown[], nextLink?: string): ScriptedAnswer => ({
  status: 200,
  body: { value, ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }) },
});

test("next links are followed to the letter, an empty page is not the end, and the token goes along", async () => {
  const link = "https://graph.microsoft.com/beta/deviceManagement/autopilotEvents?$skipToken=b%2Fa%3D&x=1&$top=50&x=2";
  const pages = [rows([{ id: "e1" }], link), rows([], `${link}&last`), rows([{ id: "e2" }])];
  const { directory, service } = await startScriptedDirectory((_request, index) => pages[index] ?? rows([]));
  const events = await directory.listDeploymentEvents(testTenant);
  expect(events.ok && events.value.map(({ eventId }) => eventId)).toEqual(["e1", "e2"]);
  expect(service.seen[1]?.path).toBe("/beta/deviceManagement/autopilotEvents?$skipToken=b%2Fa%3D&x=1&$top=50&x=2");
  expect(service.seen.every(({ headers }) => headers.authorization !== undefined)).toBe(true);
});

test("a next link with the address calls are routed to is followed too", async () => {
  const { directory, service } = await startScriptedDirectory(({ headers }, index) =>
    index === 0 ? rows([{ id: "e1" }], `http://${headers.host}/beta/next?page=2`) : rows([{ id: "e2" }]),
  );
  const events = await directory.listDeploymentEvents(testTenant);
  expect(events.ok && events.value).toHaveLength(2);
  expect(service.seen[1]).toMatchObject({ path: "/beta/next?page=2", headers: { authorization: expect.any(String) } });
});

test.each([
  ["another host", "https://graph.microsoft.com.example/v1.0/x"],
  ["another port", "https://graph.microsoft.com:8443/v1.0/x"],
  ["the same host without encryption", "http://graph.microsoft.com/v1.0/x"],
  ["a name before the host", "https://graph.microsoft.com@198.51.100.7/v1.0/x"],
  ["no address", "next"],
])("a next link to %s is not followed", async (_name, link) => {
  const { directory, service } = await startScriptedDirectory(() => rows([{ id: "e1" }], link));
  expect(await directory.listDeploymentEvents(testTenant)).toMatchObject({
    ok: false,
    error: { code: "graph.badAnswer" },
  });
  expect(service.seen).toHaveLength(1);
});

test("a next link that comes back ends the reading", async () => {
  const link = "https://graph.microsoft.com/beta/deviceManagement/autopilotEvents?page=";
  const { directory, service } = await startScriptedDirectory((_request, index) =>
    rows([{ id: "e" }], `${link}${index % 3}`),
  );
  expect(await directory.listDeploymentEvents(testTenant)).toMatchObject({
    ok: false,
    error: { code: "graph.badAnswer" },
  });
  expect(service.seen).toHaveLength(4);
});

test.each<[string, ScriptedAnswer]>([
  ["broken JSON", { status: 200, body: '{"value":[' }],
  ["a page of a proxy", { status: 200, headers: { "Content-Type": "text/html" }, body: "<html>sign in</html>" }],
  ["no body", { status: 200 }],
  ["no list", { status: 200, body: { value: "none" } }],
  ["a row without an id", { status: 200, body: { value: [{ serialNumber: "SIM1" }] } }],
  ["a redirect", { status: 302, headers: { Location: "https://example.com/" } }],
])("%s is a bad answer, not an empty tenant", async (_name, answer) => {
  const { directory } = await startScriptedDirectory(() => answer);
  expect(await directory.listImports(testTenant)).toMatchObject({ ok: false, error: { code: "graph.badAnswer" } });
});
