import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * Puts scripts beside the main bundle, byte for byte: PowerShell runs the host's as files, and devices are handed theirs.
 * @param folder absolute path of the scripts' source folder
 * @param target folder beside the bundle that they go to
 */
export function copyScripts(folder: string, target: string): Plugin {
  return {
    name: `reseal:copy-scripts-${target}`,
    apply: "build",
    buildStart() {
      const names = readdirSync(folder).filter((name) => name.endsWith(".ps1") || name.endsWith(".cmd"));
      if (names.length === 0) this.error(`no script to copy to ${target}`);
      for (const name of names) {
        const source = readFileSync(join(folder, name));
        this.addWatchFile(join(folder, name));
        this.emitFile({ type: "asset", fileName: `${target}/${name}`, source });
      }
    },
  };
}
