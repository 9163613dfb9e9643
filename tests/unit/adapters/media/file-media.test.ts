import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFileMedia } from "../../../../main/adapters/media/file-media.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

test("reads the CSV files directly in a folder, smallest name first", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "deeper.csv"));
  for (const name of ["b.CSV", "a.csv", "notes.txt", ".hidden.csv"]) writeFileSync(join(folder, name), name);
  expect(await createFileMedia({ outputFolder: folder }).readFolder(folder)).toEqual({
    ok: true,
    value: [
      { name: "a.csv", bytes: Buffer.from("a.csv") },
      { name: "b.CSV", bytes: Buffer.from("b.CSV") },
    ],
  });
});

test("a stick that was pulled out is told as unreadable", async () => {
  const folder = temporaryFolder();
  const gone = join(folder, "gone");
  expect(await createFileMedia({ outputFolder: folder }).readFolder(gone)).toMatchObject({
    ok: false,
    error: { code: "intake.unreadable", context: { reason: "ENOENT" }, retry: { when: "technicianActs" } },
  });
});

test("a folder with too many files is not read", async () => {
  const folder = temporaryFolder();
  for (const name of ["a.csv", "b.csv"]) writeFileSync(join(folder, name), "x");
  expect(await createFileMedia({ outputFolder: folder, maxFiles: 1 }).readFolder(folder)).toMatchObject({
    ok: false,
    error: { code: "intake.tooLarge", context: { reason: "tooManyFiles", files: 2 } },
  });
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
