import { describe, expect, test } from "vitest";
import type { IntakeRow } from "../../../../../shared/domain/intake/intake-row.ts";
import { hashOf, plantedProductKey, plantedTenant } from "../../../../support/intake-files.ts";
import { piecesOf } from "../pieces-of.ts";

const hash = hashOf("SIM0001");
const other = hashOf("SIM0002");
const row: IntakeRow = {
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

async function rowsOf(json: unknown): Promise<readonly unknown[]> {
  const { pieces } = await piecesOf(Buffer.from(JSON.stringify(json, undefined, 2)));
  return pieces.flatMap((piece) =>
    piece.kind === "rows" ? piece.rows.map((read) => (read.kind === "row" ? read.row : undefined)) : [],
  );
}

describe("JSON with hashes", () => {
  test.each<[string, unknown, readonly object[]]>([
    ["of one device", { SerialNumber: "SIM0001", HardwareHash: hash }, [{ serialNumber: "SIM0001" }]],
    [
      "as Graph names it",
      {
        value: [
          {
            "@odata.type": "#x",
            serialNumber: "SIM0001",
            hardwareIdentifier: hash,
            groupTag: "Bench",
            productKey: "3305123456789",
            assignedUserPrincipalName: "a@example.com",
          },
        ],
      },
      [{ serialNumber: "SIM0001", groupTag: "Bench", productId: "3305123456789", assignedUser: "a@example.com" }],
    ],
    [
      "as Intune names its columns",
      [
        { "Device Serial Number": "SIM0001", "Windows Product ID": "", "Hardware Hash": hash },
        { "Device Serial Number": 123_456, "Hardware Hash": other },
      ],
      [{ serialNumber: "SIM0001" }, { line: 2, serialNumber: "123456", hardwareHash: other }],
    ],
    ["that is a list of hashes", [hash, other, "x"], [{}, { line: 2, hardwareHash: other }]],
    ["by any name", { a: { b: [{ c: hash, d: hash }] } }, [{}]],
    ["with a product key", { productKey: plantedProductKey, serialNumber: plantedProductKey, hash }, [{}]],
    ["with a value longer than any", { serialNumber: "x".repeat(300), hash }, [{}]],
    [
      "where one is missing",
      [
        { serialNumber: "SIM0001", hardwareHash: hash },
        { serialNumber: "SIM0002", hardwareHash: null },
      ],
      [{ serialNumber: "SIM0001" }, { line: 2, serialNumber: "SIM0002", hardwareHash: "" }],
    ],
  ])("%s", async (_name, json, rows) => {
    expect(await rowsOf(json)).toEqual(rows.map((changes) => ({ ...row, ...changes })));
    expect((await piecesOf(Buffer.from(JSON.stringify(json)))).tables).toEqual([["", "deviceList"]]);
  });

  test("and a profile tells both", async () => {
    const read = await piecesOf(Buffer.from(JSON.stringify({ CloudAssignedTenantId: plantedTenant.tenantId, hash })));
    expect(read.pieces.map(({ kind }) => kind)).toEqual(["context", "table", "rows"]);
  });

  test("has no row for another kind of hash", async () => {
    const text = JSON.stringify({ serialNumber: "SIM0001", hash: "T0E-day" });
    expect((await piecesOf(Buffer.from(text))).noted).toEqual([["", "other"]]);
  });

  test("of more devices than fit in a list is not all read", async () => {
    const read = await piecesOf(Buffer.from(JSON.stringify(Array(20_000).fill(hash.slice(0, 40)))));
    expect(read.rows).toHaveLength(10_000);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test.each<[string, string, string]>([
    ["cut", `[{"hash":"${hash}"`, "damaged"],
    ["deeper than any list", `${"[".repeat(1_000_000)}"${hash}"${"]".repeat(1_000_000)}`, "damaged"],
    ["fuller than any list", `["${hash}"${",{}".repeat(500_000)}]`, "damaged"],
    ["fuller, behind a comment", `/*"*/["${hash}"${",{}".repeat(500_000)}]`, "damaged"],
    ["full of commas and comments", `["${hash}"${",//\n]".repeat(500_000)}`, "damaged"],
    ["larger than any list", `["${hash}"${",1".repeat(4_500_000)}]`, "tooLarge"],
  ])("that is %s is said to be", async (_name, text, trouble) => {
    expect((await piecesOf(Buffer.from(text))).troubles).toEqual([["", trouble]]);
  });
});
