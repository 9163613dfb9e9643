import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import type { AfterPackContext } from "electron-builder";

/**
 * Fuses the packager's own `electronFuses` has no name for yet. WebAssembly traps stay on, as Electron has them: Node's own
 * HTTP client is WebAssembly, and the alternative is slower and no safer.
 */
export const remainingFuses = { [FuseV1Options.WasmTrapHandlers]: true } as const;

/** electron-builder's hook: runs when the app's folder is complete, before the other fuses are set and the program signed. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  const { productFilename, name } = packager.appInfo;
  const program = electronPlatformName === "win32" ? `${productFilename}.exe` : name;
  await flipFuses(join(appOutDir, program), { version: FuseVersion.V1, ...remainingFuses });
}
