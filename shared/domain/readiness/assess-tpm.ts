import { advised, held, rawOf, settled } from "./check.ts";
import { firmwareTrouble } from "./known-bad-firmware.ts";
import type { ReadinessCheck, ReadinessCheckName, ReadinessContext } from "./readiness-check.ts";
import type { TpmReading } from "./readiness-facts.ts";
import { certificateMissingBit, informationNames, vulnerabilityBit } from "./tpm-information.ts";
import { makerId, tpmMaker } from "./tpm-maker.ts";

/** Whether there is a TPM 2.0 that is switched on, ready and without a known fault (device-side b.1–b.3). */
export function assessTpm(tpm: TpmReading, context: ReadinessContext): readonly ReadinessCheck[] {
  const present = held("tpmPresent", tpm.present, true, "fail", "switchTpmOn");
  const rest = [version(tpm), enabled(tpm), ready(tpm), afterFailure(tpm, context), lockout(tpm), firmware(tpm)];
  return [present, ...(tpm.present === false ? rest.map(withoutTpm) : rest)];
}

/** What cannot be asked of a device without a TPM. */
export function withoutTpm({ check }: { readonly check: ReadinessCheckName }): ReadinessCheck {
  return settled(check, "notApplicable", "");
}

function version({ specVersion }: TpmReading): ReadinessCheck {
  const text = specVersion?.trim() ?? "";
  if (text === "") return settled("tpmVersion", "unknown", "");
  if (text.startsWith("2.")) return settled("tpmVersion", "pass", text);
  return advised("tpmVersion", "fail", text, "needsTpm2", { version: text });
}

function enabled({ enabled: isEnabled, activated }: TpmReading): ReadinessCheck {
  const isOff = isEnabled === false || activated === false;
  const value = isOff ? false : isEnabled === null || activated === null ? (isEnabled ?? activated) : true;
  return held("tpmEnabled", value, true, "fail", "switchTpmOn");
}

function ready({ ready: isReady, information, clearNeeded }: TpmReading): ReadinessCheck {
  // The certificate and the vulnerability have checks of their own.
  const left = information === null ? 0 : information & ~(certificateMissingBit | vulnerabilityBit);
  const raw = rawOf(isReady, information);
  if (left !== 0) {
    return advised("tpmReady", "warn", raw, "prepareTpm", { bits: informationNames(left).join(", ") });
  }
  if (clearNeeded === true) return advised("tpmReady", "warn", raw, "prepareTpm", { bits: "TPM_FORCE_CLEAR" });
  if (information !== null) return settled("tpmReady", "pass", raw);
  return held("tpmReady", isReady, true, "warn", "prepareTpm");
}

/** A TPM that was cleared after a failed run may not attest before Windows has prepared it again (device-side b.3). */
function afterFailure(
  { owned, ready: isReady, information }: TpmReading,
  { hasFailedBefore }: ReadinessContext,
): ReadinessCheck {
  const raw = rawOf(owned, isReady, information);
  if (!hasFailedBefore) return settled("tpmAfterFailure", "notApplicable", raw);
  const left = information === null ? 0 : information & ~(certificateMissingBit | vulnerabilityBit);
  if (owned === false || isReady === false || left !== 0) {
    return advised("tpmAfterFailure", "warn", raw, "restartAfterFailure");
  }
  const isKnown = owned !== null && (isReady !== null || information !== null);
  return settled("tpmAfterFailure", isKnown ? "pass" : "unknown", raw);
}

function lockout({ lockedOut }: TpmReading): ReadinessCheck {
  return held("tpmLockout", lockedOut, false, "warn", "waitForLockout");
}

function firmware(tpm: TpmReading): ReadinessCheck {
  const { manufacturerId, firmwareVersion, information, vulnerableFirmware } = tpm;
  const maker = manufacturerId === null ? null : (tpmMaker(manufacturerId)?.vendor ?? makerId(manufacturerId));
  const raw = rawOf(maker, firmwareVersion);
  const isVulnerable = vulnerableFirmware === true || ((information ?? 0) & vulnerabilityBit) !== 0;
  const trouble = isVulnerable ? "vulnerable" : firmwareTrouble(tpm);
  switch (trouble) {
    case "vulnerable":
      return advised("tpmFirmware", "fail", raw, "updateVulnerableTpm");
    case "certificateTimesOut":
      return advised("tpmFirmware", "fail", raw, "updateTpmForCertificate");
    case "longKey":
      return advised("tpmFirmware", "warn", raw, "updateLongKeyTpm");
    case "old":
      return advised("tpmFirmware", "warn", raw, "updateOldTpm");
    default:
  }
  const { firmwareAtLastProvision } = tpm;
  if (firmwareVersion !== null && isOther(firmwareAtLastProvision, firmwareVersion)) {
    return advised("tpmFirmware", "warn", rawOf(raw, firmwareAtLastProvision), "firmwareChanged");
  }
  const isKnown = manufacturerId !== null && firmwareVersion !== null;
  return settled("tpmFirmware", isKnown || vulnerableFirmware === false ? "pass" : "unknown", raw);
}

/** Versions are compared as far as both of them go: sources give two, three or four numbers. */
function isOther(before: string | null, now: string): boolean {
  if (before === null || before.trim() === "") return false;
  const [left, right] = [before.trim().split("."), now.trim().split(".")];
  const length = Math.min(left.length, right.length);
  return left.slice(0, length).join(".") !== right.slice(0, length).join(".");
}
