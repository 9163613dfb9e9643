import { electronBinary } from "./electron-binary.mjs";
import { hasDisplay, inRoot } from "./paths.mjs";

/** The stand-in's launcher (absolute path): takes Electron's place where its program is not there. */
const standInPath = inRoot("build", "stand-in", "electron");

/**
 * What runs the app here (absolute path): Electron's own program where it was downloaded and has a display, which it
 * cannot do without; else the stand-in.
 */
export function appExecutable() {
  return (hasDisplay() ? electronBinary() : undefined) ?? standInPath;
}

/** Switches the executable needs here: Electron refuses to run as root on Linux with its sandbox. */
export function appSwitches() {
  const isRootOnLinux = process.platform === "linux" && process.getuid?.() === 0;
  return isRootOnLinux && appExecutable() !== standInPath ? ["--no-sandbox"] : [];
}
