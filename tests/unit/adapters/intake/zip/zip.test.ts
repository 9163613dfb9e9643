import { describe, expect, test } from "vitest";
import { hashOf, intuneCsv, plantedProductKey } from "../../../../support/intake-files.ts";
import { writeZip, type ZipEntry } from "../../../../support/zip-writer.ts";
import { piecesOf } from "../pieces-of.ts";

const csv = (serial: string): Uint8Array => Buffer.from(intuneCsv([serial]));
const good: ZipEntry = { name: "good.csv", bytes: csv("SIM0001"), method: "deflated" };
const goodRow = ["good.csv", 2, "SIM0001"] as const;

describe("a ZIP file", () => {
  test.each<[string, Uint8Array]>([
    ["as every tool writes it", writeZip([good])],
    ["without compression", writeZip([{ ...good, method: "stored" }])],
    ["with sizes behind the data", writeZip([{ ...good, flags: 8 }])],
    ["in the larger form", writeZip([good], { zip64: true })],
    ["with a comment", writeZip([good], { comment: "made on the bench" })],
    ["filled up with zeros to a whole block", Buffer.concat([writeZip([good]), Buffer.alloc(70_000)])],
    ["with a folder in it", writeZip([{ name: "folder/", bytes: new Uint8Array() }, good])],
  ])("%s is read", async (_name, bytes) => {
    const read = await piecesOf(bytes);
    expect(read.rows).toEqual([goodRow]);
    expect(read.troubles).toEqual([]);
    expect(read.noted).toEqual([["", "zip"]]);
  });

  test("with nothing in it is no trouble", async () => {
    expect((await piecesOf(writeZip([]))).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "zip" }]);
  });

  test("with backslashes between folders is read like any other", async () => {
    const read = await piecesOf(writeZip([{ ...good, name: "folder\\good.csv" }]));
    expect(read.rows).toEqual([["folder/good.csv", 2, "SIM0001"]]);
  });

  test("with the same name twice gives both, told apart", async () => {
    const second = { ...good, bytes: csv("SIM0002") };
    const third = { ...good, name: "good.csv (2)", bytes: csv("SIM0003") };
    const read = await piecesOf(writeZip([good, second, third]));
    expect(read.rows).toEqual([goodRow, ["good.csv (2)", 2, "SIM0002"], ["good.csv (2) (2)", 2, "SIM0003"]]);
  });
});

describe("one bad entry does not hide the others:", () => {
  const unixLink = 0o120777 << 16;
  test.each<[string, ZipEntry, string]>([
    ["a name that leads out", { ...good, name: "../../evil.csv" }, "hostileName"],
    ["a name that leads out with backslashes", { ...good, name: "a\\..\\..\\evil.csv" }, "hostileName"],
    ["an absolute name", { ...good, name: "/etc/evil.csv" }, "hostileName"],
    ["a drive letter", { ...good, name: "C:\\Windows\\evil.csv" }, "hostileName"],
    ["a server's name", { ...good, name: "\\\\server\\share\\evil.csv" }, "hostileName"],
    ["a zero in the name", { ...good, name: "evil.csv\0.txt" }, "hostileName"],
    ["a device's name", { ...good, name: "folder/CON.csv" }, "hostileName"],
    ["an endless name", { ...good, name: "a/".repeat(600) + "evil.csv" }, "hostileName"],
    ["no name", { ...good, name: "" }, "hostileName"],
    ["a link", { ...good, name: "link.csv", externalAttributes: unixLink }, "hostileName"],
    ["a password", { ...good, name: "locked.csv", flags: 1 }, "encrypted"],
    ["a packing that is not read", { ...good, name: "odd.csv", methodNumber: 14 }, "unsupportedFormat"],
    ["a wrong sum", { ...good, name: "sum.csv", declaredCrc: 1 }, "damaged"],
    ["more bytes than it says", { ...good, name: "more.csv", declaredSize: 50 }, "damaged"],
    ["fewer bytes than it says", { ...good, name: "fewer.csv", declaredSize: 9_000 }, "damaged"],
    ["a size that is a lie", { ...good, name: "lie.csv", method: "stored", declaredSize: 50 }, "damaged"],
    ["bytes that are another's", { ...good, name: "shared.csv", sameDataAs: 0 }, "damaged"],
  ])("%s", async (_name, bad, trouble) => {
    const first = { name: "first.csv", bytes: csv("SIM0009") };
    const read = await piecesOf(writeZip([first, bad, good]));
    expect(read.troubles.map(([, kind]) => kind)).toEqual([trouble]);
    expect(read.rows).toContainEqual(goodRow);
    expect(read.rows).toContainEqual(["first.csv", 2, "SIM0009"]);
  });

  test("what is told of a hostile name shows nothing that turns others around", async () => {
    const read = await piecesOf(writeZip([{ ...good, name: `..\u202Evsc.\u0007${"x.".repeat(250)}` }]));
    expect(read.troubles[0]?.[0]).toMatch(/^\.\.\uFFFDvsc\.\uFFFD[x.]+…$/);
    expect(read.troubles[0]?.[0]).toHaveLength(200);
  });
});

test("a name in which a damaged header has part of the file shows no secret of it", async () => {
  const hash = hashOf("SIM0001");
  const names = [`a.csv${hash.slice(0, 700)}`, `b${hash.slice(40, 400)}`, `${plantedProductKey}.csv`];
  const { noted, troubles } = await piecesOf(writeZip(names.map((name) => ({ name, bytes: new Uint8Array(1) }))));
  const told = JSON.stringify([noted, troubles]);
  for (const secret of [plantedProductKey, hash.slice(0, 40), hash.slice(300, 330)]) expect(told).not.toContain(secret);
  const long = "microsoft-windows-devicemanagement-enterprise-diagnostics-provider-admin.evtx";
  const deep = "FoldersFiles/ProgramData/Microsoft/DiagnosticLogCSP/Collectors/results";
  for (const name of [long, deep])
    expect((await piecesOf(writeZip([{ name, bytes: new Uint8Array() }]))).noted).toContainEqual([name, "empty"]);
});

describe("a damaged ZIP file gives what is left of it:", () => {
  const whole = Buffer.from(
    writeZip([good, { name: "second.csv", bytes: csv("SIM0002"), method: "deflated", flags: 8 }]),
  );
  const secondRow = ["second.csv", 2, "SIM0002"] as const;
  const directory = whole.indexOf("PK\u0001\u0002");

  test.each<[string, Uint8Array]>([
    ["the directory was never copied", whole.subarray(0, directory)],
    ["the directory is cut", whole.subarray(0, directory + 60)],
    ["bytes follow the end", Buffer.concat([whole, Buffer.alloc(500, 7)])],
  ])("%s", async (_name, bytes) => {
    const read = await piecesOf(bytes);
    expect(read.rows).toEqual([goodRow, secondRow]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("an entry of which half is there", async () => {
    const many = Buffer.from(intuneCsv(Array.from({ length: 20 }, (_, index) => `SIM${1_000 + index}`)));
    const packed = writeZip([{ name: "many.csv", bytes: many, method: "deflated" }]);
    const read = await piecesOf(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(read.rows.length).toBeGreaterThan(3);
    expect(read.rows.length).toBeLessThan(20);
    expect(read.troubles).toEqual([
      ["", "damaged"],
      ["many.csv", "damaged"],
    ]);
  });

  test("every cut ends, and only what is whole is said to be", async () => {
    for (let length = 4; length < whole.length; length += 13) {
      const read = await piecesOf(whole.subarray(0, length));
      expect(read.troubles.length).toBeGreaterThan(0);
      for (const row of read.rows) expect([goodRow, secondRow]).toContainEqual(row);
    }
  });
});

describe("a directory that does not fit the file hides nothing:", () => {
  const whole = Buffer.from(writeZip([good, { name: "second.csv", bytes: csv("SIM0002"), method: "deflated" }]));
  const directory = whole.indexOf("PK\u0001\u0002");
  const second = whole.indexOf("PK\u0001\u0002", directory + 4);
  const end = whole.indexOf("PK\u0005\u0006");
  const secondRow = ["second.csv", 2, "SIM0002"] as const;
  const withEnd = (bytes: Uint8Array, count: number, directoryAt = directory): Buffer => {
    const changed = Buffer.from(bytes);
    const at = changed.lastIndexOf("PK\u0005\u0006");
    changed.writeUInt16LE(count, at + 10);
    changed.writeUInt32LE(directoryAt, at + 16);
    return changed;
  };

  test.each<[string, Uint8Array]>([
    ["it counts too few entries", withEnd(whole, 1)],
    ["it counts none", withEnd(whole, 0)],
    ["an entry is not in it", withEnd(Buffer.concat([whole.subarray(0, second), whole.subarray(end)]), 1)],
    ["another end is in the comment", withEnd(Buffer.concat([whole, whole.subarray(end)]), 0, 0)],
    ["it was moved", Buffer.concat([writeZip([good]).subarray(0, -22), Buffer.alloc(99), whole.subarray(directory)])],
  ])("%s", async (name, bytes) => {
    const read = await piecesOf(bytes);
    expect(read.rows).toContainEqual(goodRow);
    if (name !== "it was moved") expect(read.rows).toEqual([goodRow, secondRow]);
    expect(read.troubles).toContainEqual(["", "damaged"]);
  });

  test.each([5, 0xffff_fff0])("it says that an entry is %i bytes long, and the sum fits", async (size) => {
    const changed = Buffer.from(whole);
    changed.writeUInt32LE(size, directory + 24);
    const read = await piecesOf(changed);
    expect(read.rows).toEqual([goodRow, secondRow]);
    expect(read.troubles).toEqual([["good.csv", "damaged"]]);
  });

  test("an entry stands in the packed bytes of another", async () => {
    const changed = withEnd(Buffer.concat([whole.subarray(0, second), whole.subarray(end)]), 1);
    changed.writeUInt32LE(directory - 30 - "good.csv".length, directory + 20);
    const read = await piecesOf(changed);
    expect(read.rows).toContainEqual(goodRow);
    expect(read.troubles).not.toEqual([]);
  });
});
