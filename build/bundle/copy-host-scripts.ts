import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * Puts the PowerShell host scripts beside the main bundle, in `host/`, byte for byte: PowerShell runs them as files.
 * @param folder absolute path of the scripts' source folder
 */
export function copyHostScripts(folder: string): Plugin {
  return {
    name: "reseal:copy-host-scripts",
    apply: "build",
    buildStart() {
      const names = readdirSync(folder).filter((name) => name.endsWith(".ps1"));
      if (names.length === 0) this.error("no PowerShell host script to copy");
      for (const name of names) {
        const source = readFileSync(join(folder, name));
        this.addWatchFile(join(folder, name));
        this.emitFile({ type: "asset", fileName: `host/${name}`, source });
      }
    },
  };
}
