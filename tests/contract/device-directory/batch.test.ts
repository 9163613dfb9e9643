import { expect, test } from "vitest";
import { startScriptedDirectory, testTenant, withWaits } from "./scripted-directory.ts";
import type { ScriptedAnswer, SeenRequest } from "./scripted-service.ts";

type Part = { readonly id: string; readonly url: string; readonly method: string; readonly headers: object };
type PartAnswer = { readonly status: number; readonly headers?: object; readonly body?: unknown };

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `record-${index}`);
const partsOf = ({ body }: SeenRequest): readonly Part[] => JSON.parse(body).requests;

/** A batch answer in reverse order, one part after the other by `answer`. */
function batchOf(request: SeenRequest, answer: (part: Part) => PartAnswer): ScriptedAnswer {
  const responses = partsOf(request).map((part) => ({ id: part.id, ...answer(part) }));
  return { status: 200, body: { responses: responses.reverse() } };
}

test("records are removed twenty at a time, and what is gone already counts", async () => {
  const { directory, service } = await startScriptedDirectory((request) =>
    batchOf(request, ({ url }) => ({ status: url.endsWith("record-7") ? 404 : 204 })),
  );
  expect(await directory.deleteImports(testTenant, ids(45))).toEqual({ ok: true, value: undefined });
  expect(service.seen.map((request) => partsOf(request).length)).toEqual([20, 20, 5]);
  expect(service.seen[0]?.path).toBe("/v1.0/$batch");
  const [first] = service.seen.flatMap(partsOf);
  expect(first).toEqual({
    id: "0",
    method: "DELETE",
    url: "/deviceManagement/importedWindowsAutopilotDeviceIdentities/record-0",
    headers: { "Content-Type": "application/json" },
  });
});

test("throttled parts alone are sent again, after the longest wait among them", async () => {
  const { directory, service, clock } = await startScriptedDirectory((request, index) =>
    batchOf(request, ({ url }) => {
      if (index > 0) return { status: 204 };
      if (url.endsWith("-1")) return { status: 429, headers: { "retry-after": "8" } };
      return url.endsWith("-2") ? { status: 429, headers: { "Retry-After": 30 } } : { status: 204 };
    }),
  );
  const { value, waitsMs } = await withWaits(clock, directory.deleteImports(testTenant, ids(5)));
  expect(value.ok).toBe(true);
  expect(waitsMs).toEqual([30_000]);
  expect(service.seen.map((request) => partsOf(request).length)).toEqual([5, 2]);
});

test("a batch that shrinks goes on, however often its parts are refused", async () => {
  const { directory, service, clock } = await startScriptedDirectory((request) =>
    batchOf(request, ({ id }) => ({ status: id === "0" ? 204 : 429 })),
  );
  const { value, waitsMs } = await withWaits(clock, directory.deleteImports(testTenant, ids(8)));
  expect(value.ok).toBe(true);
  expect(waitsMs).toEqual(Array.from({ length: 7 }, () => 5_000));
  expect(service.seen).toHaveLength(8);
});

test("a part that stays throttled ends as throttled", async () => {
  const { directory, clock } = await startScriptedDirectory((request) => batchOf(request, () => ({ status: 429 })));
  const { value, waitsMs } = await withWaits(clock, directory.deleteImports(testTenant, ids(2)));
  expect(value).toMatchObject({ ok: false, error: { code: "graph.throttled" } });
  expect(waitsMs).toEqual([5_000, 15_000, 45_000, 120_000]);
});

test("a refused part is told with its own status and code", async () => {
  const { directory } = await startScriptedDirectory((request) =>
    batchOf(request, () => ({ status: 403, body: { error: { code: "Forbidden", message: "no" } } })),
  );
  const error = { code: "graph.forbidden", context: { operation: "deleteImports", status: 403, code: "Forbidden" } };
  expect(await directory.deleteImports(testTenant, ids(1))).toMatchObject({ ok: false, error });
});

test("a part without an answer is not taken for removed", async () => {
  const { directory } = await startScriptedDirectory(() => ({ status: 200, body: { responses: [] } }));
  expect(await directory.deleteImports(testTenant, ids(1))).toMatchObject({
    ok: false,
    error: { code: "graph.badAnswer" },
  });
});

test("a batch whose answer got lost is sent again: removing twice does no harm", async () => {
  const { directory, service, clock } = await startScriptedDirectory((request, index) =>
    index === 0 ? "drop" : batchOf(request, () => ({ status: 404 })),
  );
  const { value } = await withWaits(clock, directory.deleteImports(testTenant, ids(3)));
  expect(value.ok).toBe(true);
  expect(service.seen).toHaveLength(2);
});
