import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSealedOriginals } from "../../../main/adapters/store/sealed-originals.ts";
import { createFileKeySecrets } from "../../../main/adapters/system/file-key-secrets.ts";
import type { Originals } from "../../../main/app/ports/originals.ts";
import type { Secrets } from "../../../main/app/ports/secrets.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { keep, patternBytes, readWhole } from "./pieces.ts";

const sealedBlock = 65_536 + 16;

function originalsIn(folder: string, secrets: Secrets = reversingSecrets): Originals {
  return createSealedOriginals({ folder, secrets, log: createRecordingLog() });
}

async function kept(folder: string, bytes: Uint8Array): Promise<{ readonly sha256: string; readonly path: string }> {
  const answer = await keep(originalsIn(folder), bytes);
  if (!answer.ok) throw new Error(answer.error.code);
  return { sha256: answer.value.sha256, path: join(folder, `${answer.value.sha256}.sealed`) };
}

/** Opens an original and reads all of it: its bytes, the code of the error, or `unreadable` when reading rejects. */
async function outcome(originals: Originals, sha256: string): Promise<Uint8Array | string> {
  const opened = await originals.open(sha256, "x.csv");
  if (!opened.ok) return `${opened.error.code} ${opened.error.context.reason}`;
  try {
    return await readWhole(opened.value);
  } catch {
    return "unreadable";
  } finally {
    await opened.value.close();
  }
}

function swapped(bytes: Buffer, left: number, right: number, length: number): Buffer {
  const changed = Buffer.from(bytes);
  bytes.copy(changed, left, right, right + length);
  bytes.copy(changed, right, left, left + length);
  return changed;
}

describe("a sealed file that was changed", () => {
  /** Length of the head: everything that is not one of the four blocks of 200,000 bytes. */
  const headOf = (file: Buffer): number => file.length - 200_000 - 4 * 16;
  const changes: readonly (readonly [string, (file: Buffer) => Buffer])[] = [
    ["swapped blocks", (file) => swapped(file, headOf(file), headOf(file) + sealedBlock, sealedBlock)],
    [
      "a block twice",
      (file) => Buffer.concat([file.subarray(0, headOf(file) + sealedBlock), file.subarray(headOf(file))]),
    ],
    [
      "a block left out",
      (file) => Buffer.concat([file.subarray(0, headOf(file)), file.subarray(headOf(file) + sealedBlock)]),
    ],
    ["the last block cut off", (file) => file.subarray(0, headOf(file) + 3 * sealedBlock)],
    ["one byte cut off", (file) => file.subarray(0, file.length - 1)],
    ["all blocks cut off", (file) => file.subarray(0, headOf(file))],
    ["half of the head", (file) => file.subarray(0, 20)],
    ["nothing left", () => Buffer.alloc(0)],
    ["a byte behind it", (file) => Buffer.concat([file, Buffer.of(0)])],
    ["a block behind it", (file) => Buffer.concat([file, file.subarray(headOf(file), headOf(file) + sealedBlock)])],
    [
      "the last block behind it once more",
      (file) => Buffer.concat([file, file.subarray(headOf(file) + 3 * sealedBlock)]),
    ],
    ["another version", (file) => Buffer.concat([file.subarray(0, 8), Buffer.of(2), file.subarray(9)])],
    ["another program's file", (file) => Buffer.concat([Buffer.from("PK"), file.subarray(2)])],
  ];

  test.each(changes)("%s: is noticed", async (_name, change) => {
    const folder = temporaryFolder();
    const { sha256, path } = await kept(folder, patternBytes(200_000));
    writeFileSync(path, change(readFileSync(path)));
    expect(await outcome(originalsIn(folder), sha256)).toMatch(
      /^(unreadable|store\.unreadable (damaged|newerVersion|foreignFile))$/,
    );
  });

  test("any flipped bit is noticed", async () => {
    const folder = temporaryFolder();
    const { sha256, path } = await kept(folder, patternBytes(140_000));
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, changed);
        expect(typeof (await outcome(originalsIn(folder), sha256))).toBe("string");
      }),
      { numRuns: 60 },
    );
  });

  test("a block of another file, and another file as a whole, are noticed", async () => {
    const folder = temporaryFolder();
    const one = await kept(folder, patternBytes(200_000));
    const other = await kept(
      folder,
      patternBytes(200_000).map((byte) => byte ^ 1),
    );
    const [left, right] = [readFileSync(one.path), readFileSync(other.path)];
    const at = headOf(left);
    writeFileSync(
      one.path,
      Buffer.concat([left.subarray(0, at), right.subarray(at, at + sealedBlock), left.subarray(at + sealedBlock)]),
    );
    expect(await outcome(originalsIn(folder), one.sha256)).toBe("unreadable");
    copyFileSync(other.path, one.path);
    expect(await outcome(originalsIn(folder), one.sha256)).toBe("store.unreadable damaged");
    expect(await outcome(originalsIn(folder), other.sha256)).toBeInstanceOf(Uint8Array);
  });

  test("is replaced when the same bytes come again, one that is whole is left alone", async () => {
    const folder = temporaryFolder();
    const bytes = patternBytes(200_000);
    const { sha256, path } = await kept(folder, bytes);
    const whole = readFileSync(path);
    await kept(folder, bytes);
    expect(readFileSync(path).equals(whole)).toBe(true);
    writeFileSync(path, whole.subarray(0, 100_000));
    await kept(folder, bytes);
    expect(await outcome(originalsIn(folder), sha256)).toEqual(Buffer.from(bytes));
    expect(readdirSync(folder)).toEqual([`${sha256}.sealed`]);
  });
});

test("nothing of the content is in the folder in the clear, while it is written and afterwards", async () => {
  const folder = temporaryFolder();
  const planted = Buffer.from("SIM0001,,T0PLANTEDHASH,BENCH\r\n".repeat(20_000));
  const begun = await originalsIn(folder).begin();
  if (!begun.ok) throw new Error(begun.error.code);
  await begun.value.write(planted);
  const contains = () =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name)).includes("PLANTED") || name.includes("SIM0001"));
  expect(contains()).toEqual([false]);
  await begun.value.finish();
  expect(contains()).toEqual([false]);
});

test("equal content has no equal bytes in two folders", async () => {
  const bytes = patternBytes(70_000);
  const files = await Promise.all([temporaryFolder(), temporaryFolder()].map((folder) => kept(folder, bytes)));
  const [left, right] = files.map(({ path }) => readFileSync(path).subarray(-70_000));
  expect(left?.equals(right ?? Buffer.alloc(0))).toBe(false);
});

test.skipIf(process.platform === "win32")("the files belong to this user alone", async () => {
  const folder = join(temporaryFolder(), "originals");
  const originals = originalsIn(folder);
  const begun = await originals.begin();
  if (!begun.ok) throw new Error(begun.error.code);
  const { path } = await kept(folder, patternBytes(10));
  const modes = [folder, path, ...readdirSync(folder).map((name) => join(folder, name))].map((name) =>
    (statSync(name).mode & 0o777).toString(8),
  );
  expect(new Set(modes)).toEqual(new Set(["700", "600"]));
  await begun.value.discard();
});

test("another user's vault, a key of no use and a locked vault do not open it", async () => {
  const folder = join(temporaryFolder(), "originals");
  const mine = createFileKeySecrets(join(temporaryFolder(), "mine.key"));
  const answer = await keep(originalsIn(folder, mine), patternBytes(100_000));
  if (!answer.ok) throw new Error(answer.error.code);
  const { sha256 } = answer.value;
  const theirs = createFileKeySecrets(join(temporaryFolder(), "theirs.key"));
  theirs.encrypt("makes the key");
  expect(await outcome(originalsIn(folder, mine), sha256)).toBeInstanceOf(Uint8Array);
  expect(await outcome(originalsIn(folder, theirs), sha256)).toBe("secrets.unavailable notDecryptable");
  const decrypt = (text: string): Secrets => ({ ...mine, decrypt: () => ok(text) });
  for (const text of ["", "short", Buffer.alloc(32).toString("base64")])
    expect(await outcome(originalsIn(folder, decrypt(text)), sha256)).toBe("store.unreadable damaged");
});

test("without the vault nothing is begun", async () => {
  const locked: Result<never> = err(appError("unavailable", "secrets.unavailable"));
  const folder = join(temporaryFolder(), "originals");
  expect(
    await originalsIn(folder, { isVault: () => true, encrypt: () => locked, decrypt: () => locked }).begin(),
  ).toEqual(locked);
});

test("a folder that cannot be made is told", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const log = createRecordingLog();
  const originals = createSealedOriginals({ folder: join(file, "originals"), secrets: reversingSecrets, log });
  expect(await originals.begin()).toMatchObject({
    ok: false,
    error: { code: "store.writeFailed", context: { file: "original", reason: "noAccess" } },
  });
  expect(JSON.stringify(log.lines())).not.toContain(file);
});

test.skipIf(process.platform === "win32")("a link under its name is replaced, not followed", async () => {
  const folder = temporaryFolder();
  const bytes = patternBytes(10);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  symlinkSync("nowhere", join(folder, `${sha256}.sealed`));
  expect(await keep(originalsIn(folder), bytes)).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toEqual([`${sha256}.sealed`]);
  expect(await outcome(originalsIn(folder), sha256)).toEqual(Buffer.from(bytes));
});

test("what lies in the folder besides is left alone", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "notes.txt"), "mine");
  writeFileSync(join(folder, "half.part"), "left behind");
  const log = createRecordingLog();
  createSealedOriginals({ folder, secrets: reversingSecrets, log });
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
  expect(log.lines()).toEqual([{ level: "info", event: "originals.draftsRemoved", fields: { files: 1 } }]);
});
