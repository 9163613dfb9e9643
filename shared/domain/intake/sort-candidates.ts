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
 * Where a row goes: to a new unit, to a known one that has use for it, to those that wait until the board has room, or
 * nowhere because it is known. A duplicate whose `unitId` is its own `newUnitId` is a row that this very line brought in
 * before.
 */
export type RowTarget = { readonly kind: "new" | "known" | "waiting" | "duplicate"; readonly unitId: UnitId };

/** A row that waits, by the id its unit will have. */
export type WaitingUnit = { readonly unitId: UnitId; readonly hasHash: boolean };

/** What sorting has to know of the units that are there. */
export type UnitLookup = {
  /** The unit that stands under one of `sameUnitKeys`, or under `unit:` and its id. */
  readonly unitWithKey: (key: string) => UnitId | undefined;
  /** Whether a known unit has use for what a row says. */
  readonly hasUseFor: (unitId: UnitId, candidate: IntakeCandidate) => boolean;
  /** How many more units there is room for; absent: for as many as come. */
  readonly room?: number;
  /** The row that waits under one of the same keys. Absent: none does. */
  readonly waitingWithKey?: (key: string) => WaitingUnit | undefined;
};

/**
 * Sorts rows, one target per candidate; earlier rows count for later ones. A unit on the board goes before a row that waits,
 * and a new row waits when there is no room left.
 */
export function sortCandidates(lookup: UnitLookup, candidates: readonly IntakeCandidate[]): readonly RowTarget[] {
  const here = new Map<string, UnitId>();
  const taken = new Map<UnitId, IntakeCandidate>();
  /** Units that wait, as far as these rows met them; whether they have a hash. */
  const waiting = new Map<UnitId, boolean>();
  let room = lookup.room ?? Number.POSITIVE_INFINITY;

  const waitingWith = (key: string): UnitId | undefined => {
    const found = lookup.waitingWithKey?.(key);
    if (found !== undefined && !waiting.has(found.unitId)) waiting.set(found.unitId, found.hasHash);
    return found?.unitId;
  };

  /** A unit that an earlier row gave a hash no longer stands where hashes look for units without one. */
  const isOpen = (key: string, unitId: UnitId): boolean =>
    !key.startsWith("listed:") || taken.get(unitId)?.summary === undefined;

  const find = (candidate: IntakeCandidate): UnitId | undefined => {
    for (const key of searchKeys(factsOf(candidate))) {
      const known = lookup.unitWithKey(key);
      if (known !== undefined && isOpen(key, known)) return known;
      const unitId = here.get(key) ?? waitingWith(key);
      if (unitId !== undefined && isOpen(key, unitId)) return unitId;
    }
    const own = `unit:${candidate.newUnitId}`;
    return lookup.unitWithKey(own) ?? waitingWith(own);
  };

  const hasUse = (unitId: UnitId, candidate: IntakeCandidate): boolean => {
    const before = taken.get(unitId);
    const hasHash = waiting.get(unitId);
    // A row that waits is put down anew when its own line is read again: its columns may have been chosen.
    if (hasHash !== undefined && before === undefined)
      return hasHash ? unitId === candidate.newUnitId && candidate.summary !== undefined : hasNews(unitId, candidate);
    if (before === undefined) return lookup.hasUseFor(unitId, candidate);
    return before.summary === undefined && candidate.summary !== undefined;
  };

  return candidates.map((candidate) => {
    const found = find(candidate);
    if (found !== undefined && !hasUse(found, candidate)) return { kind: "duplicate", unitId: found };
    const unitId = found ?? candidate.newUnitId;
    if (found === undefined) {
      if (room <= 0) waiting.set(unitId, candidate.summary !== undefined);
      else room -= 1;
    }
    taken.set(unitId, candidate);
    for (const key of sameUnitKeys(factsOf(candidate))) if (!here.has(key)) here.set(key, unitId);
    const waits = waiting.has(unitId);
    return { kind: waits ? "waiting" : found === undefined ? "new" : "known", unitId };
  });
}

/** Whether a row says something about a unit that waits without a hash. */
function hasNews(unitId: UnitId, candidate: IntakeCandidate): boolean {
  return candidate.summary !== undefined || unitId === candidate.newUnitId;
}

/** What identifies the device of a row: its hash, else what the file says. */
export function factsOf({ summary, listed }: IntakeCandidate): IdentityFacts {
  return summary === undefined ? listed : identityFacts(summary, listed);
}
