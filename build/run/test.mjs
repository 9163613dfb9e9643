import { rmSync } from "node:fs";
import { appExecutable } from "./app-executable.mjs";
import { ensureBundles } from "./bundles.mjs";
import { runChecks } from "./checks.mjs";
import { runOnNode24 } from "./node24.mjs";
import { inRoot } from "./paths.mjs";
import { prepareApp } from "./prepare.mjs";
import { PlainError, runScript, say } from "./say.mjs";
import { playwrightTotals, vitestRemarks, vitestTotals } from "./test-reports.mjs";

// npm test: every part with its own counts; `npm test -- checks tests` runs only the named parts.
// The last line of all output is "N passed, N failed".
const parts = { checks: runChecks, build: runBuild, tests: runVitest, e2e: runEndToEnd };

const asked = process.argv.slice(2);

async function runVitest() {
  const report = inRoot("artifacts", "vitest.json");
  rmSync(report, { force: true });
  // The kill test starts the built programs.
  await ensureBundles();
  const folders = ["unit", "contract", "scenario", "kill", "stand-in"].map((name) => `tests/${name}/`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const config = ["--config", inRoot("tests", "vitest.config.ts")];
  const vitest = inRoot("node_modules", "vitest", "vitest.mjs");
  const code = await runOnNode24([vitest, "run", ...folders, ...config, ...reporters]);
  const totals = { passed: 0, failed: 0 };
  for (const [folder, sum] of vitestTotals(report)) {
    process.stdout.write(`  tests/${folder}: ${sum.passed} passed, ${sum.failed} failed\n`);
    totals.passed += sum.passed;
    totals.failed += sum.failed;
  }
  return { ...withExitCode(totals, code), remarks: vitestRemarks(report) };
}

async function runBuild() {
  await ensureBundles({ force: true });
  return { passed: 1, failed: 0 };
}

async function runEndToEnd() {
  const report = inRoot("artifacts", "e2e.json");
  rmSync(report, { force: true });
  await ensureBundles();
  const playwright = inRoot("node_modules", "@playwright", "test", "cli.js");
  const args = [playwright, "test", "--config", inRoot("tests", "e2e", "playwright.config.ts"), "--reporter=list,json"];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, RESEAL_EXECUTABLE: appExecutable() };
  const code = await runOnNode24(args, { env });
  return withExitCode(playwrightTotals(report), code);
}

/** A part that could not be carried out counts as one failure, and the others go on. */
async function runPart(run) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** A runner that ends badly without a counted failure (or that ran nothing) is a failure of its own. */
function withExitCode(totals, code) {
  const clean = code === 0 && totals.passed > 0;
  return clean || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

await runScript(async () => {
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new PlainError(`no such part: ${unknown.join(", ")} (${Object.keys(parts).join(", ")})`);
  await prepareApp();
  const totals = { passed: 0, failed: 0 };
  const allRemarks = [];
  for (const [name, run] of Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name))) {
    process.stdout.write(`\n== ${name}\n`);
    const { passed, failed, remarks = [] } = await runPart(run);
    allRemarks.push(...remarks);
    process.stdout.write(`== ${name}: ${passed} passed, ${failed} failed\n`);
    totals.passed += passed;
    totals.failed += failed;
  }
  // What was not run is never counted as passed; it is named where nobody can miss it.
  process.stdout.write(`\n${allRemarks.map((remark) => `${remark}\n`).join("")}`);
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
});
