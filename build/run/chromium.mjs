import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { readProcess, runProcess } from "./run-process.mjs";
import { PlainError, say } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium for the stand-in: RESEAL_CHROMIUM, else the first known name on the path, else undefined. */
export function findChromium(environment = process.env) {
  if (environment.RESEAL_CHROMIUM) return environment.RESEAL_CHROMIUM;
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Makes sure that the stand-in has a Chromium: looks for one, and on Debian or Ubuntu, as root, installs it by apt.
 * @returns {Promise<string>} its path
 * @throws {PlainError} saying what to install
 */
export async function ensureChromium() {
  const present = findChromium();
  if (present !== undefined) return present;
  const advice = "install Chromium (package chromium), or set RESEAL_CHROMIUM to the path of one";
  if (!isDebian()) throw new PlainError(`the stand-in needs Chromium: ${advice}`);
  if (process.getuid?.() !== 0) throw new PlainError(`the stand-in needs Chromium and only root may add it: ${advice}`);
  say("installing Chromium and a font (apt-get) …");
  await apt("update");
  // The font is a nicety: a release without that package still gets its Chromium.
  const code = (await apt("chromium", "fonts-inter")) && (await apt("chromium"));
  const installed = findChromium();
  if (code !== 0 || installed === undefined)
    throw new PlainError(`apt-get could not install Chromium (${code}): ${advice}`);
  const { code: started } = await readProcess(installed, ["--version"], { timeoutMs: 60_000 });
  if (started !== 0) throw new PlainError(`${installed} does not run here: ${advice}`);
  return installed;
}

/** `update`, or the packages to install; resolves to apt-get's exit code. */
function apt(first, ...more) {
  const args = first === "update" ? ["update"] : ["install", "-y", "--no-install-recommends", first, ...more];
  return runProcess("apt-get", ["-qq", ...args], {
    stdio: ["ignore", 2, 2],
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
}

function isDebian() {
  const release = "/etc/os-release";
  return existsSync(release) && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync(release, "utf8"));
}
