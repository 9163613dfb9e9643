import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import type { BenchFact } from "./bench-facts.ts";
import type { EvidenceSource } from "./evidence.ts";
import type { UnitFact } from "./unit-facts.ts";

/** A fact before the loop gives it its id, the time it was seen and the order. `actor` defaults to the bench itself. */
type DraftEnvelope = { readonly source: EvidenceSource; readonly at: EpochMs; readonly actor?: string };

/** A drafted fact about one unit. */
export type UnitDraft = DraftEnvelope & { readonly unitId: UnitId } & UnitFact;

/** A drafted fact about the order or the bench. */
export type BenchDraft = DraftEnvelope & BenchFact;

/** What adapters, decisions and runners hand to the loop. */
export type Draft = UnitDraft | BenchDraft;
