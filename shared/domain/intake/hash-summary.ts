import type { EpochMs } from "../../kernel/brand.ts";
import type { HashFinding, HashGrade } from "../hardware-hash/hash-grade.ts";

/** How good a hash is for pre-provisioning. */
export type GradeLevel = HashGrade["level"];

/** One finding about a hash: a stable code, the field it is about, and values for its sentence. */
export type GradeFinding = HashFinding;

/** What the journal keeps of a hardware hash: its fields, never its text. */
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
  readonly productKeyId: string;
  readonly osBuild: string;
  readonly grade: GradeLevel;
  readonly findings: readonly GradeFinding[];
};
