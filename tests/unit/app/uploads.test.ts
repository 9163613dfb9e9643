import { describe, expect, it } from "vitest";
import type { OriginalWriter } from "../../../main/app/ports/originals.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { createMemoryBenchStore } from "../../support/memory-bench-store.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { orThrow } from "../../support/or-throw.ts";
import { serialListReader as reader } from "../../support/scripted-reader.ts";

const file = (path = "a.csv", size = 3) => ({ path, size, batchId: "batch", batchName: "Delivery" });
const bytes = (size = 3) => new Uint8Array(size).fill(0x41);
const minuteMs = 60_000;

async function openUploads(options: Partial<Parameters<typeof openIntakeBench>[0]> = {}) {
  const bench = await openIntakeBench({ reader, ...options });
  const { handlers } = bench.desk;
  const begin = async (path?: string, size?: number) =>
    orThrow(await handlers["intake.begin"](file(path, size))).readingId;
  return { ...bench, handlers, begin };
}

/** Originals that count what was begun, finished and discarded, and hold writes back while `isHeld`. */
function countedOriginals() {
  const memory = createMemoryOriginals();
  const counts = { begun: 0, finished: 0, discarded: 0 };
  let release: (() => void) | undefined;
  const counted = (writer: OriginalWriter): OriginalWriter => ({
    write: async (piece) => {
      if (release !== undefined) await new Promise<void>((resolve) => (release = resolve));
      return writer.write(piece);
    },
    finish: () => {
      counts.finished += 1;
      return writer.finish();
    },
    discard: () => {
      counts.discarded += 1;
      return writer.discard();
    },
  });
  return {
    counts,
    hold: () => {
      release = () => undefined;
    },
    letGo: () => release?.(),
    originals: {
      ...memory,
      begin: async () => {
        counts.begun += 1;
        return ok(counted(orThrow(await memory.begin())));
      },
    },
  };
}

describe("a file on its way in", () => {
  it("shows from its first moment, with the name it was dropped by", async () => {
    const { begin, reading } = await openUploads();
    const readingId = await begin("delivery\\tray\u202E 1\\a.csv");
    expect(reading(readingId)).toMatchObject({
      ...{ fileName: "delivery/tray 1/a.csv", state: "arriving", size: 3, sha256: "", total: 0 },
      origin: { kind: "window", batchId: "batch", batchName: "Delivery" },
    });
  });

  it.each([
    ["shorter", [2]],
    ["longer", [2, 2]],
    ["empty", []],
  ])("that is %s than announced is not read", async (_, sizes) => {
    const { counts, originals } = countedOriginals();
    const { begin, handlers, reading } = await openUploads({ originals });
    const readingId = await begin();
    const answers = [];
    for (const size of sizes) answers.push(await handlers["intake.chunk"]({ readingId, bytes: bytes(size) }));
    answers.push(await handlers["intake.finish"]({ readingId }));
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(codes[0]).toBe("intake.incomplete");
    expect(reading(readingId)).toMatchObject({ state: "failed", error: { code: "intake.incomplete" } });
    expect(counts).toEqual({ begun: 1, finished: 0, discarded: 1 });
  });

  it("of no bytes is a file, too", async () => {
    const { begin, handlers, reading, settle } = await openUploads();
    const readingId = await begin("empty.csv", 0);
    expect(await handlers["intake.finish"]({ readingId })).toEqual(ok({}));
    await settle();
    expect(reading(readingId)).toMatchObject({ state: "done", total: 0 });
  });

  it("takes one chunk at a time", async () => {
    const { hold, letGo, originals } = countedOriginals();
    const { begin, handlers } = await openUploads({ originals });
    const readingId = await begin();
    hold();
    const first = handlers["intake.chunk"]({ readingId, bytes: bytes(1) });
    await Promise.resolve();
    expect(await handlers["intake.chunk"]({ readingId, bytes: bytes(1) })).toMatchObject({
      error: { code: "intake.busy", retry: { when: "later" } },
    });
    expect(await handlers["intake.finish"]({ readingId })).toMatchObject({ error: { code: "intake.busy" } });
    letGo();
    expect(await first).toEqual(ok({}));
  });

  it("comes in beside a few others, and no more", async () => {
    const { begin, handlers } = await openUploads();
    const open = [];
    for (const name of ["a", "b", "c", "d"]) open.push(await begin(name));
    expect(await handlers["intake.begin"](file("e"))).toMatchObject({ error: { code: "intake.busy" } });
    await handlers["intake.cancel"]({ readingId: open[0] ?? "" });
    expect(await handlers["intake.begin"](file("e"))).toMatchObject({ ok: true });
  });

  it("of which nothing more comes is given up after five minutes", async () => {
    const { counts, originals } = countedOriginals();
    const { begin, handlers, pass, reading } = await openUploads({ originals });
    const readingId = await begin();
    await pass(4 * minuteMs);
    orThrow(await handlers["intake.chunk"]({ readingId, bytes: bytes(1) }));
    await pass(4 * minuteMs);
    expect(reading(readingId).state).toBe("arriving");
    await pass(minuteMs);
    expect(reading(readingId)).toMatchObject({ state: "failed", error: { code: "intake.incomplete" } });
    expect(counts.discarded).toBe(1);
    expect(await handlers["intake.chunk"]({ readingId, bytes: bytes(1) })).toMatchObject({
      error: { code: "intake.notFound" },
    });
  });

  it("that is given up while a chunk is written leaves nothing behind", async () => {
    const { counts, hold, letGo, originals } = countedOriginals();
    const { begin, handlers, reading } = await openUploads({ originals });
    const readingId = await begin();
    hold();
    const chunk = handlers["intake.chunk"]({ readingId, bytes: bytes() });
    await Promise.resolve();
    expect(await handlers["intake.cancel"]({ readingId })).toEqual(ok({}));
    letGo();
    expect(await chunk).toMatchObject({ error: { code: "intake.notFound" } });
    expect([counts.discarded, reading(readingId).state]).toEqual([1, "failed"]);
  });

  it("that a killed app had not received whole is told as such at the next start", async () => {
    const store = createMemoryBenchStore();
    const first = await openUploads({ store });
    const readingId = await first.begin();
    await first.desk.stop();
    const next = await openUploads({ store });
    expect(next.reading(readingId)).toMatchObject({ state: "failed", error: { code: "intake.incomplete" } });
  });

  it("that cannot be kept is an answer", async () => {
    const originals = createMemoryOriginals();
    const { begin, handlers, reading } = await openUploads({ originals });
    const readingId = await begin();
    originals.failWrites(true);
    expect(await handlers["intake.chunk"]({ readingId, bytes: bytes() })).toMatchObject({
      error: { code: "store.writeFailed" },
    });
    expect(reading(readingId)).toMatchObject({ state: "failed", error: { code: "store.writeFailed" } });
    expect(await handlers["intake.begin"](file())).toMatchObject({ error: { code: "store.writeFailed" } });
  });
});

it("what nobody ever began is not found", async () => {
  const { handlers } = await openUploads();
  const readingId = "nobody";
  const answers = [
    await handlers["intake.chunk"]({ readingId, bytes: bytes() }),
    await handlers["intake.finish"]({ readingId }),
    await handlers["intake.cancel"]({ readingId }),
    await handlers["intake.rows"]({ readingId, choice: "all", offset: 0, limit: 10 }),
    await handlers["intake.exportOriginal"]({ readingId }),
    await handlers["intake.exportRefused"]({ readingId }),
  ];
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.error.code))).toEqual(answers.map(() => "intake.notFound"));
});
