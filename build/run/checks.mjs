import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findNode24 } from "./node24.mjs";
import { inRoot, root } from "./paths.mjs";
import { prepareNode } from "./prepare.mjs";
import { readProcess } from "./run-process.mjs";
import { runScript } from "./say.mjs";

const productFolders = ["main", "preload", "renderer", "shared"];
const configFolder = inRoot("build", "check");
const colours = process.stdout.isTTY ? [] : ["--colors=off"];

/**
 * Runs every static check, as many at a time as there are cores, and prints `check NAME ok|failed` for each, below what its
 * tool said.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const node24 = await findNode24();
  const layers = readdirSync(configFolder)
    .map((name) => /^tsconfig\.(.+)\.json$/.exec(name)?.[1])
    .filter((layer) => layer !== undefined && layer !== "base");
  // Those that keep one core busy for long come first.
  const checks = [
    ["dead-code", (tell) => checkDeadCode(node24, tell)],
    ["import-rules", (tell) => checkImports(node24, tell)],
    ["format-and-lint", (tell) => checkFormat(node24, tell)],
    ["lint-correctness", (tell) => checkLint(node24, tell)],
    ...layers.map((layer) => [`types-${layer}`, (tell) => checkTypes(node24, layer, tell)]),
    ["types-layers", () => checkLayers(layers)],
  ];
  const totals = { passed: 0, failed: 0 };
  const waiting = checks.values();
  const runWaiting = async () => {
    for (const [name, check] of waiting) {
      const told = [];
      const problem = await check((text) => told.push(text.trimEnd()));
      if (problem !== undefined) told.push(`  ${problem}`);
      told.push(`check ${name} ${problem === undefined ? "ok" : "failed"}`);
      process.stdout.write(`${told.filter((text) => text !== "").join("\n")}\n`);
      totals[problem === undefined ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
  return totals;
}

// Every check answers undefined, or one sentence saying what is wrong, and tells what its tool wrote about it.

function checkFormat(node24, tell) {
  return runTool(node24, tell, "biome.json", ["@biomejs", "biome", "bin", "biome"], ["ci", ...colours, "."]);
}

function checkLint(node24, tell) {
  const args = ["-c", "build/check/oxlint.jsonc", "--deny-warnings", ...productFolders, "build", "tests"];
  return runTool(node24, tell, "build/check/oxlint.jsonc", ["oxlint", "bin", "oxlint"], args);
}

function checkDeadCode(node24, tell) {
  const args = ["--config", "build/check/knip.jsonc", "--no-progress"];
  return runTool(node24, tell, "build/check/knip.jsonc", ["knip", "bin", "knip.js"], args);
}

async function runTool(node24, tell, config, tool, args) {
  if (!existsSync(inRoot(config))) return `${config} is missing`;
  const { code, stdout, stderr } = await readProcess(node24, [inRoot("node_modules", ...tool), ...args]);
  for (const text of [stdout, stderr]) tell(text);
  return code === 0 ? undefined : `exit code ${code}`;
}

/** A layer's own compiler run; a layer whose config matches no file of ours would prove nothing. */
async function checkTypes(node24, layer, tell) {
  const compiler = inRoot("node_modules", "ts7", "bin", "tsc");
  const args = [
    compiler,
    "-p",
    join(configFolder, `tsconfig.${layer}.json`),
    "--noEmit",
    "--listFiles",
    "--pretty",
    "false",
  ];
  const { code, stdout, stderr } = await readProcess(node24, args);
  const lines = `${stdout}${stderr}`.split(/\r?\n/).filter((line) => line !== "");
  const isFile = (line) => /^(\/|[A-Za-z]:[\\/])/.test(line) && existsSync(line);
  for (const line of lines.filter((line) => !isFile(line))) tell(line);
  if (code !== 0) return `exit code ${code}`;
  const own = lines.filter((line) => isFile(line) && !line.includes("node_modules"));
  return own.length > 0 ? undefined : "no source file matched";
}

function checkLayers(layers) {
  return layers.length > 0 ? undefined : "build/check holds no tsconfig.<layer>.json";
}

/** Import rules; the cruiser is silent about files it cannot parse, so every source file must be among its modules. */
async function checkImports(node24, tell) {
  const config = "build/check/import-rules.cjs";
  if (!existsSync(inRoot(config))) return `${config} is missing`;
  const folders = productFolders.filter((folder) => existsSync(inRoot(folder)));
  const cruiser = inRoot("node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const { stdout, stderr } = await readProcess(node24, [
    cruiser,
    "--config",
    config,
    "--output-type",
    "json",
    ...folders,
  ]);
  if (!stdout.startsWith("{")) return stderr.trim() || "no report";
  mkdirSync(inRoot("artifacts"), { recursive: true });
  writeFileSync(inRoot("artifacts", "imports.json"), stdout);
  const { summary, modules } = JSON.parse(stdout);
  const errors = summary.violations.filter(({ rule }) => rule.severity === "error");
  for (const { rule, from, to } of errors) tell(`${rule.name}: ${from} → ${to}`);
  if (errors.length > 0) return `${errors.length} forbidden imports`;
  const cruised = new Set(modules.map(({ source }) => source));
  const sources = folders.flatMap((folder) => sourcesBelow(folder));
  const unseen = sources.filter((source) => !cruised.has(source));
  if (sources.length === 0 || unseen.length > 0) return `not looked at: ${unseen.join(", ") || "everything"}`;
  return undefined;
}

function sourcesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(path) && !path.endsWith(".d.ts") ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runScript(async () => {
    await prepareNode();
    const { failed } = await runChecks();
    return failed === 0 ? 0 : 1;
  });
}
