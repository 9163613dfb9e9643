import { expect, test } from "vitest";
import { makerAndModel, rowsShown, totalsOf } from "../../../../renderer/features/intake/intake-rows.ts";

const row = (line: number, outcome: "accepted" | "refused", findings: number) => ({
  line,
  outcome,
  serialNumber: `SIM${line}`,
  manufacturer: "",
  model: "",
  tpm: "",
  osBuild: "",
  findings: Array.from({ length: findings }, () => ({
    code: "macMissing",
    level: "warn" as const,
    field: "x",
    params: {},
  })),
});
const rows = [row(2, "accepted", 0), row(3, "refused", 0), row(4, "accepted", 1)];

const report = {
  fileName: "a.csv",
  sha256: "",
  readAt: 0,
  shape: "intuneCsv",
  encoding: "utf-8",
  total: 3,
  accepted: 2,
  duplicate: 0,
  refused: 1,
  rows,
};

test.each([
  ["all", [2, 3, 4]],
  ["findings", [3, 4]],
  ["refused", [3]],
] as const)("the choice %s shows its rows in the file's order", (choice, lines) => {
  expect(rowsShown([report], choice).map((shown) => shown.row.line)).toEqual(lines);
});

test("rows of several files keep their file, and the totals add up", () => {
  const reports = [report, { ...report, fileName: "b.csv" }];
  expect(rowsShown(reports, "refused").map((shown) => shown.fileName)).toEqual(["a.csv", "b.csv"]);
  expect(totalsOf(reports)).toEqual({ total: 6, accepted: 4, duplicate: 0, refused: 2 });
});

test.each([
  ["Contoso", "Contoso Work 16", "Contoso Work 16"],
  ["Contoso", "Bench Laptop 14", "Contoso Bench Laptop 14"],
  ["HP", "HPE Server", "HP HPE Server"],
  ["Contoso", "", "Contoso"],
  ["", "Work 16", "Work 16"],
  ["", "", ""],
])("%j and %j are said as %j", (manufacturer, model, said) => {
  expect(makerAndModel({ manufacturer, model })).toBe(said);
});
