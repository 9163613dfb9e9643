import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter } from "node:path";
import { inRoot } from "./paths.mjs";
import { runProcess } from "./run-process.mjs";
import { PlainError, say } from "./say.mjs";

const stampPath = inRoot("node_modules", ".reseal-lock");

/** SHA-256 (hex) of package-lock.json: names one exact set of dependencies. */
export function lockHash() {
  return createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
}

/**
 * Makes node_modules match package-lock.json. Does nothing when the stamp of an earlier run says so, or when what npm
 * recorded of an installation of somebody else's agrees with the lock.
 * @throws {PlainError} when npm cannot install
 */
export async function ensureDependencies() {
  const hash = lockHash();
  const stamp = existsSync(stampPath) ? readFileSync(stampPath, "utf8") : undefined;
  if (stamp === hash) return;
  if (stamp === undefined && installedAgrees()) {
    writeFileSync(stampPath, hash);
    return;
  }
  say("installing the locked dependencies (npm ci) …");
  const code = await runNpmCi();
  if (code !== 0) {
    throw new PlainError(
      `npm ci ended with ${code}: check the network and the npm registry setting, then run it again`,
    );
  }
  writeFileSync(stampPath, hash);
}

/** npm of the caller where there is one (npm start), else the npm on the path; stdin closed, so it never asks. */
function runNpmCi() {
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm puts our own Node 24 on the path; it must not run the npm that is about to replace it.
  const pathEntries = (process.env.PATH ?? "").split(delimiter);
  const env = { PATH: pathEntries.filter((entry) => !entry.includes("node_modules")).join(delimiter) };
  const options = { env, stdio: ["ignore", 2, 2] };
  const caller = process.env.npm_execpath;
  if (caller !== undefined && basename(caller).startsWith("npm")) {
    return runProcess(process.env.npm_node_execpath ?? process.execPath, [caller, ...args], options);
  }
  return runProcess("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Compares npm's own record of what it installed with the lock, package by package. */
function installedAgrees() {
  const recordPath = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(recordPath)) return false;
  const installed = JSON.parse(readFileSync(recordPath, "utf8")).packages;
  const locked = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === "" || !isForThisPlatform(entry) || installed[path]?.version === entry.version,
  );
}

/** Optional packages of no named system only serve those for other systems, and npm may leave them out. */
function isForThisPlatform(entry) {
  if (entry.optional === true && entry.os === undefined) return false;
  const fits = (allowed, value) => allowed === undefined || allowed.includes(value);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, "glibc");
}
