import { pathToFileURL } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureElectron } from "./electron-binary.mjs";
import { findNode24 } from "./node24.mjs";
import { runScript } from "./say.mjs";

/** Dependencies and Node 24: what every script needs. Resolves to the path of Node 24. */
export async function prepareNode() {
  await ensureDependencies();
  return findNode24();
}

/**
 * Everything the app needs to show a window here.
 * @returns {Promise<"electron" | "stand-in">} which program will run it
 * @throws {import("./say.mjs").PlainError} when neither can be had
 */
export async function prepareApp() {
  await prepareNode();
  if ((await ensureElectron()) !== undefined) return "electron";
  await ensureChromium();
  return "stand-in";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runScript(async () => {
    await prepareApp();
    return 0;
  });
}
