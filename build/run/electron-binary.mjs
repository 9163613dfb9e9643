import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockHash } from "./dependencies.mjs";
import { inRoot } from "./paths.mjs";
import { say } from "./say.mjs";

const packageFolder = inRoot("node_modules", "electron");
const refusalPath = inRoot("node_modules", ".reseal-electron-refused");
const silenceLimitMs = 10_000;

/** Absolute path of the downloaded Electron program, or undefined. */
export function electronBinary() {
  const pathFile = join(packageFolder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(packageFolder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}

/**
 * Makes sure that Electron's program is there, downloading it once per lock: a refusal is remembered, so that later
 * runs start at once. Delete node_modules/.reseal-electron-refused to try again.
 * @param {string} node24 path of the Node that runs Electron's installer
 * @returns {Promise<string | undefined>} its path, or undefined where it cannot be had
 */
export async function ensureElectron(node24) {
  const present = electronBinary();
  if (present !== undefined) return present;
  const hash = lockHash();
  if (existsSync(refusalPath) && readFileSync(refusalPath, "utf8") === hash) return undefined;
  say("fetching Electron …");
  await download(node24);
  const binary = electronBinary();
  if (binary === undefined) {
    writeFileSync(refusalPath, hash);
    say("Electron cannot be downloaded from here; the stand-in on Chromium is used instead");
  }
  return binary;
}

/** Runs Electron's own installer; given up when nothing has arrived for ten seconds. */
function download(node24) {
  const temporary = inRoot("node_modules", ".reseal-download");
  mkdirSync(temporary, { recursive: true });
  return new Promise((settle) => {
    const child = spawn(node24, [join(packageFolder, "install.js")], {
      stdio: "ignore",
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    });
    let seenBytes = 0;
    let lastGrowthMs = performance.now();
    const watch = setInterval(() => {
      const bytes = folderBytes(temporary) + folderBytes(join(packageFolder, "dist"));
      if (bytes > seenBytes) lastGrowthMs = performance.now();
      seenBytes = bytes;
      if (performance.now() - lastGrowthMs > silenceLimitMs) child.kill("SIGKILL");
    }, 500);
    const finish = () => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      settle();
    };
    child.on("error", finish);
    child.on("exit", finish);
  });
}

function folderBytes(folder) {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) => fileBytes(join(entry.parentPath ?? entry.path, entry.name)));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** A file that vanished between listing and asking counts as empty: the installer moves its files about. */
function fileBytes(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
