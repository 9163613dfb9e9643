import { expect, test } from "vitest";
import { groupReports } from "../../../../renderer/features/intake/group-reports.ts";

const report = (fileName: string, readAtMinute: number, total = 1, encoding = "utf-16le") => ({
  fileName,
  sha256: fileName,
  readAt: readAtMinute * 60_000,
  shape: "intuneCsv",
  encoding,
  total,
  accepted: total,
  duplicate: 0,
  refused: 0,
  rows: [],
});
const names = (reports: Parameters<typeof groupReports>[0]) =>
  groupReports(reports).map((group) => group.map(({ fileName }) => fileName).join(" "));

test("files of one row each that were read together are one reading, the first one first", () => {
  expect(names([report("C", 12), report("B", 11), report("A", 10)])).toEqual(["A B C"]);
});

test("a file of many rows stands alone and parts what lies around it", () => {
  expect(names([report("C", 10), report("big", 10, 6), report("A", 10)])).toEqual(["C", "big", "A"]);
});

test("another form, a pause, or a file that comes again begins another reading", () => {
  expect(names([report("B", 10, 1, "utf-8"), report("A", 10)])).toEqual(["B", "A"]);
  expect(names([report("B", 30), report("A", 10)])).toEqual(["B", "A"]);
  expect(names([report("B", 12), report("A", 12), report("B", 11), report("A", 11)])).toEqual(["A B", "A B"]);
});

test("no file is lost", () => {
  expect(groupReports([])).toEqual([]);
  expect(groupReports([report("A", 1, 0), report("B", 1)]).flat()).toHaveLength(2);
});
