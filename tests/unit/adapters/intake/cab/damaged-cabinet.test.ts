import { describe, expect, test } from "vitest";
import { openCabinet } from "../../../../../main/adapters/intake/cab/open-cabinet.ts";
import { type CabinetPacking, writeCabinet } from "../../../../support/cabinet-writer.ts";
import { everyLzxBlock } from "../../../../support/intake-files.ts";
import { sourceOf } from "../pieces-of.ts";
import { unpackCabinet } from "./unpack-cabinet.ts";

const text = (content: string): Uint8Array => Buffer.from(content);
const small = [
  { name: "a.txt", bytes: text("first file, first file, first file") },
  { name: "b.txt", bytes: text("second file, second file, second file") },
];
const lzx = { windowBits: 15, blocks: everyLzxBlock, translatedSize: 12_000_000 };
const packings: readonly [string, CabinetPacking][] = [
  ["stored", "none"],
  ["MSZIP", "mszip"],
  ["LZX", lzx],
];

describe("a cabinet", () => {
  test("with a wrong sum gives the files of its other folders", async () => {
    const cabinet = Buffer.from(writeCabinet(small.map((file) => ({ files: [file], packing: "none" }))));
    cabinet[cabinet.length - 1] = 0;
    expect(await unpackCabinet(cabinet)).toEqual({
      "a.txt": "first file, first file, first file",
      "b.txt": "damaged",
    });
  });

  test("packed as Quantum says so for every file", async () => {
    const cabinet = writeCabinet([{ files: small, packing: "quantum" }]);
    expect(await unpackCabinet(cabinet)).toEqual({ "a.txt": "unsupportedFormat", "b.txt": "unsupportedFormat" });
  });

  test("that goes on in another gives what it has as a whole", async () => {
    const goesOn = small.map((file, index) => (index === 1 ? { ...file, folderIndex: 0xfffe } : file));
    const cabinet = writeCabinet([{ files: goesOn, packing: "mszip" }], { previous: "disk0.cab", next: "disk2.cab" });
    expect(await unpackCabinet(cabinet)).toEqual({
      "a.txt": "first file, first file, first file",
      "b.txt": "damaged",
    });
  });

  test("with files in any order is read in one pass over its data", async () => {
    const counted: number[] = [];
    const cabinet = writeCabinet([
      { files: [...small, { name: "c", bytes: Buffer.alloc(80_000, 7) }], packing: "mszip" },
    ]);
    const options = { maximumEntries: 10, countWork: (bytes: number) => counted.push(bytes) };
    for await (const item of openCabinet(sourceOf(cabinet), options))
      if (item.kind === "entry") for await (const _ of item.unpack());
    expect(counted.reduce((sum, bytes) => sum + bytes, 0)).toBe(80_071);
  });

  test("lists no more files than it may", async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, bytes: text("x") }));
    const items = [];
    const options = { maximumEntries: 5, countWork: () => undefined };
    for await (const item of openCabinet(sourceOf(writeCabinet([{ files: many, packing: "none" }])), options))
      items.push(item);
    expect(items).toHaveLength(6);
    expect(items.at(-1)).toEqual({ kind: "trouble", trouble: "tooManyEntries", params: { limit: 5 } });
  });

  test.each(packings)(
    "%s, cut at any place, gives whole files or says that they are damaged",
    async (_name, packing) => {
      const cabinet = writeCabinet([{ files: small, packing }]);
      const whole = await unpackCabinet(cabinet);
      for (let length = 0; length < cabinet.length; length += 1) {
        for (const [name, content] of Object.entries(await unpackCabinet(cabinet.subarray(0, length))))
          expect(["damaged", whole[name]]).toContain(content);
      }
    },
  );

  test.each(packings)("%s, with any byte changed, is read to an end", async (_name, packing) => {
    const cabinet = Buffer.from(writeCabinet([{ files: small, packing }], { checksums: false }));
    for (let at = 0; at < cabinet.length; at += 1) {
      const before = cabinet[at] ?? 0;
      for (const value of [0x00, 0xff, before ^ 0x01, before ^ 0x80]) {
        cabinet[at] = value;
        await unpackCabinet(cabinet);
      }
      cabinet[at] = before;
    }
  });

  test.each([0, 1])("that counts %i of its files gives them all, and says that it is damaged", async (count) => {
    const cabinet = Buffer.from(writeCabinet([{ files: small, packing: "mszip" }]));
    cabinet.writeUInt16LE(count, 28);
    expect(await unpackCabinet(cabinet)).toEqual({
      "a.txt": "first file, first file, first file",
      "b.txt": "second file, second file, second file",
      "": "damaged",
    });
  });

  test("with something else between its files and its data says that it is damaged", async () => {
    const cabinet = Buffer.from(writeCabinet([{ files: small, packing: "mszip" }]));
    cabinet.writeUInt16LE(1, 28);
    // The second file's folder is none.
    cabinet.writeUInt16LE(77, cabinet.indexOf("b.txt") - 8);
    expect(await unpackCabinet(cabinet)).toEqual({ "a.txt": "first file, first file, first file", "": "damaged" });
  });

  test("whose list leaves out data gives them without a name, and says that it is damaged", async () => {
    const cabinet = Buffer.from(writeCabinet([{ files: small, packing: "mszip" }]));
    const second = cabinet.indexOf("b.txt") - 16;
    cabinet.writeUInt16LE(1, 28);
    cabinet.fill(0, second, second + 16 + "b.txt".length);
    expect(await unpackCabinet(cabinet)).toEqual({
      "a.txt": "first file, first file, first file",
      unlisted: "second file, second file, second file",
      "": "damaged",
    });
  });

  test.each<[string, CabinetPacking]>([
    ["stored", "none"],
    ["MSZIP", "mszip"],
    ["LZX", lzx],
    [
      "LZX in uncompressed blocks",
      { windowBits: 15, blocks: [{ kind: "uncompressed", bytes: 40_000 }], translatedSize: 0 },
    ],
  ])("%s, cut in its only block, gives the files that are whole", async (_name, packing) => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * index * 31) % 251));
    const cabinet = writeCabinet([{ files: [...small, { name: "c.bin", bytes: noise }], packing }]);
    expect(await unpackCabinet(cabinet.subarray(0, cabinet.length - 20))).toEqual({
      "a.txt": "first file, first file, first file",
      "b.txt": "second file, second file, second file",
      "c.bin": "damaged",
      "": "damaged",
    });
  });

  test("cut behind its last whole file says that it is damaged", async () => {
    const cabinet = writeCabinet([{ files: small, packing: "mszip" }]);
    expect((await unpackCabinet(cabinet.subarray(0, -1)))[""]).toBe("damaged");
  });
});
