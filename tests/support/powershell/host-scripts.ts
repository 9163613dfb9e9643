import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const adapter = new URL("../../../main/adapters/bridge/", import.meta.url);

/** Every script of the product: those of the host, and what runs on devices. */
export const productScripts: readonly string[] = readdirSync(adapter, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ps1"))
  .map((name) => fileURLToPath(new URL(name, adapter)));

/** The one that the bridge starts. */
export const hostScript: string = fileURLToPath(new URL("host/reseal-host.ps1", adapter));

/** The file of a device that is stood in for. */
export function deviceFixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/powershell/devices/${name}.ps1`, import.meta.url));
}
