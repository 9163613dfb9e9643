import { captureEnvironment } from "./capture-environment.ts";
import type { DecodedHash } from "./decoded-hash.ts";
import type { GradeContext, HashFinding } from "./hash-grade.ts";
import { endorsementKeyId } from "./hash-identity.ts";
import { virtualMachineSign } from "./virtual-machine.ts";

/** Findings about what the device can do: where the capture ran, the TPM, its endorsement key, and virtual machines. */
export function gradePlatform(hash: DecodedHash, { forPreProvisioning }: GradeContext): readonly HashFinding[] {
  // User-driven deployment works without a TPM, and practice tenants like virtual machines.
  const level = forPreProvisioning ? "block" : "warn";
  const findings: HashFinding[] = [...gradeEnvironment(hash)];
  const { tpm, endorsementKey, offlineDeviceId } = hash;
  if (tpm === null) {
    findings.push({ code: "tpmMissing", level, field: "tpm", params: {} });
  } else if (tpm.spec === null) {
    findings.push({ code: "tpmUnreadable", level, field: "tpm", params: {} });
  } else if (Number.parseInt(tpm.spec, 10) < 2) {
    findings.push({ code: "tpmBelow2", level, field: "tpm", params: { spec: tpm.spec } });
  }
  if (endorsementKeyId(hash) === null) {
    findings.push({ code: "endorsementKeyMissing", level, field: "endorsementKey", params: {} });
  }
  if (offlineDeviceId !== null && offlineDeviceId.status !== 0) {
    const params = { status: offlineDeviceId.status };
    findings.push({ code: "offlineDeviceIdFailed", level: "warn", field: "offlineDeviceId", params });
  }
  // Only method 1 derives the id from the endorsement key; with the others they have nothing to do with each other.
  const key = endorsementKey === "unusable" ? null : endorsementKey;
  const comparable = offlineDeviceId?.method === "tpmEndorsementKey" && key !== null;
  if (comparable && offlineDeviceId.idHex !== key.sha256Hex) {
    findings.push({ code: "endorsementKeyMismatch", level: "warn", field: "endorsementKey", params: {} });
  }
  const sign = virtualMachineSign(hash);
  if (sign !== null) {
    const field = sign.by === "tpmFirmware" ? "tpm" : "productName";
    findings.push({ code: "virtualMachine", level, field, params: { sign: sign.by, hypervisor: sign.hypervisor } });
  }
  return findings;
}

/** Another environment than the full Windows says so; what only looks like WinPE is said with the parts that are missing. */
function gradeEnvironment(hash: DecodedHash): readonly HashFinding[] {
  const { kind, winPeSigns } = captureEnvironment(hash);
  if (kind === "unknown") {
    return [{ code: "notFullOs", level: "block", field: "osType", params: { osType: hash.osType } }];
  }
  if (winPeSigns.length < 2) return [];
  return [{ code: "winPeSuspected", level: "warn", field: "osType", params: {} }];
}
