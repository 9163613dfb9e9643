import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import type { GradeContext, HashGrade } from "../../../../shared/domain/hardware-hash/hash-grade.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";

/** Fields of a device nothing is wrong with. */
export const healthy = simulatedHashFields("SIM0000001");

/** A context in which it is judged fine. */
export const soundContext: GradeContext = {
  expectedSerial: "SIM0000001",
  forPreProvisioning: true,
  now: healthy.capturedAt + 60_000,
};

/** The TPM of a Hyper-V virtual machine. */
export const virtualTpm = {
  spec: "2.0",
  level: 0,
  revision: "1.16",
  vendorId: "MSFT",
  firmware: "538247443.1394722",
} as const;

/** Grade of a hash text that decodes. */
export function gradeText(text: string, change: Partial<GradeContext> = {}): HashGrade {
  const decoded = decodeHardwareHash(text);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return gradeHardwareHash(decoded.value, { ...soundContext, ...change });
}

/** Grade of the healthy device with some fields changed. */
export function gradeFields(change: Partial<HashFields>, contextChange: Partial<GradeContext> = {}): HashGrade {
  return gradeText(encodeHardwareHash({ ...healthy, ...change }), contextChange);
}
