import { electronBinary } from "./electron-binary.mjs";
import { inRoot } from "./paths.mjs";

/** The stand-in's launcher (absolute path): takes Electron's place where its program is not there. */
export const standInPath = inRoot("build", "stand-in", "electron");

/** What runs the app here: Electron's own program where it was downloaded, else the stand-in (absolute path). */
export function appExecutable() {
  return electronBinary() ?? standInPath;
}

/** Switches the executable needs here: Electron refuses to run as root on Linux with its sandbox. */
export function appSwitches() {
  const isRootOnLinux = process.platform === "linux" && process.getuid?.() === 0;
  return isRootOnLinux && electronBinary() !== undefined ? ["--no-sandbox"] : [];
}
