import { describe, expect, test } from "vitest";
import type { IntakeRow } from "../../../../../shared/domain/intake/intake-row.ts";
import { judgeIntakeRow } from "../../../../../shared/domain/intake/judge-intake-row.ts";
import type { EpochMs } from "../../../../../shared/kernel/brand.ts";
import { hashOf, oa3Report, plantedProductKey } from "../../../../support/intake-files.ts";
import { writeZip } from "../../../../support/zip-writer.ts";
import { piecesOf } from "../pieces-of.ts";

const hash = hashOf("SIM0001");
const xml = (text: string): Uint8Array => Buffer.from(text);

async function firstRow(text: string | Uint8Array): Promise<unknown> {
  const { pieces } = await piecesOf(typeof text === "string" ? xml(text) : text);
  const rows = pieces.find((piece) => piece.kind === "rows")?.rows;
  return rows?.[0]?.kind === "row" ? rows[0].row : undefined;
}

describe("an OA3 report", () => {
  const row = {
    line: 1,
    serialNumber: "",
    productId: "",
    hardwareHash: hash,
    hashColumn: 0,
    groupTag: "",
    assignedUser: "",
    manufacturer: "",
    model: "",
    repairs: [],
  };

  test.each<[string, string | Uint8Array, object]>([
    ["of one device", `<Key><HardwareHash>${hash}</HardwareHash></Key>`, {}],
    ["with a namespace", `<oa:Key xmlns:oa="urn:x"><oa:HardwareHash>${hash}</oa:HardwareHash></oa:Key>`, {}],
    ["with the hash as character data", `<Key><HardwareHash><![CDATA[${hash}]]></HardwareHash></Key>`, {}],
    [
      "with comments and instructions",
      `<?xml version="1.0"?><!-- <b> --><Key><?a <c> ?><HardwareHash>${hash}</HardwareHash></Key>`,
      {},
    ],
    [
      "in UTF-16",
      Buffer.from(
        `\uFEFF<?xml version="1.0" encoding="utf-16"?>\r\n<Key>\r\n<HardwareHash>${hash}</HardwareHash></Key>`,
        "utf16le",
      ),
      { line: 3 },
    ],
    [
      "deep in something else",
      `<A><B><C x=">"><Key>\n<HardwareHash> ${hash} </HardwareHash></Key></C></B></A>`,
      { line: 2 },
    ],
    [
      "with the device's names",
      `<Key><ProductKeyID>3305123456789</ProductKeyID><HardwareHash>${hash}</HardwareHash><SmbiosSystemSerialNumber>SIM&amp;1</SmbiosSystemSerialNumber><SmbiosSystemManufacturer>Contoso</SmbiosSystemManufacturer><SmbiosSystemProductName>Bench&#x20;14</SmbiosSystemProductName></Key>`,
      { productId: "3305123456789", serialNumber: "SIM&1", manufacturer: "Contoso", model: "Bench 14" },
    ],
    [
      "with a hash or a piece of one where names belong",
      `<Key><HardwareHash>${hash}</HardwareHash><SmbiosSystemSerialNumber>${hash}</SmbiosSystemSerialNumber><SmbiosSystemManufacturer>${hash.slice(400, 500)}</SmbiosSystemManufacturer><SmbiosSystemProductName>Bench 14</SmbiosSystemProductName></Key>`,
      { model: "Bench 14" },
    ],
    [
      "with a wrapped hash",
      `<Key><HardwareHash>${hash.slice(0, 76)}\n${hash.slice(76)}</HardwareHash></Key>`,
      { hardwareHash: `${hash.slice(0, 76)}\n${hash.slice(76)}`, repairs: ["wrappedLines"] },
    ],
    [
      "without a hash in its place",
      "<Key><ProductKeyID>3305123456789</ProductKeyID><HardwareHash/></Key>",
      { hardwareHash: "", productId: "3305123456789" },
    ],
  ])("%s", async (_name, text, changes) => {
    expect(await firstRow(text)).toEqual({ ...row, ...changes });
  });

  test("of several devices on one line tells them apart", async () => {
    const devices = ["SIM0001", "SIM0002", "SIM0003"].map(
      (serial) => `<Key><SerialNumber>${serial}</SerialNumber><HardwareHash>${hashOf(serial)}</HardwareHash></Key>`,
    );
    const read = await piecesOf(xml(`<Keys>${devices.join("")}</Keys>`));
    expect(read.rows).toEqual([
      ["", 1, "SIM0001"],
      ["", 2, "SIM0002"],
      ["", 3, "SIM0003"],
    ]);
  });

  test("that ends early gives the devices before", async () => {
    const whole = oa3Report(["SIM0001", "SIM0002"]);
    const read = await piecesOf(xml(whole.slice(0, whole.lastIndexOf("<ProductKeyID>"))));
    expect(read.rows).toEqual([["", 7, "SIM0001"]]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("that ends behind a hash gives its device whole", async () => {
    const text = `<Key><ProductKeyID>3305123456789</ProductKeyID><HardwareHash>${hash}`;
    for (const end of ["", "<", "</Hardware"]) {
      const read = await piecesOf(xml(text + end));
      expect(read.troubles).toEqual([["", "damaged"]]);
      expect(await firstRow(text + end)).toEqual({ ...row, productId: "3305123456789", hardwareHash: hash });
    }
  });

  test("that ends within a hash gives a device that is refused for it", async () => {
    const text = `<Key><ProductKeyID>3305123456789</ProductKeyID><HardwareHash>${hash.slice(0, 500)}`;
    const read = (await firstRow(text)) as IntakeRow;
    expect(read).toEqual({ ...row, hardwareHash: hash.slice(0, 500) });
    const judged = judgeIntakeRow(read, { now: 0 as EpochMs, forPreProvisioning: false, path: "partnerCenter" });
    expect(judged).toMatchObject({ kind: "refused", refusal: { reason: "hashTruncated" } });
    expect((await piecesOf(xml(text))).troubles).toEqual([["", "damaged"]]);
  });

  test("with a hash that nothing closes has the devices behind it, too", async () => {
    const whole = oa3Report(["SIM0001", "SIM0002"]).replace("</HardwareHash>", "");
    const read = await piecesOf(xml(whole));
    expect(read.rows.map(([, , serial]) => serial)).toEqual(["", "SIM0002"]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("with a value longer than any goes without it", async () => {
    const text = `<Key><HardwareHash>${hash}</HardwareHash><SerialNumber>${"x".repeat(300)}</SerialNumber></Key>`;
    expect(await firstRow(text)).toEqual(row);
  });

  test("never shows the product key, however damaged it is", async () => {
    const whole = oa3Report(["SIM0001"]);
    for (let length = 30; length < whole.length; length += 61) {
      const { pieces } = await piecesOf(xml(whole.slice(0, length)));
      expect(JSON.stringify(pieces)).not.toContain(plantedProductKey);
    }
  });

  test.each([
    '<HardwareReport><p n="SmbiosUuid" v="1"/></HardwareReport>',
    "<?xml version='1.0'?><HardwareReport>\n</HardwareReport>",
  ])("that was decoded has nothing to import: %s", async (text) => {
    expect((await piecesOf(xml(text))).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "oa3Report" }]);
  });
});

describe("XML made to harm is said to be, before anything parses it:", () => {
  const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
    "",
  );
  test.each<[string, string]>([
    [
      "entities that multiply",
      `<!DOCTYPE Key [<!ENTITY l0 "ha">${laughs}]><Key><HardwareHash>&l10;</HardwareHash></Key>`,
    ],
    [
      "an entity that reads a file",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Key><HardwareHash>&x;</HardwareHash></Key>',
    ],
    ["a declaration far away", `<Key>${" ".repeat(100_000)}<!ENTITY a "b"><HardwareHash>${hash}</HardwareHash></Key>`],
    ["endless depth", `${"<a>".repeat(100_000)}<HardwareHash>${hash}</HardwareHash>`],
  ])("%s", async (_name, text) => {
    expect((await piecesOf(xml(text))).troubles).toEqual([["", "hostileXml"]]);
    expect((await piecesOf(writeZip([{ name: "OA3.xml", bytes: xml(text) }]))).troubles).toEqual([
      ["OA3.xml", "hostileXml"],
    ]);
  });

  test.each<[string, string, string]>([
    ["a declaration", '<!DOCTYPE Key [<!ENTITY x SYSTEM "file:///etc/passwd"><!-- " -->]><Key>', "<y>&x;</y></Key>"],
    ["endless depth before it", "<a>".repeat(100_000), ""],
    ["endless depth behind it", "<Key>", "<a>".repeat(100_000)],
  ])("%s does not hide a hash", async (_name, before, after) => {
    const device = `<SerialNumber>SIM0001</SerialNumber><HardwareHash>${hash}</HardwareHash>`;
    const read = await piecesOf(xml(`${before}${device}${after}<Key><HardwareHash>&x;</HardwareHash></Key>`));
    expect(read.rows).toEqual([["", 1, "SIM0001"]]);
    expect(read.troubles).toEqual([["", "hostileXml"]]);
  });

  test.each<[string, string]>([
    ["tags that never end", `<Key><HardwareHash ${"<a ".repeat(200_000)}`],
    ["quotes that never end", `<Key a="${"<b ' ".repeat(200_000)}<HardwareHash>`],
    ["comments that never end", `<Key>${"<!-- ".repeat(200_000)}<HardwareHash>`],
    ["hashes of one device", `<Key>${"<HardwareHash>a</HardwareHash>".repeat(100_000)}</Key>`],
    ["hashes in hashes", `<Key>${"<HardwareHash>".repeat(200_000)}`],
    ["tags that nothing opened", `<HardwareHash>${"<a>".repeat(60)}${"</b>".repeat(300_000)}`],
    ["characters by name", `<Key><HardwareHash>${"&amp;".repeat(500_000)}</HardwareHash></Key>`],
    ["attributes", `<Key${" a='b'".repeat(300_000)}><HardwareHash/></Key>`],
    ["a thousand empty devices", `<K>${"<Key><HardwareHash/></Key>".repeat(5_000)}</K>`],
  ])("%s take no time", async (_name, text) => {
    expect((await piecesOf(xml(text))).pieces.length).toBeGreaterThan(0);
  });

  test("more devices than fit in a report are not all read", async () => {
    const read = await piecesOf(xml(`<K>${"<Key><HardwareHash/></Key>".repeat(10_001)}</K>`));
    expect(read.rows).toHaveLength(10_000);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("a text larger than any report", async () => {
    const read = await piecesOf(xml(`<Key><HardwareHash>${hash}</HardwareHash></Key>`), { documentBytes: 1_000 });
    expect(read.troubles).toEqual([["", "tooLarge"]]);
  });
});
