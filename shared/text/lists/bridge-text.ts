import type { TextParams } from "../../domain/bench/board-view.ts";
import { named, textOf } from "../sentence.ts";

/** What the bridge can be asked for, as a person would say it. What it needs for itself is left out. */
export const bridgeOperationText: Readonly<Record<string, string>> = {
  devices: "finding devices",
  collect: "hardware hash and identity of this PC",
  readiness: "readiness of this PC",
  signals: "signals of the technician flow",
  network: "network check",
  diagnostics: "diagnostics",
  cleanup: "cleaning up",
  networkDevices: "devices on the network",
};

/** Things on this PC that the bridge takes back. */
export const cleanedThingText: Readonly<Record<string, string>> = {
  trustedHost: "Trusted host of WinRM",
  temporaryFolder: "Temporary folder",
};

/** The operations named in a value that lists them with commas. */
export function operationsOf(params: TextParams): string {
  return textOf(params, "operations")
    .split(",")
    .filter((operation) => operation !== "")
    .map((operation) => named(bridgeOperationText, operation))
    .join(", ");
}
