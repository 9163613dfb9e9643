import type { DecodedHash } from "./decoded-hash.ts";
import type { GradeContext, HashFinding } from "./hash-grade.ts";
import { virtualMachineSign } from "./virtual-machine.ts";

/** Findings about what the device can do: where the capture ran, the TPM, its endorsement key, and virtual machines. */
export function gradePlatform(hash: DecodedHash, { forPreProvisioning }: GradeContext): readonly HashFinding[] {
  // User-driven deployment works without a TPM, and practice tenants like virtual machines.
  const level = forPreProvisioning ? "block" : "warn";
  const findings: HashFinding[] = [];
  if (hash.osType !== "fullOs") {
    findings.push({ code: "notFullOs", level: "block", field: "osType", params: { osType: hash.osType } });
  }
  const { tpm, endorsementKey, offlineDeviceId } = hash;
  if (tpm === null) {
    findings.push({ code: "tpmMissing", level, field: "tpm", params: {} });
  } else if (tpm.spec === null) {
    findings.push({ code: "tpmUnreadable", level, field: "tpm", params: {} });
  } else if (Number.parseInt(tpm.spec, 10) < 2) {
    findings.push({ code: "tpmBelow2", level, field: "tpm", params: { spec: tpm.spec } });
  }
  if (endorsementKey === null) {
    findings.push({ code: "endorsementKeyMissing", level, field: "endorsementKey", params: {} });
  }
  if (offlineDeviceId !== null && offlineDeviceId.status !== 0) {
    const params = { status: offlineDeviceId.status };
    findings.push({ code: "offlineDeviceIdFailed", level: "warn", field: "offlineDeviceId", params });
  }
  // Only method 1 derives the id from the endorsement key; with the others they have nothing to do with each other.
  const comparable = offlineDeviceId?.method === "tpmEndorsementKey" && endorsementKey !== null;
  if (comparable && offlineDeviceId.idHex !== endorsementKey.sha256Hex) {
    findings.push({ code: "endorsementKeyMismatch", level: "warn", field: "endorsementKey", params: {} });
  }
  const sign = virtualMachineSign(hash);
  if (sign !== null) findings.push({ code: "virtualMachine", level, field: "productName", params: { sign } });
  return findings;
}
