import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeCabinet } from "../../../../support/cabinet-writer.ts";
import { intuneCsv } from "../../../../support/intake-files.ts";
import { writeZip, type ZipEntry } from "../../../../support/zip-writer.ts";
import { piecesOf } from "../pieces-of.ts";

const csv = Buffer.from(intuneCsv(["SIM0001"]));
const good: ZipEntry = { name: "good.csv", bytes: csv, method: "deflated" };
const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes);

describe("a container", () => {
  test("in containers is read as deep as is allowed", async () => {
    let bytes = writeZip([good]);
    for (let level = 1; level < 4; level += 1)
      bytes =
        level % 2 === 0
          ? writeZip([{ name: "in.zip", bytes }])
          : writeCabinet([{ files: [{ name: "in.cab", bytes }], packing: "mszip" }]);
    expect((await piecesOf(bytes)).rows).toEqual([["in.cab/in.zip/in.cab/good.csv", 2, "SIM0001"]]);
    const deeper = await piecesOf(writeZip([{ name: "deep.zip", bytes }, good]));
    expect(deeper.rows).toEqual([["good.csv", 2, "SIM0001"]]);
    expect(deeper.troubles).toEqual([["deep.zip/in.cab/in.zip/in.cab", "nestedTooDeep"]]);
  });

  test("with more entries than are read gives the first ones", async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.csv`, bytes: csv }));
    const read = await piecesOf(writeZip(many), { entries: 12 });
    expect(read.rows).toHaveLength(12);
    expect(read.troubles).toEqual([["", "tooManyEntries"]]);
  });

  test("counts the entries of all containers together", async () => {
    const inner = writeZip(Array.from({ length: 5 }, (_, index) => ({ name: `${index}.csv`, bytes: csv })));
    const outer = writeZip(["a", "b", "c"].map((name) => ({ name, bytes: inner })));
    const read = await piecesOf(outer, { entries: 10 });
    expect(read.rows).toHaveLength(8);
    expect(read.troubles).toEqual([
      ["b", "tooManyEntries"],
      ["", "tooManyEntries"],
    ]);
  });

  test("with hundreds of entries nobody asked for names some of them", async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `${index}.evtx`, bytes: Buffer.from("ElfFile\0") }));
    const read = await piecesOf(writeZip([...many, good]), { notedEntries: 10 });
    expect(read.noted.filter(([, kind]) => kind === "other")).toHaveLength(10);
    expect(read.rows).toHaveLength(1);
  });
});

describe("a bomb is not unpacked, and what lies beside it is read:", () => {
  test("an entry larger than is allowed", async () => {
    const bomb = { name: "bomb.csv", bytes: zeros(300_000), method: "deflated" } as const;
    const read = await piecesOf(writeZip([bomb, good]), { entryBytes: 200_000 });
    expect(read.troubles).toEqual([["bomb.csv", "tooLarge"]]);
    expect(read.rows).toHaveLength(1);
  });

  test("an entry that unpacks to hundreds of times its size", async () => {
    const bomb = { name: "bomb.csv", bytes: zeros(9_000_000), method: "deflated" } as const;
    const read = await piecesOf(writeZip([bomb, good]));
    expect(read.troubles).toEqual([["bomb.csv", "tooLarge"]]);
    expect(read.rows).toHaveLength(1);
  });

  test("an entry that unpacks to more than it says", async () => {
    const bomb = { name: "bomb.csv", bytes: zeros(3_000_000), method: "deflated", declaredSize: 60 } as const;
    const read = await piecesOf(writeZip([bomb, good]), { unpackedBytes: 200_000 });
    expect(read.troubles).toEqual([["bomb.csv", "damaged"]]);
    expect(read.rows).toHaveLength(1);
  });

  test("entries that are too much together", async () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ name: `${index}.csv`, bytes: csv }));
    const read = await piecesOf(writeZip(many), { unpackedBytes: csv.length * 4 });
    expect(read.rows).toHaveLength(4);
    expect(read.troubles).toEqual([
      ["4.csv", "tooLarge"],
      ["", "tooLarge"],
    ]);
  });

  test("one that multiplies level by level", async () => {
    let bytes = writeZip([{ name: "zeros.bin", bytes: zeros(1_000_000), method: "deflated" }]);
    for (let level = 0; level < 3; level += 1) {
      const copy = bytes;
      bytes = writeZip(
        Array.from({ length: 10 }, (_, index) => ({ name: `${index}.zip`, bytes: copy, method: "deflated" })),
      );
    }
    const read = await piecesOf(bytes, { unpackedBytes: 20_000_000 });
    expect(read.troubles.map(([, kind]) => kind)).toContain("tooLarge");
    expect(read.troubles.length).toBeLessThan(10);
  });

  test("entries that share their bytes", async () => {
    const kernel: ZipEntry = { name: "kernel", bytes: zeros(500_000), method: "deflated" };
    const quoted = Array.from({ length: 100 }, (_, index) => ({ ...kernel, name: `${index}`, sameDataAs: 0 }));
    const read = await piecesOf(writeZip([kernel, ...quoted]), { unpackedBytes: 2_000_000 });
    expect(new Set(read.troubles.map(([, kind]) => kind))).toEqual(new Set(["damaged"]));
    // The first ones by name, of the others how many there are.
    expect(read.troubles).toHaveLength(21);
    expect(read.pieces.at(-1)).toEqual({
      kind: "trouble",
      entry: "",
      trouble: "damaged",
      params: { format: "zip", reason: "overlap", count: 80 },
    });
  });

  test("a cabinet whose files are too much together", async () => {
    const files = Array.from({ length: 40 }, (_, index) => ({ name: `${index}.bin`, bytes: zeros(100_000) }));
    const read = await piecesOf(writeCabinet([{ files, packing: "mszip" }]), { unpackedBytes: 1_000_000 });
    expect(read.troubles).toEqual([
      ["10.bin", "tooLarge"],
      ["", "tooLarge"],
    ]);
  });

  test("files that have to be passed over on the way to others", async () => {
    const files = Array.from({ length: 40 }, (_, index) => ({ name: `${index}.bin`, bytes: zeros(100_000) }));
    const read = await piecesOf(writeCabinet([{ files, packing: "mszip" }]), { workBytes: 1_000_000 });
    expect(read.troubles).toEqual([
      ["9.bin", "tooLarge"],
      ["", "tooLarge"],
    ]);
  });

  test("a container in another that is more than is kept in memory", async () => {
    const inner = writeZip([
      { name: "noise", bytes: deflateRawSync(zeros(10)) },
      { name: "a.csv", bytes: Buffer.alloc(90_000, "x") },
    ]);
    const read = await piecesOf(writeZip([{ name: "in.zip", bytes: inner }, good]), { heldBytes: 50_000 });
    expect(read.troubles).toContainEqual(["in.zip", "tooLarge"]);
    expect(read.rows).toHaveLength(1);
  });
});

describe("a large entry is read", () => {
  const serials = Array.from({ length: 60 }, (_, index) => `SIM${1_000 + index}`);
  const large = Buffer.from(intuneCsv(serials));
  const limits = { smallEntryBytes: 20_000, heldBytes: 700_000 };

  test("from a ZIP file without being kept", async () => {
    const read = await piecesOf(writeZip([{ name: "large.csv", bytes: large, method: "deflated" }]), limits);
    expect(read.rows.map(([, , serial]) => serial)).toEqual(serials);
    expect(read.troubles).toEqual([]);
  });

  test("from a cabinet, also behind another", async () => {
    const files = ["first.csv", "second.csv"].map((name) => ({ name, bytes: large }));
    const read = await piecesOf(writeCabinet([{ files, packing: "mszip" }]), limits);
    expect(read.rows.map(([, , serial]) => serial)).toEqual([...serials, ...serials]);
    expect(read.troubles).toEqual([]);
  });

  test("up to the place where it is damaged", async () => {
    const zip = writeZip([{ name: "large.csv", bytes: large, method: "deflated", declaredCrc: 1 }]);
    const read = await piecesOf(zip, limits);
    expect(read.rows).toHaveLength(60);
    expect(read.troubles).toEqual([["large.csv", "damaged"]]);
  });
});
