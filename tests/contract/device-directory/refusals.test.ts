import { expect, test } from "vitest";
import { startScriptedDirectory, testTenant, testToken } from "./scripted-directory.ts";

const importRow = {
  importId: "i1",
  serialNumber: "SIM0001",
  hardwareHash: "U0VDUkVUSEFTSA",
  groupTag: "A",
  assignedUser: "",
};

/** An error as Intune writes it: JSON text with line breaks inside `error.message`. */
function intuneError(code: string, phrase: string): object {
  const message = {
    _version: 3,
    Message:
      "An error has occurred - Operation ID (for customer support): 0 - Activity ID: 0 - Url: https://fef.example/x",
    CustomApiErrorPhrase: phrase,
    RetryAfter: null,
    ErrorSourceService: "",
    HttpHeaders: "{}",
  };
  return { error: { code, message: JSON.stringify(message, null, 2).replaceAll("\n", "\r\n"), innerError: {} } };
}

test("a path that this cloud or version does not have is told from an object that is not there", async () => {
  const message = "Resource not found for the segment 'importedWindowsAutopilotDeviceIdentities'.";
  const body = { error: { code: "ResourceNotFound", message } };
  const { directory } = await startScriptedDirectory(() => ({ status: 404, body }));
  expect(await directory.importIdentities(testTenant, [importRow])).toMatchObject({
    ok: false,
    error: { code: "graph.notOffered", kind: "notFound", context: { phrase: "UnknownSegment" } },
  });
});

test.each([
  [400, "graph.invalid", "invalid", "never"],
  [401, "graph.unauthorised", "unauthorised", "technicianActs"],
  [403, "graph.forbidden", "unauthorised", "technicianActs"],
  [404, "graph.notFound", "notFound", "never"],
  [405, "graph.invalid", "invalid", "never"],
  [409, "graph.conflict", "conflict", "later"],
  [412, "graph.conflict", "conflict", "later"],
  [423, "graph.conflict", "conflict", "later"],
  [500, "graph.unavailable", "unavailable", "later"],
  [503, "graph.unavailable", "unavailable", "later"],
  [999, "graph.unavailable", "unavailable", "later"],
])("status %i reads as %s", async (status, code, kind, when) => {
  const { directory } = await startScriptedDirectory(() => ({
    status,
    body: { error: { code: "Word", message: "sentence" } },
  }));
  const context = { operation: "importIdentities", status: Math.min(status, 599), code: "Word" };
  expect(await directory.importIdentities(testTenant, [importRow])).toMatchObject({
    ok: false,
    error: { code, kind, retry: { when }, context },
  });
});

test("the phrase inside Intune's nested error is found; its message is not kept", async () => {
  const body = intuneError("BadRequest", "ZtdDeviceDeletionInProgess");
  const { directory, log } = await startScriptedDirectory(() => ({ status: 400, body }));
  const result = await directory.listImports(testTenant);
  expect(result).toMatchObject({
    ok: false,
    error: { context: { code: "BadRequest", phrase: "ZtdDeviceDeletionInProgess" } },
  });
  expect(JSON.stringify([result, log.lines()])).not.toContain("fef.example");
});

test.each([
  ["in the body", { status: 403, body: { error: { code: "insufficient_claims", message: "" } } }],
  [
    "in the header",
    { status: 401, headers: { "WWW-Authenticate": 'Bearer realm="", error="insufficient_claims", claims="e30="' } },
  ],
])("a claims challenge %s asks for a new sign-in", async (_name, answer) => {
  const { directory } = await startScriptedDirectory(() => answer);
  expect(await directory.listImports(testTenant)).toMatchObject({
    ok: false,
    error: {
      code: "signIn.required",
      kind: "unauthorised",
      context: { reason: "claims" },
      retry: { when: "technicianActs" },
    },
  });
});

test("neither token nor hash nor anything the service echoes reaches errors or the log", async () => {
  const { directory, log, service } = await startScriptedDirectory((request) => ({
    status: 400,
    headers: { "request-id": `echo ${request.headers.authorization}` },
    body: { error: { code: `echo ${request.body}`, message: `${request.headers.authorization} ${request.body}` } },
  }));
  const result = await directory.importIdentities(testTenant, [importRow]);
  expect(service.seen[0]?.body).toContain(importRow.hardwareHash);
  const told = JSON.stringify([result, log.lines()]);
  expect(log.lines()).toHaveLength(1);
  for (const secret of [testToken(testTenant), importRow.hardwareHash, importRow.serialNumber])
    expect(told).not.toContain(secret);
});
