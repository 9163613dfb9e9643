import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createIntakeReader } from "../../../../main/adapters/intake/create-intake-reader.ts";
import { checkFiles } from "../../../../main/boot/check/check-files.ts";
import { fileSummary, wholeSummary } from "../../../../main/boot/check/file-summary.ts";
import { exitCodeOf, type FileTally } from "../../../../main/boot/check/file-tally.ts";
import { namedFiles } from "../../../../main/boot/check/named-files.ts";
import type { RowLine } from "../../../../main/boot/check/row-line.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { hashOf, intakeFileMakers, plantedProductKey } from "../../../support/intake-files.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const header = "Device Serial Number,Windows Product ID,Hardware Hash";
const csv = (...rows: readonly string[]): string => [header, ...rows].map((row) => `${row}\r\n`).join("");

/** What the terminal shows for some files. */
type Shown = { readonly rows: readonly RowLine[]; readonly tallies: readonly FileTally[]; readonly exit: number };

async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  path: "graph" | "partnerCenter" = "graph",
  names: readonly string[] = Object.keys(files),
): Promise<Shown> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const rows: RowLine[] = [];
  const tallies = await checkFiles(
    {
      reader: createIntakeReader(),
      options: { path, forPreProvisioning: true },
      now: () => Date.UTC(2026, 0, 16),
      print: async (line) => void rows.push(JSON.parse(line)),
    },
    namedFiles(names, folder),
  );
  return { rows, tallies, exit: exitCodeOf(tallies) };
}

/** A device that differs from the simulated one with this serial number. */
const device = (serial: string, changes: Partial<HashFields> = {}): string =>
  encodeHardwareHash({ ...simulatedHashFields(serial), ...changes });

describe("one row a line", () => {
  test("a sound device is accepted as fine, with what its hash says and not the hash", async () => {
    const { rows, exit } = await check({ "a.csv": csv(`SIM1,,${hashOf("SIM1")}`) });
    expect(exit).toBe(0);
    expect(rows).toMatchObject([
      {
        file: "a.csv",
        entry: "",
        line: 2,
        outcome: "accepted",
        grade: "fine",
        reasons: [],
        fields: { serialNumber: "SIM1", manufacturer: "Contoso", model: "Bench Laptop 14", captureAgeDays: 0 },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(hashOf("SIM1").slice(0, 40));
  });

  test("the second of two equal rows points at the first, also in another file and by another line of the same device", async () => {
    const later = device("SIM1", { capturedAt: Date.UTC(2026, 0, 15, 12), osBuild: "10.0.26100.5000" });
    const { rows, exit } = await check({
      "a.csv": csv(`SIM1,,${hashOf("SIM1")}`),
      "b.csv": csv(`SIM2,,${hashOf("SIM2")}`, `SIM1,,${later}`),
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "duplicate"]);
    expect(rows[2]?.duplicateOf).toEqual({ file: "a.csv", entry: "", line: 2 });
    expect(exit).toBe(0);
  });

  test("two devices with one serial number are both kept and both marked, the first one too", async () => {
    const twin = device("SIM1", simulatedTwin("SIM9"));
    const { rows, exit, tallies } = await check({ "a.csv": csv(`SIM1,,${hashOf("SIM1")}`, `SIM1,,${twin}`) });
    expect(rows.map(({ outcome, grade }) => [outcome, grade])).toEqual([
      ["accepted", "block"],
      ["accepted", "block"],
    ]);
    const marks = rows.map(({ reasons }) => reasons.find(({ code }) => code === "sharedWithOtherUnit"));
    expect(marks).toMatchObject([
      { field: "serialNumber", params: { with: { line: 3 } } },
      { field: "serialNumber", params: { with: { line: 2 } } },
    ]);
    expect(tallies[0]?.grades).toEqual({ fine: 0, warn: 0, block: 2 });
    expect(exit).toBe(1);
  });

  test("a network address of two devices, as of a dock, is a warning on both", async () => {
    const { networkAdapters } = simulatedHashFields("SIM1");
    const docked = device("SIM2", { networkAdapters });
    const { rows, exit } = await check({ "a.csv": csv(`SIM1,,${hashOf("SIM1")}`, `SIM2,,${docked}`) });
    expect(rows.map(({ grade, reasons }) => [grade, reasons[0]?.field])).toEqual([
      ["warn", "networkAdapters"],
      ["warn", "networkAdapters"],
    ]);
    expect(exit).toBe(0);
  });

  test("a row too many still shows that it carries a value of a third device", async () => {
    const { endorsementKeySeed } = simulatedHashFields("SIM1");
    const renamed = device("SIM9", { endorsementKeySeed, serialNumber: "SIM9" });
    const { rows, exit } = await check({
      "a.csv": csv(`SIM1,,${hashOf("SIM1")}`, `SIM9,,${renamed}`, `SIM9,,${device("SIM9", simulatedTwin("SIM7"))}`),
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(["accepted", "duplicate", "accepted"]);
    expect(rows[2]?.reasons).toMatchObject([{ code: "sharedWithOtherUnit", field: "serialNumber" }]);
    expect(rows[0]?.reasons).toMatchObject([{ code: "sharedWithOtherUnit", field: "serialNumber" }]);
    expect(exit).toBe(1);
  });

  test("a hash completes the row of a list that named its device", async () => {
    const tuple = "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model";
    const { rows, exit } = await check({
      "a.csv": `${tuple}\r\nSIM1,,,Contoso,Bench Laptop 14\r\nSIM1,,${hashOf("SIM1")},,\r\n`,
    });
    expect(rows.map(({ outcome, grade }) => [outcome, grade])).toEqual([
      ["accepted", "fine"],
      ["accepted", "fine"],
    ]);
    expect(rows[1]?.completes).toEqual({ file: "a.csv", entry: "", line: 2 });
    expect(exit).toBe(0);
  });

  test("another serial number in the column than in the hash blocks; none in the column is fine", async () => {
    const { rows, exit } = await check({ "a.csv": csv(`SIM2,,${hashOf("SIM1")}`, `,,${hashOf("SIM3")}`) });
    expect(rows.map(({ grade, reasons }) => [grade, reasons[0]?.code])).toEqual([
      ["block", "serialDiffers"],
      ["fine", undefined],
    ]);
    expect(exit).toBe(1);
  });

  test("maker, model and serial alone are enough for Partner Center and not for Graph", async () => {
    const tuple =
      "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model\r\nSIM1,,,Contoso,X\r\n";
    const graph = await check({ "a.csv": tuple });
    expect(graph.rows).toMatchObject([
      { outcome: "accepted", grade: "block", reasons: [{ code: "needsHardwareHash" }] },
    ]);
    expect(graph.exit).toBe(1);
    const partner = await check({ "a.csv": tuple }, "partnerCenter");
    expect(partner.rows).toMatchObject([{ outcome: "accepted", grade: "fine", reasons: [] }]);
    expect(partner.exit).toBe(0);
  });
});

describe("every kind of file", () => {
  const serials = ["SIM1", "SIM2"];
  const made = (name: keyof typeof intakeFileMakers) => intakeFileMakers[name](serials);

  test.each([
    ["intuneCsv", 0],
    ["intuneCsvWithTags", 0],
    ["partnerCsv", 0],
    ["vendorCsv", 0],
    ["stickCsv", 0],
    ["headerlessCsv", 0],
    ["hashText", 0],
    ["oa3Report", 0],
    ["storedCabinet", 0],
    ["mszipCabinet", 0],
    ["lzxCabinet", 0],
    ["diagnosticsZip", 0],
    ["workbook", 0],
    ["corporateIdentifiers", 1],
    ["registryDump", 1],
    ["profileJson", 1],
    ["emptyFile", 1],
    ["encryptedZip", 2],
    ["oldWorkbook", 2],
  ] as const)("%s ends with exit code %i", async (name, exit) => {
    const { bytes } = made(name);
    const shown = await check({ file: bytes });
    expect(shown.exit).toBe(exit);
    if (exit === 0) expect(shown.rows.map(({ fields }) => fields.serialNumber)).toEqual(serials);
    expect(JSON.stringify(shown)).not.toContain(plantedProductKey);
    for (const tally of shown.tallies) expect(fileSummary(tally)).not.toContain(plantedProductKey);
  });

  test("a folder is walked, and each file counts for itself", async () => {
    const { rows, tallies, exit } = await check(
      { "stick/a.csv": csv(`SIM1,,${hashOf("SIM1")}`), "stick/deep/b.xml": made("oa3Report").bytes },
      "graph",
      ["stick"],
    );
    expect(rows.map(({ file, outcome }) => [file, outcome])).toEqual([
      ["stick/a.csv", "accepted"],
      ["stick/deep/b.xml", "duplicate"],
      ["stick/deep/b.xml", "accepted"],
    ]);
    expect(wholeSummary(tallies)).toContain("2 files, 3 rows = 2 accepted + 1 duplicate + 0 refused");
    expect(exit).toBe(0);
  });

  test("a secret in a file's name is not printed, and nothing a terminal would obey", async () => {
    const name = `VK7JG-NPHTM-C97JM-9MPGT-3V66T\u001b[31m\n${hashOf("SIM1").slice(0, 60)}.csv`;
    const shown = await check({ [name.replaceAll("/", "_")]: csv(`SIM1,,${hashOf("SIM1")}`) });
    const text = JSON.stringify(shown.rows) + shown.tallies.map(fileSummary).join("");
    expect(text).not.toMatch(/VK7JG|T0[E-H][A-Za-z0-9+/]{20}/u);
    expect(text).not.toContain("\u001b");
    expect(shown.rows).toHaveLength(1);
  });

  test("a file that is not there is told, and the others are read all the same", async () => {
    const { rows, exit, tallies } = await check({ "a.csv": csv(`SIM1,,${hashOf("SIM1")}`) }, "graph", [
      "gone.csv",
      "a.csv",
    ]);
    expect(exit).toBe(2);
    expect(rows).toHaveLength(1);
    expect(tallies.map(fileSummary).join("")).toContain("No such file: check the name");
  });
});

/** Everything that makes another device of it but the serial number. */
function simulatedTwin(serial: string): Partial<HashFields> {
  const { serialNumber: _same, productKeyId: _other, ...fields } = simulatedHashFields(serial);
  return fields;
}
