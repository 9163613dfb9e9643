import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallAnswererOptions, createCallAnswerer } from "../../../main/shell/ipc/answer-call.ts";
import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import { commandNames } from "../../../shared/contract/names.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

type Handler = (input: unknown) => Promise<Result<unknown>>;

function answererWith(handler: Handler, overrides: Partial<CallAnswererOptions> = {}) {
  const log = createRecordingLog();
  const handlers = Object.fromEntries(commandNames.map((name) => [name, handler])) as unknown as CommandHandlers;
  const ids = { uuid: () => "11111111-1111-4111-8111-111111111111" };
  let time = 100;
  const monotonicMs = () => {
    time += 5;
    return time;
  };
  const options = { handlers: async () => handlers, log, ids, monotonicMs, ...overrides };
  return { answer: createCallAnswerer(options), lines: log.lines };
}

describe("answering a call", () => {
  it("gives the parsed input to the handler and its answer back, and logs the time it took", async () => {
    const inputs: unknown[] = [];
    const { answer, lines } = answererWith(async (input) => {
      inputs.push(input);
      return ok({ unit: {}, evidence: [] });
    });
    expect(await answer("unit.read", { unitId: "u-1" })).toEqual(ok({ unit: {}, evidence: [] }));
    expect(inputs).toEqual([{ unitId: "u-1" }]);
    expect(lines()).toEqual([
      { level: "info", event: "ipc.call", fields: { name: "unit.read", outcome: "ok", durationMs: 5 } },
    ]);
  });

  it("passes a refusal on as it is", async () => {
    const refusal = err(appError("notFound", "unit.notFound"));
    const { answer, lines } = answererWith(async () => refusal);
    expect(await answer("unit.read", { unitId: "u-1" })).toEqual(refusal);
    expect(lines()).toEqual([
      { level: "warn", event: "ipc.call", fields: { name: "unit.read", outcome: "unit.notFound", durationMs: 5 } },
    ]);
  });

  it.each(["no.such", "", "__proto__", "constructor", "toString", 4, null, undefined, {}, ["unit.read"]])(
    "refuses the name %j before any handler",
    async (name) => {
      const { answer } = answererWith(() => expect.unreachable());
      expect(await answer(name, { unitId: "u-1" })).toEqual(err(appError("invalid", "ipc.unknownName")));
    },
  );

  it("says where an input is wrong and never what was in it", async () => {
    const { answer, lines } = answererWith(() => expect.unreachable());
    const result = await answer("unit.read", { unitId: { secret: "T0F-planted" } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "ipc.wrongShape", kind: "invalid", context: { command: "unit.read", where: "unitId" } },
    });
    expect(JSON.stringify([result, lines()])).not.toContain("planted");
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("boom"))],
    [
      "throws",
      () => {
        throw new Error("boom");
      },
    ],
  ] as const)(
    "turns a handler that %s into a defect with the correlation id of the log line",
    async (_case, handler) => {
      const { answer, lines } = answererWith(handler);
      const correlationId = "11111111-1111-4111-8111-111111111111";
      expect(await answer("unit.read", { unitId: "u-1" })).toEqual(
        err(appError("defect", "ipc.handlerFailed", { command: "unit.read", correlationId })),
      );
      expect(lines()).toEqual([
        { level: "error", event: "ipc.defect", fields: expect.objectContaining({ correlationId, message: "boom" }) },
      ]);
    },
  );

  it("lets nothing out that the contract does not name", async () => {
    const { answer } = answererWith(async () => ok({ readingId: "r-1", path: "/home/planted", bytes: [1] }));
    const file = { path: "list.csv", size: 1, batchId: "b-1", batchName: "" };
    expect(await answer("intake.begin", file)).toEqual(ok({ readingId: "r-1" }));
    expect(await answer("link.close", {})).toEqual(ok({}));
  });

  it("an answer of another shape is a defect, told by its place and not by what is in it", async () => {
    const { answer, lines } = answererWith(async () => ok({ rows: [{ serialNumber: { planted: true } }], total: 1 }));
    const result = await answer("manifest.rows", { offset: 0, limit: 10 });
    expect(result).toMatchObject({ ok: false, error: { kind: "defect", code: "ipc.handlerFailed" } });
    expect(JSON.stringify(lines()[0]?.fields)).toContain("rows.0.unitId");
    expect(JSON.stringify([result, lines()[0]?.fields.message])).not.toContain("planted");
  });

  it("takes the handlers of the bench that is there at the time of the call", async () => {
    const benches = ["first", "second"];
    const begin = async () => ok({ readingId: benches.shift() });
    const handlers = async () => ({ "intake.begin": begin }) as unknown as CommandHandlers;
    const file = { path: "list.csv", size: 1, batchId: "b-1", batchName: "" };
    const { answer } = answererWith(() => expect.unreachable(), { handlers });
    expect(await answer("intake.begin", file)).toEqual(ok({ readingId: "first" }));
    expect(await answer("intake.begin", file)).toEqual(ok({ readingId: "second" }));
  });

  it("answers anything with a result", async () => {
    const { answer } = answererWith(async () => ok(null));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...commandNames), fc.anything()),
        fc.anything(),
        async (name, input) => {
          expect(typeof (await answer(name, input)).ok).toBe("boolean");
        },
      ),
    );
  });
});
