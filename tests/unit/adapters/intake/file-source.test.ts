import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileSource } from "../../../../main/adapters/intake/file-source.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

test("a file is read at any place", async () => {
  const path = join(temporaryFolder(), "devices.csv");
  writeFileSync(path, "0123456789");
  const source = await fileSource(path, "devices.csv");
  const text = async (offset: number, length: number): Promise<string> =>
    Buffer.from(await source.read(offset, length)).toString();
  expect([source.name, source.size]).toEqual(["devices.csv", 10]);
  expect([await text(3, 4), await text(8, 100), await text(10, 1), await text(99, 1)]).toEqual(["3456", "89", "", ""]);
  truncateSync(path, 5);
  expect(await text(3, 4)).toBe("34");
  await source.close();
});

test("what is no plain file is not opened", async () => {
  const folder = temporaryFolder();
  const target = join(folder, "target.csv");
  writeFileSync(target, "x");
  symlinkSync(target, join(folder, "link.csv"));
  mkdirSync(join(folder, "folder.csv"));
  for (const name of ["link.csv", "folder.csv", "missing.csv"])
    await expect(fileSource(join(folder, name), name)).rejects.toThrow(/.+/);
});
