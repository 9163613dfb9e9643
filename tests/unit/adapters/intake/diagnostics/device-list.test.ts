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

  test.each<[string, unknown]>([
    ["a serial number and another kind of hash", { serialNumber: "SIM0001", hash: "T0day" }],
    ["a hash deeper than any list", JSON.parse(`${"[".repeat(100)}"${hash}"${"]".repeat(100)}`)],
  ])("has no row for %s", async (_name, json) => {
    expect((await piecesOf(Buffer.from(JSON.stringify(json)))).noted).toEqual([["", "other"]]);
  });

  test("and something deeper than any list gives what came before", async () => {
    const read = await piecesOf(Buffer.from(`[{"hash":"${hash}"},${"[".repeat(5_000)}${"]".repeat(5_000)}]`));
    expect(read.rows).toEqual([["", 1, ""]]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("of more devices than fit in a list is not all read", async () => {
    const read = await piecesOf(Buffer.from(JSON.stringify(Array(20_000).fill(hash.slice(0, 40)))));
    expect(read.rows).toHaveLength(10_000);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test.each<[string, string, string]>([
    ["cut", `[{"hash":"${hash}"`, "damaged"],
    ["larger than any list", `["${hash}"${",1".repeat(4_500_000)}]`, "tooLarge"],
  ])("that is %s is said to be", async (_name, text, trouble) => {
    expect((await piecesOf(Buffer.from(text))).troubles).toEqual([["", trouble]]);
  });
});
