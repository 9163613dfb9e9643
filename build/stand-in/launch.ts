import { existsSync, readFileSync, statSync } from "node:fs";
import inspector from "node:inspector";
import { createRequire, registerHooks } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AppManifest } from "./app.ts";
import { startChromium } from "./chromium.ts";
import { createElectron } from "./electron-module.ts";
import { readCommandLine } from "./switches.ts";

// The stand-in's entry: the same order of steps as Electron's own start.
const commandLine = readCommandLine(process.argv.slice(2));
const { switches } = commandLine;
process.stderr.write(
  "stand-in: runs the app on Node and Chromium; it proves nothing about Electron's sandbox, fuses or native behaviour\n",
);
if (switches.has("inspect")) inspector.open(Number(switches.get("inspect") || 0));

const chromium = startChromium(switches.has("remote-debugging-port"));
const { appPath, manifest, mainPath } = findApp(resolve(commandLine.appPath));
describeProcess(manifest);
const { module, quitSteps, connected } = createElectron(chromium, appPath, manifest, commandLine);
Object.assign(globalThis, { [Symbol.for("stand-in.electron")]: module });
const shimUrl = new URL("./electron-shim.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier) ? { url: shimUrl, shortCircuit: true } : next(specifier, context),
});

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
for (const signal of signals) process.on(signal, () => module.app.quit());
chromium.lost.then(() => {
  process.stderr.write("stand-in: Chromium ended by itself\n");
  process.exit(1);
});

const require = createRequire(join(appPath, "package.json"));
for (const file of commandLine.preloads) require(resolve(file));
await import(pathToFileURL(mainPath).href);
await connected;
if (switches.has("remote-debugging-port")) process.stderr.write(`${await chromium.devToolsLine}\n`);
module.app.becomeReady(quitSteps);

/** A folder with a package.json, or the main file itself. */
function findApp(path: string): { appPath: string; manifest: AppManifest & { main?: string }; mainPath: string } {
  const isFile = statSync(path).isFile();
  const folder = isFile ? dirname(path) : path;
  const manifestPath = join(folder, "package.json");
  const found = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, "utf8")) : {};
  return { appPath: folder, manifest: found, mainPath: isFile ? path : join(folder, found.main ?? "index.js") };
}

/** The marks by which a program knows that it runs in Electron. */
function describeProcess(app: AppManifest): void {
  const own = createRequire(import.meta.url);
  const electron: string = own("electron/package.json").version;
  const executable = fileURLToPath(new URL("./electron", import.meta.url));
  process.title = app.name ?? "stand-in";
  process.argv = [executable, ...process.argv.slice(2)];
  const versions = { ...process.versions, electron, chrome: "0" };
  Object.defineProperty(process, "versions", { value: versions, enumerable: true });
  Object.assign(process, { type: "browser", defaultApp: true, resourcesPath: join(dirname(executable), "resources") });
}
