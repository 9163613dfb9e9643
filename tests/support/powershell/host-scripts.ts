import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../main/adapters/bridge/host/", import.meta.url);

/** Every script of the bridge's host. */
export const hostScripts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".ps1"))
  .map((name) => fileURLToPath(new URL(name, folder)));

/** The one that is started. */
export const hostScript: string = fileURLToPath(new URL("reseal-host.ps1", folder));

/** The file of a device that is stood in for. */
export function deviceFixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/powershell/devices/${name}.ps1`, import.meta.url));
}
