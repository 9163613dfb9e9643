import { pathToFileURL } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureElectron } from "./electron-binary.mjs";
import { findNode24 } from "./node24.mjs";
import { hasDisplay } from "./paths.mjs";
import { PlainError, runScript } from "./say.mjs";

/** Dependencies and Node 24: what every script needs. Resolves to the path of Node 24. */
export async function prepareNode() {
  await ensureDependencies();
  return findNode24();
}

/**
 * Everything the app needs to show a window here, or to run unseen where there is no display (only the stand-in can).
 * @returns {Promise<"electron" | "stand-in">} which program will run it
 * @throws {import("./say.mjs").PlainError} when neither can be had
 */
export async function prepareApp() {
  const node24 = await prepareNode();
  if (hasDisplay() && (await ensureElectron(node24)) !== undefined) return "electron";
  if (process.platform === "win32") {
    throw new PlainError("Electron could not be downloaded: allow its download, delete node_modules, and run it again");
  }
  await ensureChromium();
  return "stand-in";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runScript(async () => {
    await prepareApp();
    return 0;
  });
}
