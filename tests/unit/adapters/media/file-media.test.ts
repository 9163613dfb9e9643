import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFileMedia } from "../../../../main/adapters/media/file-media.ts";
import type { Media } from "../../../../main/app/ports/media.ts";
import { orThrow } from "../../../support/or-throw.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const paths = (listed: Awaited<ReturnType<Media["listFiles"]>>) =>
  listed.ok ? listed.value.map((file) => file.path) : listed.error;

test("lists every file of a folder and of those in it, a few levels deep, by path", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "b/c/d/e/f"), { recursive: true });
  for (const path of ["a.csv", "b/x", "b/c/d/y.zip", "b/c/d/e/f/z", "B.xml"]) writeFileSync(join(folder, path), path);
  const listed = await createFileMedia({ outputFolder: folder }).listFiles(folder);
  expect(paths(listed)).toEqual(["B.xml", "a.csv", "b/c/d/y.zip", "b/x"]);
  expect(listed).toMatchObject({ value: [{ size: 5 }, { size: 5 }, { size: 11 }, { size: 3 }] });
});

test("leaves out what is hidden, belongs to the system, is a link or our own receipt", async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  writeFileSync(join(outside, "secret"), "x");
  for (const path of [".hidden", "Thumbs.db", "reseal-collected.json", "a.csv"]) writeFileSync(join(folder, path), "x");
  mkdirSync(join(folder, "System Volume Information"));
  writeFileSync(join(folder, "System Volume Information", "x"), "x");
  symlinkSync(join(outside, "secret"), join(folder, "link"));
  symlinkSync(outside, join(folder, "links"));
  const media = createFileMedia({ outputFolder: folder });
  expect(paths(await media.listFiles(folder))).toEqual(["a.csv"]);
  const refused = { error: { code: "intake.notFound" } };
  for (const path of ["link", "../x", "a.csv/../.hidden", ""])
    expect(await media.openFile(folder, path)).toMatchObject(refused);
});

test("opens a file piece by piece, and says when it is gone", async () => {
  const folder = temporaryFolder();
  const content = Buffer.alloc(600_000, "Gerät ");
  writeFileSync(join(folder, "a.csv"), content);
  const media = createFileMedia({ outputFolder: folder });
  const opened = orThrow(await media.openFile(folder, "a.csv"));
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.chunks) chunks.push(chunk);
  await opened.close();
  expect([opened.size, chunks.length, Buffer.concat(chunks).equals(content)]).toEqual([600_000, 3, true]);
  expect(await media.openFile(folder, "b.csv")).toMatchObject({ error: { code: "intake.notFound" } });
  expect(await media.openFile(folder, ".")).toMatchObject({ error: { code: "intake.notFound" } });
});

test("a stick that was pulled out is told as such, and a folder with too many files is not listed", async () => {
  const folder = temporaryFolder();
  const media = createFileMedia({ outputFolder: folder, maxFiles: 1 });
  expect(await media.listFiles(join(folder, "gone"))).toMatchObject({
    error: { code: "intake.notFound", context: { reason: "ENOENT" }, retry: { when: "technicianActs" } },
  });
  for (const name of ["a.csv", "b.csv"]) writeFileSync(join(folder, name), "x");
  expect(await media.listFiles(folder)).toMatchObject({ error: { code: "intake.tooLarge", context: { files: 1 } } });
});

test("puts a receipt on a stick, whole, over the one before", async () => {
  const folder = temporaryFolder();
  const media = createFileMedia({ outputFolder: folder });
  for (const text of ["first", "second"]) orThrow(await media.writeReceipt(folder, text));
  expect(readdirSync(folder)).toEqual(["reseal-collected.json"]);
  expect(readFileSync(join(folder, "reseal-collected.json"), "utf8")).toBe("second");
  expect(await media.writeReceipt(join(folder, "gone"), "x")).toMatchObject({ error: { code: "file.notWritten" } });
});

test("begins output piece by piece, and leaves a file of that name where it is", async () => {
  const outputFolder = join(temporaryFolder(), "output");
  const media = createFileMedia({ outputFolder });
  for (const text of ["one", "two"]) {
    const writer = orThrow(await media.openOutput("../list.csv"));
    for (const letter of text) orThrow(await writer.write(Buffer.from(letter)));
    orThrow(await writer.finish());
  }
  const givenUp = orThrow(await media.openOutput("list.csv"));
  orThrow(await givenUp.write(Buffer.from("half")));
  await givenUp.discard();
  expect(readdirSync(outputFolder).toSorted()).toEqual(["-list (2).csv", "-list.csv"]);
  expect(readFileSync(join(outputFolder, "-list.csv"), "utf8")).toBe("one");
});

test("writes output whole, replaces the earlier one, and leaves nothing beside it", async () => {
  const outputFolder = join(temporaryFolder(), "output", "orders");
  const media = createFileMedia({ outputFolder });
  await media.writeOutput("report.txt", "first");
  expect(await media.writeOutput("report.txt", "zweiter Büro")).toEqual({
    ok: true,
    value: join(outputFolder, "report.txt"),
  });
  expect(readFileSync(join(outputFolder, "report.txt"), "utf8")).toBe("zweiter Büro");
  expect(readdirSync(outputFolder)).toEqual(["report.txt"]);
});

test.each([
  ["../../outside.txt", "-..-outside.txt"],
  ["C:\\Windows\\x.txt", "C--Windows-x.txt"],
  ["con.txt", "file-con.txt"],
  ["...", "file-"],
])("the name %s stays in the output folder as %s", async (name, written) => {
  const outputFolder = temporaryFolder();
  expect(await createFileMedia({ outputFolder }).writeOutput(name, "x")).toEqual({
    ok: true,
    value: join(outputFolder, written),
  });
});

test("an output folder that cannot be made is told", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "x");
  const media = createFileMedia({ outputFolder: join(folder, "file") });
  expect(await media.writeOutput("report.txt", "x")).toMatchObject({ ok: false, error: { code: "file.notWritten" } });
});
