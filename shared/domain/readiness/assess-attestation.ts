import { formatErrorCode, parseErrorCode } from "../diagnosis/error-code.ts";
import { withoutTpm } from "./assess-tpm.ts";
import { advised, held, rawOf, settled } from "./check.ts";
import type { ReadinessCheck } from "./readiness-check.ts";
import type { ReadinessFacts, TpmReading } from "./readiness-facts.ts";
import { certificateMissingBit } from "./tpm-information.ts";

/** Whether the TPM can prove the device: its certificate, its keys and what looks after them (device-side b.2). */
export function assessAttestation({ tpm, windows }: ReadinessFacts): readonly ReadinessCheck[] {
  const checks = [
    attestation(tpm),
    endorsementCertificate(tpm),
    maintenance(tpm, windows.licenceTermsShown),
    held("measuredBoot", tpm.measuredBootLog, true, "warn", "restartForBootLog"),
    attestationKey(tpm),
  ];
  return tpm.present === false ? checks.map(withoutTpm) : checks;
}

/** Without a certificate nothing can be attested yet: then only the certificate is to be waited for. */
function attestation(tpm: TpmReading): ReadinessCheck {
  const { keyAttestationResult, readyForAttestation, capableForAttestation } = tpm;
  const raw = rawOf(keyAttestationResult, capableForAttestation, readyForAttestation);
  const isIncapable = capableForAttestation === false || (keyAttestationResult ?? 0) !== 0;
  if (isIncapable && certificateState(tpm) !== "missing") {
    const errorCode = keyAttestationResult === null ? "" : shownCode(keyAttestationResult);
    return advised("attestation", "fail", raw, "attestationFails", { errorCode });
  }
  if (isIncapable || readyForAttestation === false) return advised("attestation", "warn", raw, "attestationNotReady");
  const isKnown = keyAttestationResult !== null || capableForAttestation !== null || readyForAttestation !== null;
  return settled("attestation", isKnown ? "pass" : "unknown", raw);
}

/** Firmware TPMs fetch theirs from the maker within a quarter of an hour online: missing is amber, never red. */
function endorsementCertificate(tpm: TpmReading): ReadinessCheck {
  const raw = rawOf(tpm.endorsementCertificates, tpm.storedCertificates, tpm.certificateTaskState);
  switch (certificateState(tpm)) {
    case "present":
      return settled("endorsementCertificate", "pass", raw);
    case "missing":
      return advised("endorsementCertificate", "warn", raw, "waitForCertificate");
    default:
      return settled("endorsementCertificate", "unknown", raw);
  }
}

/** One place that has it is enough; each of them is empty for a while on a device that is fresh. */
export function certificateState(tpm: TpmReading): "present" | "missing" | "unknown" {
  const { endorsementCertificates, storedCertificates, certificateTaskState, information } = tpm;
  const counts = [endorsementCertificates, storedCertificates].filter((count) => count !== null);
  if (counts.some((count) => count > 0) || certificateTaskState === 1 || information === 0) return "present";
  const isMissing = ((information ?? 0) & certificateMissingBit) !== 0 || certificateTaskState === 0;
  return counts.length > 0 || isMissing || tpm.endorsementKeyPresent === false ? "missing" : "unknown";
}

/** The tasks that prepare the TPM do not run before the licence terms were shown: until then they say nothing. */
function maintenance(tpm: TpmReading, licenceTermsShown: boolean | null): ReadinessCheck {
  const results = [tpm.maintenanceTaskResult, tpm.identityKeyTaskResult];
  const raw = rawOf(...results);
  if (licenceTermsShown === false) return settled("tpmMaintenance", "notApplicable", raw);
  const failed = results.find((result) => result !== null && result !== 0 && !notRunYet.has(result));
  if (failed !== undefined && failed !== null) {
    return advised("tpmMaintenance", "warn", raw, "repeatMaintenance", { errorCode: shownCode(failed) });
  }
  return settled("tpmMaintenance", results.every((result) => result === null) ? "unknown" : "pass", raw);
}

/** The scheduler's words for a task that is ready, runs, was never run, or has no more runs. */
const notRunYet: ReadonlySet<number> = new Set([0x41300, 0x41301, 0x41303, 0x41304]);

function attestationKey({ identityKeyError }: TpmReading): ReadinessCheck {
  if (identityKeyError === null) return settled("attestationKey", "unknown", "");
  if (identityKeyError === 0) return settled("attestationKey", "pass", "0");
  const errorCode = shownCode(identityKeyError);
  return advised("attestationKey", "warn", errorCode, "attestationKeyFails", { errorCode });
}

function shownCode(result: number): string {
  const code = parseErrorCode(result);
  return code === undefined ? String(result) : formatErrorCode(code);
}
