import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import { createHandOver, type HandedBatch } from "../../../../renderer/state/hand-over.ts";
import type { HandedFile } from "../../../../renderer/state/send-file.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { createFakePageApi, type FakeAnswers } from "../../../support/fake-page-api.ts";

const chunk = 128 * 1024;

/** Answers as the bench does: readings count from 1. */
function takingAll(): FakeAnswers {
  let readings = 0;
  return {
    "intake.begin": () => {
      readings += 1;
      return ok({ readingId: `r${readings}` });
    },
    "intake.chunk": () => ok({}),
    "intake.finish": () => ok({}),
    "intake.cancel": () => ok({}),
  };
}

function createDesk(answers: FakeAnswers = {}) {
  const fake = createFakePageApi({ ...takingAll(), ...answers });
  let ids = 0;
  const desk = createHandOver(createBenchClient(fake.api), {
    newId: () => {
      ids += 1;
      return `batch-${ids}`;
    },
    beforeFrame: (run) => run(),
  });
  /** Resolves when nothing goes any more. */
  const ended = () =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (desk.get().current === undefined) resolve();
      };
      desk.subscribe(look);
      look();
    });
  return { desk, fake, ended, names: () => fake.calls.map(({ name }) => name) };
}

const file = (path: string, size = 10): HandedFile => ({ path, file: new Blob([new Uint8Array(size).fill(65)]) });
const batch = (name: string, ...files: readonly HandedFile[]): HandedBatch => ({ name, files });

/** A file of the browser's that cannot be read at a certain place. */
function failing(path: string, size: number, from: number, errorName: string): HandedFile {
  const whole = new Blob([new Uint8Array(size)]);
  return {
    path,
    file: {
      size,
      slice: (start = 0, end = size) =>
        start < from
          ? whole.slice(start, end)
          : ({ arrayBuffer: () => Promise.reject(new DOMException("no", errorName)) } as Blob),
    },
  };
}

describe("handing files over", () => {
  test("a file goes in chunks, in order, with nothing left out", async () => {
    const bytes = Uint8Array.from({ length: 2 * chunk + 5 }, (_, index) => index % 251);
    const { desk, fake, ended, names } = createDesk();
    desk.take([batch("", { path: "a.csv", file: new Blob([bytes]) })]);
    await ended();
    expect(names()).toEqual(["intake.begin", "intake.chunk", "intake.chunk", "intake.chunk", "intake.finish"]);
    expect(fake.calls[0]?.input).toEqual({ path: "a.csv", size: bytes.length, batchId: "batch-1", batchName: "" });
    const chunks = fake.calls.slice(1, 4).map(({ input }) => input as { readingId: string; bytes: Uint8Array });
    expect(chunks.map(({ readingId, bytes: part }) => [readingId, part.length])).toEqual([
      ["r1", chunk],
      ["r1", chunk],
      ["r1", 5],
    ]);
    expect(Buffer.concat(chunks.map(({ bytes: part }) => part)).equals(bytes)).toBe(true);
  });

  test("an empty file is begun and finished", async () => {
    const { desk, ended, names } = createDesk();
    desk.take([batch("", file("empty.csv", 0))]);
    await ended();
    expect(names()).toEqual(["intake.begin", "intake.finish"]);
  });

  test("files go one after the other; those of one batch share an id, and a later drop waits for its turn", async () => {
    const { desk, fake, ended } = createDesk();
    desk.take([batch("Folder", file("Folder/a.csv"), file("Folder/b.csv")), batch("", file("c.csv"))]);
    desk.take([batch("", file("d.csv"))]);
    await ended();
    const begun = fake.calls.filter(({ name }) => name === "intake.begin").map(({ input }) => input);
    expect(begun).toMatchObject([
      { path: "Folder/a.csv", batchId: "batch-1", batchName: "Folder" },
      { path: "Folder/b.csv", batchId: "batch-1", batchName: "Folder" },
      { path: "c.csv", batchId: "batch-2", batchName: "" },
      { path: "d.csv", batchId: "batch-3", batchName: "" },
    ]);
    const finished = fake.calls.findIndex(({ name }) => name === "intake.finish");
    const second = fake.calls.findIndex((call) => (call.input as { path?: string }).path === "Folder/b.csv");
    expect(finished).toBeLessThan(second);
  });

  test("what has gone is shown, with the place in the run", async () => {
    const { desk, ended } = createDesk();
    const seen: unknown[] = [];
    desk.subscribe(() => seen.push(desk.get().current));
    desk.take([batch("", file("a.csv", chunk + 1), file("b.csv", 1))]);
    await ended();
    expect(seen).toContainEqual({
      path: "a.csv",
      size: chunk + 1,
      sentBytes: chunk,
      readingId: "r1",
      position: 1,
      total: 2,
    });
    expect(seen).toContainEqual({ path: "b.csv", size: 1, sentBytes: 1, readingId: "r2", position: 2, total: 2 });
    expect(seen.at(-1)).toBeUndefined();
  });

  test.each([
    ["NotReadableError", "locked"],
    ["NotFoundError", "gone"],
    ["AbortError", "unreadable"],
  ] as const)("a file that fails with %s is named as %s, cancelled, and does not stop the next", async (name, why) => {
    const { desk, ended, names } = createDesk();
    desk.take([batch("", failing("bad.csv", chunk + 9, chunk, name), file("good.csv"))]);
    await ended();
    expect(names()).toEqual([
      ...["intake.begin", "intake.chunk", "intake.cancel"],
      ...["intake.begin", "intake.chunk", "intake.finish"],
    ]);
    expect(desk.get().troubles).toEqual([{ path: "bad.csv", why }]);
  });

  test("a file that became shorter meanwhile is gone", async () => {
    const { desk, ended } = createDesk();
    const shorter = { size: 20, slice: () => new Blob([new Uint8Array(7)]) };
    desk.take([batch("", { path: "short.csv", file: shorter })]);
    await ended();
    expect(desk.get().troubles).toEqual([{ path: "short.csv", why: "gone" }]);
  });

  test("a refusal of the bench is kept with the file; a file of any other size than the largest goes", async () => {
    const full = appError("unavailable", "store.writeFailed");
    const { desk, ended, names } = createDesk({ "intake.chunk": () => err(full) });
    desk.take([
      batch("", file("a.csv"), { path: "huge.csv", file: { size: 4 * 1024 ** 3 + 1, slice: () => new Blob() } }),
    ]);
    await ended();
    expect(names()).toEqual(["intake.begin", "intake.chunk", "intake.cancel"]);
    expect(desk.get().troubles).toMatchObject([
      { path: "a.csv", why: full },
      { path: "huge.csv", why: { code: "intake.tooLarge" } },
    ]);
  });

  test("cancel ends the file that goes and leaves out those that wait; the next drop goes again", async () => {
    const cancelling: { now?: () => void } = {};
    const { desk, ended, names } = createDesk({
      "intake.chunk": () => {
        cancelling.now?.();
        return ok({});
      },
    });
    cancelling.now = () => desk.cancel();
    desk.take([batch("", file("a.csv", 3 * chunk), file("b.csv"))]);
    await ended();
    expect(names()).toEqual(["intake.begin", "intake.chunk", "intake.cancel"]);
    expect(desk.get().troubles).toEqual([]);
    delete cancelling.now;
    desk.take([batch("", file("b.csv"))]);
    await ended();
    expect(names().at(-1)).toBe("intake.finish");
  });

  test("trouble stays until it was read or the file comes again", async () => {
    const { desk, ended } = createDesk();
    desk.take(
      [],
      [
        { path: "Empty", why: "emptyFolder" },
        { path: "a.csv", why: "locked" },
      ],
    );
    desk.take([batch("", file("a.csv"))]);
    await ended();
    expect(desk.get().troubles).toEqual([{ path: "Empty", why: "emptyFolder" }]);
    desk.forget("Empty");
    expect(desk.get().troubles).toEqual([]);
  });

  test("of an overlong path the end goes, and of a name the beginning", async () => {
    const { desk, fake, ended } = createDesk();
    desk.take([batch("n".repeat(400), file(`${"f/".repeat(700)}a.csv`))]);
    await ended();
    expect(fake.calls[0]?.input).toMatchObject({
      path: `${"f/".repeat(700)}a.csv`.slice(-1024),
      batchName: "n".repeat(255),
    });
  });
});
