import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, manifestColumns, manifestCsv, manifestRows } from "../../../../shared/domain/ship/manifest.ts";
import { benchWith, configurationSeen, given, orderIn, orderOpened, smoothLife } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

/** The cells of one CSV line as a spreadsheet reads them. */
function readLine(line: string): readonly string[] {
  const [, quoted, bare = "", rest] = /^(?:"((?:[^"]|"")*)"|([^,]*))(?:,(.*))?$/s.exec(line) ?? [];
  const cell = quoted?.replaceAll('""', '"') ?? bare;
  return rest === undefined ? [cell] : [cell, ...readLine(rest)];
}

describe("a cell", () => {
  it("is never run as a formula", () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "", '"', ",", "'");
    fc.assert(
      fc.property(start, fc.string(), (first, rest) => {
        const [read] = readLine(csvCell(first + rest));
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it("keeps its text, but for the apostrophe", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
        const read = readLine(cells.map(csvCell).join(","));
        expect(read).toEqual(cells.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell)));
      }),
    );
  });
});

describe("the manifest", () => {
  const a = unitSteps("A");
  const shipped = benchWith("ready", a.shipped(70));

  it("lists shipped units and no others, by serial number", () => {
    const bench = given(
      orderOpened(),
      configurationSeen(),
      ...smoothLife("ready", "B"),
      unitSteps("B").shipped(71),
      ...smoothLife("ready"),
      a.shipped(70),
      unitSteps("C").seen(),
      unitSteps("C").hashRead(),
    );
    expect(manifestRows(bench, orderIn(bench)).map((row) => row[3])).toEqual(["SIM-A", "SIM-B"]);
    const taken = benchWith("ready", a.shipped(70), a.withdrawn(71, "shipped", 70));
    expect(manifestRows(taken, orderIn(taken))).toEqual([]);
  });

  it("says what the next party needs, and nothing that is secret", () => {
    const [row] = manifestRows(shipped, orderIn(shipped));
    expect(Object.fromEntries(manifestColumns.map((name, index) => [name, row?.[index]]))).toEqual({
      Order: "CT-0042",
      Customer: "Contoso",
      Tenant: "Contoso",
      "Serial number": "SIM-A",
      Manufacturer: "Contoso",
      Model: "Contoso Book 14",
      "Autopilot device id": "ztd-a",
      "Group tag": "TAG-A",
      Profile: "Bench profile",
      "Technician flow ended (UTC)": new Date(at(52)).toISOString(),
      "Start user flow from (UTC)": new Date(at(142)).toISOString(),
      "Start user flow before (UTC)": new Date(at(200_000)).toISOString(),
      "Box code": "RESEAL:CT-0042:SIM-A",
      "Shipped (UTC)": new Date(at(70)).toISOString(),
    });
    expect(manifestCsv(manifestRows(shipped, orderIn(shipped)))).not.toContain("digest");
  });

  it("is a header and a line each, ended as Windows ends lines", () => {
    const lines = manifestCsv(manifestRows(shipped, orderIn(shipped))).split("\r\n");
    expect([lines.length, lines[2], lines[0]?.split(",").length]).toEqual([3, "", manifestColumns.length]);
  });
});
