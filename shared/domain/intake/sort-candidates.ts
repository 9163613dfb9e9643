import type { UnitId } from "../../kernel/brand.ts";
import type { GradeFinding, GradeLevel, HashSummary } from "./hash-summary.ts";
import type { ListedFields } from "./intake-row.ts";
import { type IdentityFacts, identityFacts, sameUnitKeys, searchKeys } from "./same-unit.ts";

/**
 * One row that can be taken. `newUnitId` is used if the unit is not known yet; it is derived from the original, the entry
 * and the line, so that a row that was taken before is recognised. `grade` and `findings` are those of hash and row.
 */
export type IntakeCandidate = {
  readonly line: number;
  /** Path inside a container; empty for the file itself. */
  readonly entry: string;
  readonly newUnitId: UnitId;
  readonly listed: ListedFields;
  /** Absent for a row without a hash. */
  readonly summary?: HashSummary;
  readonly grade: GradeLevel;
  readonly findings: readonly GradeFinding[];
};

/**
 * Where a row goes: to a new unit, to a known one that has use for it, or nowhere because it is known. A duplicate whose
 * `unitId` is its own `newUnitId` is a row that this very line brought in before.
 */
export type RowTarget =
  | { readonly kind: "new"; readonly unitId: UnitId }
  | { readonly kind: "known"; readonly unitId: UnitId }
  | { readonly kind: "duplicate"; readonly unitId: UnitId };

/** What sorting has to know of the units that are there. */
export type UnitLookup = {
  /** The unit that stands under one of `sameUnitKeys`, or under `unit:` and its id. */
  readonly unitWithKey: (key: string) => UnitId | undefined;
  /** Whether a known unit has use for what a row says. */
  readonly hasUseFor: (unitId: UnitId, candidate: IntakeCandidate) => boolean;
};

/** Sorts rows into new, known and duplicate, one target per candidate; earlier rows count for later ones. */
export function sortCandidates(lookup: UnitLookup, candidates: readonly IntakeCandidate[]): readonly RowTarget[] {
  const here = new Map<string, UnitId>();
  const taken = new Map<UnitId, IntakeCandidate>();

  /** A unit that an earlier row gave a hash no longer stands where hashes look for units without one. */
  const isOpen = (key: string, unitId: UnitId): boolean =>
    !key.startsWith("listed:") || taken.get(unitId)?.summary === undefined;

  const find = (candidate: IntakeCandidate): UnitId | undefined => {
    for (const key of searchKeys(factsOf(candidate))) {
      for (const unitId of [lookup.unitWithKey(key), here.get(key)])
        if (unitId !== undefined && isOpen(key, unitId)) return unitId;
    }
    return lookup.unitWithKey(`unit:${candidate.newUnitId}`);
  };

  const hasUse = (unitId: UnitId, candidate: IntakeCandidate): boolean => {
    const before = taken.get(unitId);
    if (before === undefined) return lookup.hasUseFor(unitId, candidate);
    return before.summary === undefined && candidate.summary !== undefined;
  };

  return candidates.map((candidate) => {
    const found = find(candidate);
    if (found !== undefined && !hasUse(found, candidate)) return { kind: "duplicate", unitId: found };
    const unitId = found ?? candidate.newUnitId;
    taken.set(unitId, candidate);
    for (const key of sameUnitKeys(factsOf(candidate))) if (!here.has(key)) here.set(key, unitId);
    return { kind: found === undefined ? "new" : "known", unitId };
  });
}

/** What identifies the device of a row: its hash, else what the file says. */
export function factsOf({ summary, listed }: IntakeCandidate): IdentityFacts {
  return summary === undefined ? listed : identityFacts(summary, listed);
}
