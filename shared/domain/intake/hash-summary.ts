import type { EpochMs } from "../../kernel/brand.ts";
import type { HashFinding, HashGrade } from "../hardware-hash/hash-grade.ts";
import type { RowFinding } from "./row-finding.ts";

/** How good a hash, or a row without one, is for what the order asks. */
export type GradeLevel = HashGrade["level"];

/** One finding about a hash or its row: a stable code, the field it is about, and values for its sentence. */
export type GradeFinding = HashFinding | RowFinding;

/** What the journal keeps of a hardware hash: its fields, never its text. Empty texts where the hash does not say it. */
export type HashSummary = {
  /** SHA-256 of the canonical text; the key of the encrypted hash store. */
  readonly digest: string;
  readonly capturedAt?: EpochMs;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly uuid: string;
  /** Id of the TPM endorsement key (hex), empty when the hash carries none. */
  readonly endorsementKeyId: string;
  readonly tpm: string;
  readonly macAddresses: readonly string[];
  readonly diskSerials: readonly string[];
  /** Empty also where the hash says zeros, which stand for "no key". */
  readonly productKeyId: string;
  readonly osBuild: string;
  readonly grade: GradeLevel;
  readonly findings: readonly GradeFinding[];
};

/** The level of the gravest finding. */
export function gradeOf(findings: readonly Pick<GradeFinding, "level">[]): GradeLevel {
  if (findings.some((finding) => finding.level === "block")) return "block";
  return findings.length > 0 ? "warn" : "fine";
}
