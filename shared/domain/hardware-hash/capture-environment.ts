import type { CodedChassisType } from "./chassis-types.ts";
import { captureOsTypes } from "./coded-values.ts";
import type { CaptureFacts, DeviceFacts } from "./device-facts.ts";

/**
 * Where a hash was captured, as far as the blob says it. The full Windows says so itself, and audit mode is the full Windows.
 * Every other environment has a number whose meaning is not known; WinPE is suspected from what it leaves out.
 */
export type CaptureEnvironment =
  | { readonly kind: "fullOs"; readonly winPeSigns: readonly WinPeSign[] }
  | { readonly kind: "unknown"; readonly osTypeCode: number; readonly winPeSigns: readonly WinPeSign[] };

/** Parts that a capture in WinPE misses unless it was prepared: TPM data without its library, Wi-Fi without its driver. */
export type WinPeSign = "noTpmRecords" | "noWifi";

type EnvironmentFacts = Pick<CaptureFacts, "osType"> &
  Pick<DeviceFacts, "tpm" | "endorsementKey" | "offlineDeviceId" | "networkAdapters" | "chassis">;

/** Tells the capture environment. `winPeSigns` names what is missing; only both together make a suspicion. */
export function captureEnvironment(facts: EnvironmentFacts): CaptureEnvironment {
  const winPeSigns: WinPeSign[] = [];
  if (facts.tpm === null && facts.endorsementKey === null && facts.offlineDeviceId === null) {
    winPeSigns.push("noTpmRecords");
  }
  // A desktop may rightly have no Wi-Fi; a portable without it is rare.
  const isWireless = facts.networkAdapters.some(({ medium }) => medium === "wifi" || medium === "wirelessLan");
  if (!isWireless && isPortable(facts.chassis)) winPeSigns.push("noWifi");
  if (facts.osType === "fullOs") return { kind: "fullOs", winPeSigns };
  return { kind: "unknown", osTypeCode: captureOsTypes.codeOf(facts.osType), winPeSigns };
}

const PORTABLE: ReadonlySet<CodedChassisType> = new Set([
  "portable",
  "laptop",
  "notebook",
  "handHeld",
  "subNotebook",
  "tablet",
  "convertible",
  "detachable",
]);

function isPortable(chassis: DeviceFacts["chassis"]): boolean {
  return chassis !== null && PORTABLE.has(chassis.type);
}
