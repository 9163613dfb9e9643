import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ImportFileRow, writeImportFiles } from "../../../../shared/domain/intake/write-import-files.ts";

const device = (changes: Partial<ImportFileRow> = {}): ImportFileRow => ({
  unitId: "u1",
  serialNumber: "SIM0000001",
  productId: "",
  hardwareHash: "T0EGAAAA",
  groupTag: "",
  assignedUser: "",
  manufacturer: "Contoso",
  model: "Bench Laptop 14",
  ...changes,
});

const textOf = (rows: readonly ImportFileRow[], form: "intune" | "partnerCenter" = "intune"): string =>
  writeImportFiles(form, rows)
    .files.map((file) => file.text)
    .join("");

describe("the Intune file", () => {
  test("has three columns when nobody has a tag or a user", () => {
    expect(textOf([device({ serialNumber: " SIM0000001 ", productId: "0000000000000" })])).toBe(
      "Device Serial Number,Windows Product ID,Hardware Hash\r\nSIM0000001,,T0EGAAAA\r\n",
    );
  });

  test("has the columns of the row that needs most, in every row", () => {
    const rows = [device({ groupTag: "SALES" }), device({ assignedUser: "a@contoso.example", productId: "3300123" })];
    expect(textOf(rows)).toBe(
      "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n" +
        "SIM0000001,,T0EGAAAA,SALES,\r\nSIM0000001,3300123,T0EGAAAA,,a@contoso.example\r\n",
    );
    expect(textOf([device({ groupTag: "SALES" })])).toContain("Hardware Hash,Group Tag\r\n");
  });

  test("ends after 500 rows, and the next begins with the header", () => {
    const { files } = writeImportFiles(
      "intune",
      Array.from({ length: 1_001 }, (_, index) => device({ serialNumber: `SIM${index}` })),
    );
    expect(files.map(({ part, rows }) => ({ part, rows }))).toEqual([
      { part: 1, rows: 500 },
      { part: 2, rows: 500 },
      { part: 3, rows: 1 },
    ]);
    expect(files[2]?.text).toBe("Device Serial Number,Windows Product ID,Hardware Hash\r\nSIM1000,,T0EGAAAA\r\n");
  });

  test.each([
    [{ hardwareHash: "" }, "noHash"],
    [{ serialNumber: " " }, "noSerial"],
    [{ serialNumber: "A,B" }, "notRepresentable"],
    [{ groupTag: 'the "best"' }, "notRepresentable"],
    [{ assignedUser: "jörg@contoso.example" }, "notAscii"],
    [{ serialNumber: '=HYPERLINK("x")' }, "notRepresentable"],
    [{ serialNumber: "=1+1" }, "formula"],
    [{ groupTag: "@SUM" }, "formula"],
  ] as const)("leaves %o out: %s", (changes, reason) => {
    const { files, leftOut } = writeImportFiles("intune", [device(changes)]);
    expect(files).toEqual([]);
    expect(leftOut).toMatchObject([{ unitId: "u1", reason }]);
  });
});

describe("the Partner Center file", () => {
  const header = "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model\r\n";

  test.each([
    ["a hash", {}, "SIM0000001,,T0EGAAAA,,\r\n"],
    ["maker, model and serial", { hardwareHash: "" }, "SIM0000001,,,Contoso,Bench Laptop 14\r\n"],
    ["a product key id", { hardwareHash: "", model: "", productId: "3300123456789" }, ",3300123456789,,,\r\n"],
  ] as const)("identifies a device by %s alone", (_way, changes, line) => {
    expect(textOf([device(changes)], "partnerCenter")).toBe(header + line);
  });

  test("leaves a device out that has only a serial number", () => {
    const { leftOut } = writeImportFiles("partnerCenter", [device({ hardwareHash: "", model: "" })]);
    expect(leftOut).toMatchObject([{ reason: "noIdentity" }]);
  });
});

test("whatever the texts are: every device is in a file or left out, and the files are plain", () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("", "SIM1", "=1", "ä", "a,b", "3300123456789"));
  const row = fc.record<ImportFileRow>({
    unitId: fc.uuid(),
    serialNumber: text,
    productId: text,
    hardwareHash: fc.constantFrom("", "T0EGAAAA"),
    groupTag: text,
    assignedUser: text,
    manufacturer: text,
    model: text,
  });
  fc.assert(
    fc.property(fc.constantFrom("intune", "partnerCenter"), fc.array(row, { maxLength: 20 }), (form, rows) => {
      const { files, leftOut } = writeImportFiles(form as "intune" | "partnerCenter", rows);
      expect(files.reduce((sum, file) => sum + file.rows, 0) + leftOut.length).toBe(rows.length);
      for (const file of files) {
        expect(file.text).toMatch(/^[\x20-\x7e\r\n]*$/);
        const lines = file.text.split("\r\n");
        expect(lines.length).toBe(file.rows + 2);
        const width = lines[0]?.split(",").length;
        for (const line of lines.slice(0, -1)) {
          expect(line.split(",").length).toBe(width);
          for (const cell of line.split(",")) expect(cell).not.toMatch(/^[=+\-@"]|["\r\n]/);
        }
      }
    }),
  );
});
