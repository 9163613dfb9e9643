import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";

/**
 * Fuses the packager's own `electronFuses` has no name for yet. WebAssembly traps stay on, as Electron has them: Node's own
 * HTTP client is WebAssembly, and the alternative is slower and no safer.
 */
export const remainingFuses = { [FuseV1Options.WasmTrapHandlers]: true };

/**
 * electron-builder's hook: runs when the app's folder is complete and before the other fuses are set and the program signed.
 * @param {import("electron-builder").AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const program =
    electronPlatformName === "win32" ? `${packager.appInfo.productFilename}.exe` : packager.executableName;
  await flipFuses(join(appOutDir, program), { version: FuseVersion.V1, ...remainingFuses });
}
