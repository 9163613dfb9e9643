import type { DecodedHash } from "./decoded-hash.ts";
import { gradeDevice } from "./grade-device.ts";
import { gradeIntegrity } from "./grade-integrity.ts";
import { gradePlatform } from "./grade-platform.ts";
import type { GradeContext, HashFinding, HashGrade } from "./hash-grade.ts";

/**
 * Judges a decoded hash. Only what would make the device fail, or mix it up with another, blocks; the rest warns, because
 * the registration service and not this product has the last word on a hash.
 */
export function gradeHardwareHash(hash: DecodedHash, context: GradeContext): HashGrade {
  const findings: HashFinding[] = [
    ...gradeIntegrity(hash, context),
    ...gradeDevice(hash, context),
    ...gradePlatform(hash, context),
  ];
  const blocks = findings.some((finding) => finding.level === "block");
  return { level: blocks ? "block" : findings.length > 0 ? "warn" : "fine", findings };
}
