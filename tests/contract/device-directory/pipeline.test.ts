import { expect, test } from "vitest";
import type { DirectoryBudget } from "../../../main/app/ports/device-directory.ts";
import { startScriptedDirectory, testTenant, testToken, withWaits } from "./scripted-directory.ts";
import type { ScriptedAnswer } from "./scripted-service.ts";

const noRows: ScriptedAnswer = { status: 200, body: { value: [] } };
const busy = (headers: Readonly<Record<string, string>> = {}): ScriptedAnswer => ({
  status: 429,
  headers,
  body: { error: { code: "TooManyRequests", message: "slow down" } },
});
const importRow = { importId: "i1", serialNumber: "SIM0001", hardwareHash: "T0EB", groupTag: "A", assignedUser: "" };

/** Answers by position; the last one repeats. */
const script =
  (...answers: readonly ScriptedAnswer[]) =>
  (_request: unknown, index: number): ScriptedAnswer =>
    answers[Math.min(index, answers.length - 1)] ?? noRows;

test("a call carries its token, an id of its own and the wish for new enum members", async () => {
  const { directory, service } = await startScriptedDirectory(script(noRows));
  expect(await directory.listImports(testTenant)).toEqual({ ok: true, value: [] });
  const [request] = service.seen;
  expect(request?.path).toBe("/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities");
  expect(request?.headers.authorization).toBe(`Bearer ${testToken(testTenant)}`);
  expect(request?.headers["client-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(request?.headers.prefer).toBe("include-unknown-enum-members");
});

test("Retry-After in seconds is kept to the second", async () => {
  const { directory, service, clock } = await startScriptedDirectory(script(busy({ "Retry-After": "37" }), noRows));
  const { value, waitsMs } = await withWaits(clock, directory.listImports(testTenant));
  expect(value.ok).toBe(true);
  expect(waitsMs).toEqual([37_000]);
  expect(service.seen).toHaveLength(2);
});

test("Retry-After as a date is kept", async () => {
  const { directory, clock } = await startScriptedDirectory((_request, index) =>
    index === 0 ? busy({ "Retry-After": new Date(clock.now() + 90_000).toUTCString() }) : noRows,
  );
  const { value, waitsMs } = await withWaits(clock, directory.listImports(testTenant));
  expect(value.ok).toBe(true);
  expect(waitsMs).toEqual([90_000]);
});

test("without Retry-After the waits grow, and the fifth refusal is final", async () => {
  const { directory, service, clock } = await startScriptedDirectory(script(busy()));
  const { value, waitsMs } = await withWaits(clock, directory.listImports(testTenant));
  expect(waitsMs).toEqual([5_000, 15_000, 45_000, 120_000]);
  expect(service.seen).toHaveLength(5);
  expect(value).toMatchObject({ ok: false, error: { code: "graph.throttled", retry: { when: "later" } } });
});

test("one throttled call holds the whole tenant back", async () => {
  const { directory, service, clock } = await startScriptedDirectory(script(busy({ "Retry-After": "60" }), noRows));
  const first = directory.listImports(testTenant);
  await clock.untilSleeping();
  const second = directory.listProfiles(testTenant);
  await clock.advance(59_000);
  expect(service.seen).toHaveLength(1);
  await clock.advance(1_000);
  expect([(await first).ok, (await second).ok]).toEqual([true, true]);
});

test("a pause of an hour is told at once instead of waited for", async () => {
  const { directory, service, clock } = await startScriptedDirectory(script(busy({ "Retry-After": "3600" }), noRows));
  const refused = { ok: false, error: { code: "graph.throttled", retry: { when: "later", delayMs: 3_600_000 } } };
  expect(await directory.listImports(testTenant)).toMatchObject(refused);
  expect(await directory.listProfiles(testTenant)).toMatchObject(refused);
  expect(service.seen).toHaveLength(1);
  await clock.advance(3_600_000);
  expect((await directory.listImports(testTenant)).ok).toBe(true);
});

test("a read survives 503, 504 and connections cut before and in the answer", async () => {
  const answers = script({ status: 503 }, { status: 504 }, "drop", "dropInBody", noRows);
  const { directory, service, clock } = await startScriptedDirectory(answers);
  const { value, waitsMs } = await withWaits(clock, directory.listImports(testTenant));
  expect(value.ok).toBe(true);
  expect(waitsMs).toEqual([5_000, 15_000, 45_000, 120_000]);
  expect(service.seen).toHaveLength(5);
});

test.each<[string, ScriptedAnswer]>([
  ["a cut connection", "drop"],
  ["503 without an invitation", { status: 503 }],
  ["500", { status: 500 }],
])("an import that may have been taken is not sent again after %s", async (_name, answer) => {
  const { directory, service, clock } = await startScriptedDirectory(script(answer));
  const { value, waitsMs } = await withWaits(clock, directory.importIdentities(testTenant, [importRow]));
  expect(value).toMatchObject({ ok: false, error: { code: "graph.unavailable", retry: { when: "later" } } });
  expect(waitsMs).toEqual([]);
  expect(service.seen).toHaveLength(1);
});

test.each([429, 503])("an import refused with %i and Retry-After is sent again", async (status) => {
  const created = {
    value: [{ id: "r1", importId: "i1", serialNumber: "SIM0001", state: { deviceImportStatus: "unknown" } }],
  };
  const answers = script({ status, headers: { "Retry-After": "10" } }, { status: 200, body: created });
  const { directory, service, clock } = await startScriptedDirectory(answers);
  const { value, waitsMs } = await withWaits(clock, directory.importIdentities(testTenant, [importRow]));
  expect(value).toMatchObject({ ok: true, value: [{ recordId: "r1" }] });
  expect(waitsMs).toEqual([10_000]);
  expect(service.seen[1]?.body).toBe(service.seen[0]?.body);
});

test("silence ends with the time limit", async () => {
  let arrived = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { directory, clock } = await startScriptedDirectory(() => {
    arrived();
    return "silence";
  });
  const running = directory.importIdentities(testTenant, [importRow]);
  await reached;
  await clock.advance(59_999);
  await clock.advance(1);
  const error = { code: "graph.unavailable", context: { reason: "timedOut" }, retry: { when: "later" } };
  expect(await running).toMatchObject({ ok: false, error });
});

test("a service that cannot be reached reads as offline after one more try", async () => {
  const refused = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error(), { code: "ENOTFOUND" }),
  });
  const { directory, clock } = await startScriptedDirectory(script(noRows), { fetch: () => Promise.reject(refused) });
  const { value, waitsMs } = await withWaits(clock, directory.listImports(testTenant));
  expect(value).toMatchObject({ ok: false, error: { code: "graph.offline", kind: "unavailable" } });
  expect(waitsMs).toEqual([5_000]);
});

/** A fetch whose answers a test releases one by one. */
function heldFetch() {
  const held: Array<(answer: Response) => void> = [];
  const counts = { sent: 0 };
  const send: typeof fetch = () => {
    counts.sent += 1;
    return new Promise((resolve) => held.push(resolve));
  };
  return { send, counts, release: (answer: Response) => held.shift()?.(answer) };
}

test("never more than four calls of a tenant at a time", async () => {
  const { send, counts, release } = heldFetch();
  const { directory, clock } = await startScriptedDirectory(script(noRows), { fetch: send });
  const running = Array.from({ length: 12 }, () => directory.listImports(testTenant));
  const sent: number[] = [];
  for (let answered = 0; answered < 12; answered += 1) {
    await clock.advance(0);
    sent.push(counts.sent - answered);
    release(Response.json({ value: [] }));
  }
  expect((await Promise.all(running)).every(({ ok }) => ok)).toBe(true);
  expect(sent).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 2, 1]);
});

test("no waiting call slips through between a refusal and its pause", async () => {
  const { send, counts, release } = heldFetch();
  const { directory, clock } = await startScriptedDirectory(script(noRows), { fetch: send });
  const running = Array.from({ length: 12 }, () => directory.listImports(testTenant));
  await clock.advance(0);
  for (let call = 0; call < 4; call += 1) {
    release(new Response(null, { status: 429, headers: { "Retry-After": "60" } }));
    await clock.advance(0);
  }
  expect(counts.sent).toBe(4);
  directory.stop();
  await Promise.all(running);
});

test("a token of another tenant, or none that says, sends nothing", async () => {
  for (const token of [testToken("99999999-1111-4222-8333-444455556666"), "opaque", "a.b.c", ""]) {
    const { directory, service } = await startScriptedDirectory(script(noRows), { token });
    expect(await directory.listImports(testTenant)).toMatchObject({ ok: false, error: { code: "order.wrongTenant" } });
    expect(service.seen).toHaveLength(0);
  }
});

test("the budget is told at once, with every change, and when calls age out of the minute", async () => {
  const { directory, clock } = await startScriptedDirectory(script(busy({ "Retry-After": "20" }), noRows));
  const told: DirectoryBudget[] = [];
  const stop = directory.watchBudget((budget) => told.push(budget));
  expect(told).toEqual([{ callsPerMinute: 0, waiting: 0 }]);
  const start = clock.now();
  const running = directory.listImports(testTenant);
  await clock.untilSleeping();
  expect(told.at(-1)).toMatchObject({ callsPerMinute: 1, waiting: 1, throttledUntil: start + 20_000 });
  await clock.advance(20_000);
  await running;
  expect(told.at(-1)).toEqual({ callsPerMinute: 2, waiting: 0, lastAnswerAt: start + 20_000 });
  await clock.advance(60_000);
  expect(told.at(-1)?.callsPerMinute).toBe(0);
  stop();
  const before = told.length;
  await directory.listImports(testTenant);
  expect(told).toHaveLength(before);
});

test("stopping ends waiting calls", async () => {
  const { directory, clock } = await startScriptedDirectory(script(busy({ "Retry-After": "60" })));
  const running = [directory.listImports(testTenant), directory.listProfiles(testTenant)];
  await clock.untilSleeping();
  directory.stop();
  for (const call of running) expect(await call).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  expect(clock.sleepers()).toEqual([]);
});

test("without encryption no token is sent", async () => {
  const { directory, service } = await startScriptedDirectory(script(noRows), {
    serviceAddress: "http://graph.microsoft.com",
  });
  await directory.listImports(testTenant);
  expect(service.seen).toHaveLength(1);
  expect(service.seen[0]?.headers.authorization).toBeUndefined();
});
