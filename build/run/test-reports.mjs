import { existsSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { root } from "./paths.mjs";

/** @typedef {{ passed: number, failed: number }} Totals */

/**
 * Counts a vitest JSON report by folder of tests/. A file that could not be loaded counts as one failure.
 * @param {string} path
 * @returns {ReadonlyMap<string, Totals>} folder name → counts; empty when there is no report
 */
export function vitestTotals(path) {
  const totals = new Map();
  if (!existsSync(path)) return totals;
  for (const file of JSON.parse(readFileSync(path, "utf8")).testResults) {
    const folder = relative(root, file.name).split(sep)[1] ?? "tests";
    const sum = totals.get(folder) ?? { passed: 0, failed: 0 };
    const count = (status) => file.assertionResults.filter((test) => test.status === status).length;
    const failed = count("failed");
    sum.passed += count("passed");
    sum.failed += failed === 0 && file.status === "failed" ? 1 : failed;
    totals.set(folder, sum);
  }
  return totals;
}

/**
 * Counts a Playwright JSON report. A flaky test (passed only when repeated) counts as failed, and so does every error
 * outside a test.
 * @param {string} path
 * @returns {Totals} zero and zero when there is no report
 */
export function playwrightTotals(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const { stats, errors } = JSON.parse(readFileSync(path, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (errors?.length ?? 0) };
}
