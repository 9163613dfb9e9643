import { expect, test } from "vitest";
import { rowsShown } from "../../../../renderer/features/intake/intake-rows.ts";

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

test.each([
  ["all", [2, 3, 4]],
  ["findings", [3, 4]],
  ["refused", [3]],
] as const)("the choice %s shows its rows in the file's order", (choice, lines) => {
  expect(rowsShown(rows, choice).map((shown) => shown.line)).toEqual(lines);
});
