import { describe, expect, test } from "vitest";
import { readHeader } from "../../../../../main/adapters/intake/table/read-header.ts";
import type { ColumnRole } from "../../../../../shared/domain/intake/intake-piece.ts";

describe("words", () => {
  const words: readonly (readonly [ColumnRole, readonly string[]])[] = [
    [
      "serialNumber",
      [
        "Device Serial Number",
        "Serial No.",
        "S/N",
        "SERIAL_NUMBER",
        "Service Tag",
        "Asset serial",
        "Seriennummer",
        "N° de série",
        "Número de serie",
        "Numéro de série de l’appareil",
        "Número de serie del dispositivo",
        "シリアル番号",
      ],
    ],
    ["productId", ["Windows Product ID", "PKID", "Product Key ID", "ProductID", "ID de produit Windows"]],
    [
      "hardwareHash",
      ["Hardware Hash", "HW Hash", "Hash", "4K Hash", "DeviceHardwareData", "hardware-hash", "ハードウェア ハッシュ"],
    ],
    ["groupTag", ["Group Tag", "GroupTag", "OrderID", "Order ID", "Tag"]],
    ["assignedUser", ["Assigned User", "UPN", "User principal name", "Benutzer"]],
    ["manufacturer", ["Manufacturer name", "Make", "OEM Manufacturer Name", "Hersteller", "Fabricant"]],
    ["model", ["Device model", "Model", "Model name", "Modell", "Modèle"]],
  ];
  test.each(words)("for %s", (role, titles) => {
    const anchor = role === "serialNumber" ? "Hash" : "Serial";
    for (const title of titles) expect(readHeader([title, anchor])?.places[role], title).toBe(0);
  });
});

test("the portal's words in French are a header", () => {
  const titles = ["Numéro de série de l’appareil", "Id. produit de l’appareil", "Hachage matériel"];
  expect(readHeader(titles)?.places).toEqual({ serialNumber: 0, hardwareHash: 2 });
});

test("a documented word goes before another, and the first column before later ones", () => {
  expect(readHeader(["Serial", "Device Serial Number", "Hash", "4K Hash"])).toMatchObject({
    places: { serialNumber: 1, hardwareHash: 2 },
    isDocumented: false,
  });
});

test.each([
  ["values", ["SIM0001", "", "Contoso"]],
  ["a hash", ["Serial Number", "T0FDAwEAHAAAAAoA"]],
  ["a name and its value", ["Device Serial Number", "SIM0001"]],
  ["what unfinished boards say", ["System Serial Number", "System manufacturer", "System Product Name"]],
  ["a maker and a model", ["Manufacturer", "Model"]],
  ["a sentence", ["Serial Number of every device:", "see page 2 of 14 in the annex"]],
  ["nothing", []],
  ["empty cells", ["", ""]],
])("%s are no header", (_name, cells) => {
  expect(readHeader(cells)).toBeUndefined();
});
