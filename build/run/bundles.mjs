import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { runOnNode24 } from "./node24.mjs";
import { inRoot, root } from "./paths.mjs";
import { PlainError, say } from "./say.mjs";

const sourceFolders = ["main", "preload", "renderer", "shared", "build/bundle", "build/assets"];
const outputs = [
  "main/index.js",
  "main/terminal.js",
  "main/practice.js",
  "main/check.js",
  "preload/index.cjs",
  "renderer/index.html",
];
const stampPath = inRoot("out", ".sources");

/** The command line of one build, for Node 24. */
const buildArgs = [
  inRoot("node_modules", "electron-vite", "bin", "electron-vite.js"),
  "build",
  "-c",
  "build/bundle/electron.vite.config.ts",
];

/** SHA-256 (hex) over names and contents of everything a bundle is made of. */
function sourcesHash() {
  const hash = createHash("sha256").update(readFileSync(inRoot("package-lock.json")));
  for (const path of sourceFolders.flatMap((folder) => filesBelow(inRoot(folder)))) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/**
 * Builds the bundles when a source changed since they were last built, or one of them is missing.
 * The bundler writes to stderr, as all our own output does.
 * @param {{ force?: boolean }} [options] `force` builds in any case
 * @throws {PlainError} when the build fails or leaves an output out
 */
export async function ensureBundles(options = {}) {
  const hash = sourcesHash();
  const complete = outputs.every((output) => existsSync(inRoot("out", output)));
  const current = complete && existsSync(stampPath) && readFileSync(stampPath, "utf8") === hash;
  if (current && options.force !== true) return;
  say("building …");
  rmSync(stampPath, { force: true });
  const code = await runOnNode24(buildArgs, { stdio: ["ignore", 2, 2], env: { NODE_ENV: "production" } });
  if (code !== 0) throw new PlainError(`the build failed (exit code ${code}); its output is above`);
  const missing = outputs.filter((output) => !existsSync(inRoot("out", output)));
  if (missing.length > 0) throw new PlainError(`the build left out ${missing.map((name) => `out/${name}`).join(", ")}`);
  writeFileSync(stampPath, hash);
}
