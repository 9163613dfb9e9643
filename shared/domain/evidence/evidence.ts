import type { EpochMs, EvidenceId, OrderId, UnitId } from "../../kernel/brand.ts";
import type { BenchFact } from "./bench-facts.ts";
import type { UnitFact } from "./unit-facts.ts";

/**
 * Where a fact comes from (reference list E-… of the workflow): the bridge, a file, a scan, Graph's import rows,
 * registrations, profiles, groups, configurations, deployment report, managed devices, directory devices, Partner Center
 * (`E-PC`), the
 * technician, an administrator, a hand-over, and `E-RUN` for what the bench itself did.
 */
export type EvidenceSource =
  | "E-BR"
  | "E-USB"
  | "E-SCN"
  | "E-IMP"
  | "E-REG"
  | "E-PRF"
  | "E-GRP"
  | "E-CFG"
  | "E-EVT"
  | "E-MD"
  | "E-DIR"
  | "E-PC"
  | "E-TEC"
  | "E-ADM"
  | "E-LOG"
  | "E-RUN";

/** What every piece of evidence carries: when it happened, when it was seen, from where, and by whom. */
export type EvidenceEnvelope = {
  readonly id: EvidenceId;
  readonly at: EpochMs;
  readonly seenAt: EpochMs;
  readonly source: EvidenceSource;
  readonly actor: string;
  readonly orderId: OrderId;
};

/** One fact about one unit. */
export type UnitEvidence = EvidenceEnvelope & { readonly unitId: UnitId } & UnitFact;

/** One fact about the order, its tenant or the bench's own work. */
export type BenchEvidence = EvidenceEnvelope & BenchFact;

/** One observed fact. State is a fold of these and nothing else. */
export type Evidence = UnitEvidence | BenchEvidence;

/** Whether evidence is about one unit. */
export function isUnitEvidence(evidence: Evidence): evidence is UnitEvidence {
  return "unitId" in evidence;
}
