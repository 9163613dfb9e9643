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
 * What a vitest JSON report says of tests that were not run, and of the PowerShell that scripts were run on.
 * @param {string} path
 * @returns {readonly string[]} lines to read; none when everything was run and no script was
 */
export function vitestRemarks(path) {
  if (!existsSync(path)) return [];
  const tests = JSON.parse(readFileSync(path, "utf8")).testResults.flatMap((file) => file.assertionResults);
  const groupOf = ({ ancestorTitles, title }) => ancestorTitles[0] || title;
  const skipped = new Map();
  for (const test of tests.filter(({ status }) => status !== "passed" && status !== "failed"))
    skipped.set(groupOf(test), (skipped.get(groupOf(test)) ?? 0) + 1);
  const engines = tests
    .filter(({ status }) => status === "passed")
    .map((test) => /^PowerShell scripts on (.+)$/.exec(groupOf(test))?.[1])
    .filter((engine) => engine !== undefined);
  return [
    ...[...new Set(engines)].map((engine) => `PowerShell scripts were run on ${engine}`),
    ...[...skipped].map(([group, count]) => `${count} skipped: ${group}`),
  ];
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
