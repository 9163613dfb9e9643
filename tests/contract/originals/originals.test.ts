import { createHash } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSealedOriginals } from "../../../main/adapters/store/sealed-originals.ts";
import type { Originals } from "../../../main/app/ports/originals.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { keep, patternBytes, readWhole } from "./pieces.ts";

const implementations: readonly (readonly [string, () => Originals])[] = [
  [
    "sealed files",
    () =>
      createSealedOriginals({
        folder: join(temporaryFolder(), "absent", "originals"),
        secrets: reversingSecrets,
        log: createRecordingLog(),
      }),
  ],
  ["memory", createMemoryOriginals],
];

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function openKept(originals: Originals, bytes: Uint8Array, pieceBytes?: number) {
  const kept = await keep(originals, bytes, pieceBytes);
  if (!kept.ok) throw new Error(kept.error.code);
  const opened = await originals.open(kept.value.sha256, "Stick 1.csv");
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe.each(implementations)("originals in %s", (_name, create) => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 1_048_576, 5_000_000])(
    "%i bytes come back as they were",
    async (size) => {
      const originals = create();
      const bytes = patternBytes(size);
      expect(await keep(originals, bytes)).toEqual({ ok: true, value: { sha256: sha256Of(bytes), size } });
      const opened = await originals.open(sha256Of(bytes), "Stick 1.csv");
      if (!opened.ok) throw new Error(opened.error.code);
      expect(opened.value).toMatchObject({ name: "Stick 1.csv", size });
      expect(Buffer.compare(await readWhole(opened.value), bytes)).toBe(0);
      await opened.value.close();
    },
  );

  test.each([1_000, 65_536, 65_537, 3_000_000])("it does not matter that they come in pieces of %i", async (piece) => {
    const bytes = patternBytes(400_000);
    const source = await openKept(create(), bytes, piece);
    expect(Buffer.compare(await readWhole(source), bytes)).toBe(0);
    await source.close();
  });

  test("a piece may be reused by who wrote it, and what was read changed by who read it", async () => {
    const originals = create();
    const begun = await originals.begin();
    if (!begun.ok) throw new Error(begun.error.code);
    const piece = Buffer.from("first");
    await begun.value.write(piece);
    piece.fill(0);
    const kept = await begun.value.finish();
    if (!kept.ok) throw new Error(kept.error.code);
    const opened = await originals.open(kept.value.sha256, "x");
    if (!opened.ok) throw new Error(opened.error.code);
    (await opened.value.read(0, 5)).fill(0);
    expect(Buffer.from(await opened.value.read(0, 5)).toString()).toBe("first");
    await opened.value.close();
  });

  test("any part can be read, in any order; beyond the end there is nothing", async () => {
    const bytes = patternBytes(2_000_003);
    const source = await openKept(create(), bytes);
    const parts = fc.record({ offset: fc.nat(2_100_000), length: fc.oneof(fc.nat(100), fc.nat(300_000)) });
    await fc.assert(
      fc.asyncProperty(parts, async ({ offset, length }) => {
        const part = await source.read(offset, length);
        expect(Buffer.compare(part, bytes.subarray(offset, offset + length))).toBe(0);
      }),
      { numRuns: 80 },
    );
    const many = await Promise.all([0, 1_999_000, 65_000, 900_000].map((offset) => source.read(offset, 70_000)));
    expect(many.map((part) => part.length)).toEqual([70_000, 1_003, 70_000, 70_000]);
    await source.close();
  });

  test("one that was never kept, or is no digest, cannot be opened", async () => {
    const originals = create();
    for (const sha256 of ["0".repeat(64), "", "../../etc/passwd"])
      expect(await originals.open(sha256, "Stick 1.csv")).toMatchObject({
        ok: false,
        error: { code: "store.unreadable", context: { file: "Stick 1.csv", reason: "missing" } },
      });
  });

  test("of one that was discarded nothing is kept", async () => {
    const originals = create();
    const begun = await originals.begin();
    if (!begun.ok) throw new Error(begun.error.code);
    await begun.value.write(Buffer.from("half"));
    await begun.value.discard();
    await begun.value.discard();
    expect(await originals.open(sha256Of(Buffer.from("half")), "x")).toMatchObject({ ok: false });
    expect(await begun.value.write(Buffer.from("more"))).toMatchObject({
      ok: false,
      error: { code: "store.writeFailed" },
    });
    expect(await begun.value.finish()).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
  });

  test("discarding after the end takes nothing away", async () => {
    const originals = create();
    const begun = await originals.begin();
    if (!begun.ok) throw new Error(begun.error.code);
    await begun.value.write(Buffer.from("whole"));
    const kept = await begun.value.finish();
    await begun.value.discard();
    expect(kept).toEqual({ ok: true, value: { sha256: sha256Of(Buffer.from("whole")), size: 5 } });
    const opened = await originals.open(sha256Of(Buffer.from("whole")), "x");
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) await opened.value.close();
  });

  test("writers of the same and of other content do not disturb each other", async () => {
    const originals = create();
    const contents = [patternBytes(300_000), patternBytes(300_000), patternBytes(70_000), patternBytes(300_000)];
    const kept = await Promise.all(contents.map((bytes, index) => keep(originals, bytes, 10_000 + index)));
    expect(kept).toEqual(
      contents.map((bytes) => ({ ok: true, value: { sha256: sha256Of(bytes), size: bytes.length } })),
    );
    for (const bytes of contents) {
      const opened = await originals.open(sha256Of(bytes), "x");
      if (!opened.ok) throw new Error(opened.error.code);
      expect(Buffer.compare(await readWhole(opened.value), bytes)).toBe(0);
      await opened.value.close();
    }
  });
});
