import fc from "fast-check";
import { expect, test } from "vitest";
import { identities, imports, startSimulatedTenant } from "./simulated-tenant.ts";

const word = fc.constantFrom(
  "contains",
  "(",
  ")",
  ",",
  "'x'",
  "'",
  "serialNumber",
  "groupTag",
  "eq",
  "and",
  "or",
  "not",
  "%27",
  "+",
  "5",
  "null",
  "p:p",
  "any",
  "/",
);
/** Hundreds of requests take as long as the machine is busy with other things. */
const unhurried = { timeout: 300_000 } as const;
const clause = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(" "));

test("any query is answered or refused, never a defect", unhurried, async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const option = fc.constantFrom(
    "$filter",
    "$select",
    "$top",
    "$skip",
    "$skiptoken",
    "$orderby",
    "$count",
    "$expand",
    "x",
  );
  await fc.assert(
    fc.asyncProperty(option, fc.oneof(fc.string(), clause), async (name, value) => {
      const reply = await tenant.get(`${identities}?${name}=${encodeURIComponent(value.toWellFormed())}`);
      expect([200, 400]).toContain(reply.status);
    }),
    { numRuns: 200 },
  );
});

test("any body is taken or refused, never a defect", unhurried, async () => {
  const tenant = await startSimulatedTenant();
  const row = fc.record(
    { serialNumber: fc.anything(), hardwareIdentifier: fc.anything(), groupTag: fc.string(), state: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ importedWindowsAutopilotDeviceIdentities: fc.array(row) })
      .map((value) => JSON.stringify(value, stringifiable)),
  );
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const reply = await tenant.send("POST", `${imports}/import`, text);
      expect([200, 400]).toContain(reply.status);
    }),
    { numRuns: 200 },
  );
});

test("any path is refused, never a defect", unhurried, async () => {
  const tenant = await startSimulatedTenant();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("/", "/v1.0/", "/beta/deviceManagement/", "/common/", "/_practice/v1/"),
      fc.webSegment(),
      async (start, segment) => {
        const reply = await tenant.get(`${start}${segment}`);
        expect(reply.status).toBeLessThan(500);
      },
    ),
    { numRuns: 100 },
  );
});

function stringifiable(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
