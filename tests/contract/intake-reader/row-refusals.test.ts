import { describe, expect, test } from "vitest";
import { createCsvIntakeReader } from "../../../main/adapters/media/csv-intake-reader.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { IntakeReading } from "../../../shared/domain/intake/intake-reading.ts";

const reader = createCsvIntakeReader();
const hash = encodeHardwareHash(simulatedHashFields("SIM0001"));
const header = "Device Serial Number,Windows Product ID,Hardware Hash";

function read(content: string): IntakeReading {
  const reading = reader.read("stick.csv", Buffer.from(content, "utf8"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

describe("refusals", () => {
  test.each([
    ["a row of empty cells", `${header}\n,,`, { line: 2, column: 1, reason: "emptyRow", found: "" }],
    ["no hash", `${header}\nSIM0001,,`, { line: 2, column: 3, reason: "noHash", found: "" }],
    ["too few columns", `${header}\nSIM0001`, { line: 2, column: 1, reason: "columnCount", found: "SIM0001" }],
    [
      "a comma that shifts the columns",
      `${header}\nSIM0001,,Contoso, Inc,${hash}`,
      { line: 2, column: 4, reason: "columnCount", found: "Inc" },
    ],
    [
      "a serial in the hash column",
      `${header}\nSIM0001,,SIM0001`,
      { line: 2, column: 3, reason: "notAHardwareHash", found: "SIM0001" },
    ],
    [
      "a serial made a power of ten",
      `${header}\n"1,23457E+11",,${hash}`,
      { line: 2, column: 1, reason: "serialDamaged", found: "1,23457E+11" },
    ],
    [
      "a corporate identifier",
      "Contoso,Book 14,SIM0001",
      { line: 1, column: 3, reason: "corporateIdentifier", found: "SIM0001" },
    ],
    ["a line of text", "Hello there", { line: 1, column: 1, reason: "columnCount", found: "Hello there" }],
    [
      "a header without a hash column",
      "Device Serial Number,Manufacturer name,Device model\nSIM0001,Contoso,Book 14",
      { line: 2, column: 1, reason: "noHash", found: "SIM0001" },
    ],
  ])("%s", (_name, content, refused) => {
    expect(read(content)).toMatchObject({ rows: [], refused: [refused] });
  });

  test.each([
    ["without a serial, which the hash has", "", hash],
    ["with a cut hash, which decoding judges", "SIM0001", hash.slice(0, 400)],
    ["with a damaged hash, which decoding judges", "SIM0001", `${hash.slice(0, 100)}*${hash.slice(101)}`],
  ])("a row %s is taken as it stands", (_name, serialNumber, hardwareHash) => {
    const reading = read(`${header}\n${serialNumber},,${hardwareHash}`);
    expect(reading).toMatchObject({ rows: [{ line: 2, serialNumber, hardwareHash, hashColumn: 3 }], refused: [] });
  });

  test("a hash broken over lines refuses every piece that follows it", () => {
    const pieces = [hash.slice(0, 80), hash.slice(80, 160), hash.slice(160)].join("\r\n");
    const reading = read(`${header}\r\nSIM0001,,${pieces}\r\nSIM0002,,${hash}\r\n`);
    expect(reading.rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(reading.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "columnCount"],
      [4, "columnCount"],
    ]);
    expect(JSON.stringify(reading.refused)).not.toContain(hash.slice(80, 120));
  });

  test("a quote that is never closed costs its own row only", () => {
    const reading = read(`${header}\nSIM0001,,"${hash}\nSIM0002,,${hash}\nSIM0003,,${hash}`);
    expect(reading.rows.map(({ serialNumber }) => serialNumber)).toEqual(["SIM0002", "SIM0003"]);
    expect(reading.refused).toMatchObject([{ line: 2, column: 3 }]);
  });

  test.each([
    ["no bytes", new Uint8Array(), "intake.noRows", "emptyFile"],
    ["blank lines only", Buffer.from("\r\n \r\n"), "intake.noRows", "blankFile"],
    ["a header only", Buffer.from(`${header}\r\n`), "intake.noRows", "headerOnly"],
    ["a ZIP file", Buffer.from("PK\u0003\u0004\u0014\u0000\u0006\u0000workbook"), "intake.unreadable", "notText"],
    ["more than 64 MiB", new Uint8Array(64 * 1024 * 1024 + 1), "intake.tooLarge", "moreThan64MiB"],
  ])("a file of %s", (_name, bytes, code, reason) => {
    expect(reader.read("stick.csv", bytes)).toMatchObject({
      ok: false,
      error: { code, context: { fileName: "stick.csv", reason }, retry: { when: "technicianActs" } },
    });
  });
});
