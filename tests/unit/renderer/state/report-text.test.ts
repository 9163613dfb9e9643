import { expect, test } from "vitest";
import { reportOfConfirmation, reportOfScan } from "../../../../renderer/state/report-text.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";

test("a scan that was understood says what it did and whether it can be undone", () => {
  const outcome = {
    text: { code: "scan.confirmed", params: { action: "reseal", serialNumber: "SIM01" } },
    effect: "confirmed",
    canUndo: true,
  } as const;
  expect(reportOfScan("ACT-RESEALED", ok(outcome))).toEqual({
    heading: "Reseal confirmed: SIM01",
    lines: [],
    isFault: false,
    canUndo: true,
  });
});

test("an unknown scan says what was read and what it could be", () => {
  const report = reportOfScan("4006381333931", err(appError("notFound", "scan.unknown")));
  expect(report.heading).toBe("Unknown scan");
  expect(report.lines.slice(0, 2)).toEqual([
    "Read: “4006381333931”",
    "It looks like a product key id. No unit on this bench carries it.",
  ]);
  expect(report.isFault).toBe(true);
});

test("a confirmation by button reads as a scanned one and can be undone", () => {
  expect(reportOfConfirmation("started", "SIM01")).toEqual({
    heading: "Start confirmed: SIM01",
    lines: [],
    isFault: false,
    canUndo: true,
  });
});
