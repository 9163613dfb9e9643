import { expect, test } from "vitest";
import { startScriptedDirectory, testTenant, testToken, withWaits } from "./scripted-directory.ts";

const upn = "adele.vance@wideworldimporters.example";
const hardwareHash = "T0FIARKWWSECRETHASHSECRETHASHSECRETHASH0123456789abcdef";
const token = testToken(testTenant, { upn });
const planted = [upn, hardwareHash, token, token.split(".")[1] ?? token, "Bearer "];

const rows = [0, 1, 2].map((index) => ({
  importId: `0000000${index}-0000-4000-8000-000000000000`,
  serialNumber: `SIM000${index}`,
  hardwareHash,
  groupTag: "A",
  assignedUser: upn,
}));

/** What a service may carelessly say back: everything it was sent, wherever words can stand. */
const echo = [token, hardwareHash, upn].join(" ");
const nested = JSON.stringify({
  Message: echo,
  CustomApiErrorPhrase: upn,
  HttpHeaders: `Authorization: Bearer ${token}`,
});

test.each([
  [
    400,
    {
      error: { code: upn, message: `Cannot convert the literal '${hardwareHash}' to the expected type 'Edm.Binary'.` },
    },
  ],
  [401, { error: { code: "InvalidAuthenticationToken", message: echo } }],
  [403, { error: { code: "Forbidden", message: nested } }],
  [404, { error: { code: hardwareHash, message: nested } }],
  [409, { error: { code: "Conflict", message: echo, innerError: { token } } }],
  [413, echo],
  [429, { error: { code: "TooManyRequests", message: nested } }],
  [500, { error: { code: "InternalServerError", message: nested } }],
  [503, echo],
  [200, { value: [{ id: echo, importId: echo, serialNumber: echo, state: { deviceErrorName: echo } }] }],
  [200, echo],
])("a service that says everything back with %i gets nothing of it into errors and logs", async (status, body) => {
  const headers = { "request-id": echo, "WWW-Authenticate": `Bearer error="${upn}"`, "Retry-After": "1", Date: echo };
  const { directory, clock, log, service } = await startScriptedDirectory(() => ({ status, headers, body }), { token });
  const answers: unknown[] = [];
  answers.push((await withWaits(clock, directory.importIdentities(testTenant, rows))).value);
  const listed = (await withWaits(clock, directory.listImports(testTenant))).value;
  // Values of a row are the bench's to keep; an error must not carry them.
  if (!listed.ok) answers.push(listed);
  answers.push((await withWaits(clock, directory.deleteImports(testTenant, ["one", "two"]))).value);
  expect(service.seen[0]?.body).toContain(hardwareHash);
  const told = JSON.stringify([answers, log.lines()]);
  for (const secret of planted) expect(told).not.toContain(secret);
});
