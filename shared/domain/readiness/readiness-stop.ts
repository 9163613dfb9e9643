import type { TextRef } from "../bench/board-view.ts";
import type { Unit } from "../unit/unit.ts";
import type { Readiness } from "./readiness.ts";

/** Windows editions on which Autopilot is not offered: `OperatingSystemSKU` 98–101 are the Home (Core) family. */
const homeEditionSkus: ReadonlySet<number> = new Set([98, 99, 100, 101]);

/**
 * Why this unit must not be started, from what was read on the device itself; undefined when nothing speaks against it.
 * What could not be read (`null`) is never a reason: unknown is not no.
 */
export function readinessStop(unit: Unit): TextRef | undefined {
  const readiness = unit.readiness?.value;
  if (readiness === undefined) return undefined;
  const byTpm = unit.preProvisioning === false ? undefined : tpmStop(readiness);
  if (byTpm !== undefined) return byTpm;
  if (homeEditionSkus.has(readiness.editionSku)) return { code: "stop.homeEdition", params: {} };
  if (readiness.previouslyEnrolled === true) return { code: "stop.previouslyEnrolled", params: {} };
  return undefined;
}

/** The technician flow proves the device by a TPM 2.0. */
function tpmStop({ tpmPresent, tpmSpecVersion }: Readiness): TextRef | undefined {
  if (tpmPresent === false) return { code: "stop.noTpm", params: {} };
  if (tpmSpecVersion === null || tpmSpecVersion.trim().startsWith("2.")) return undefined;
  return { code: "stop.tpmBelow2", params: { version: tpmSpecVersion } };
}
