import type { HashIdentityField } from "../../../shared/domain/hardware-hash/hash-identity.ts";
import { sameUnitKeys, sharedKeys } from "../../../shared/domain/intake/same-unit.ts";
import {
  factsOf,
  type IntakeCandidate,
  type RowTarget,
  sortCandidates,
} from "../../../shared/domain/intake/sort-candidates.ts";
import { type UnitId, unitId } from "../../../shared/kernel/brand.ts";
import { createKeyTable } from "./key-table.ts";

/** Value of a field that a row's device shares with another row's. */
export type SharedMark = { readonly field: HashIdentityField; readonly withRow: number };

/** Tells rows of all files apart by the rules of the bench, and remembers who shares a value that belongs to one device. */
export type RowSorter = {
  /** One target per candidate. Ids of units are `unitOfRow`. */
  readonly sort: (candidates: readonly IntakeCandidate[]) => readonly RowTarget[];
  /** Marks by row number, complete once all rows were sorted. */
  readonly marks: ReadonlyMap<number, readonly SharedMark[]>;
  /** Rows of a list, without a hash, whose hash came later. */
  readonly completed: ReadonlySet<number>;
};

/** The unit that a row brings in, named by the row's number among all. */
export function unitOfRow(row: number): UnitId {
  return unitId(String(row));
}

/** The number of the row that brought a unit in. */
export function rowOfUnit(id: UnitId): number {
  return Number(id);
}

/** Builds a sorter that has seen nothing. What it keeps of a row is its keys. */
export function createRowSorter(): RowSorter {
  const unitByKey = createKeyTable();
  const withoutHash = new Set<number>();
  const holderOf = createKeyTable();
  const marks = new Map<number, SharedMark[]>();
  const completed = new Set<number>();

  const lookup = {
    unitWithKey: (key: string): UnitId | undefined => {
      const isListed = key.startsWith("listed:");
      // Every row is new here, so none stands under its own id; and most files list no device without a hash.
      if (key.startsWith("unit:") || (isListed && withoutHash.size === 0)) return undefined;
      const row = unitByKey.get(key);
      return row === undefined || (isListed && !withoutHash.has(row)) ? undefined : unitOfRow(row);
    },
    hasUseFor: (id: UnitId, candidate: IntakeCandidate): boolean =>
      candidate.summary !== undefined && withoutHash.has(rowOfUnit(id)),
  };

  const mark = (row: number, field: HashIdentityField, withRow: number): void => {
    const known = marks.get(row) ?? [];
    if (!known.some((given) => given.field === field)) marks.set(row, [...known, { field, withRow }]);
  };

  const remember = (candidate: IntakeCandidate, unit: number): void => {
    if (candidate.summary === undefined) withoutHash.add(unit);
    else if (withoutHash.delete(unit)) completed.add(unit);
    for (const key of sameUnitKeys(factsOf(candidate))) unitByKey.hold(key, unit);
  };

  /** Also of a row that is one too many: it may carry a value of a third device. */
  const compare = (candidate: IntakeCandidate, unit: number, row: number): void => {
    for (const { field, key } of sharedKeys(factsOf(candidate))) {
      const holder = holderOf.hold(`${field}:${key}`, unit);
      if (holder === undefined || holder === unit) continue;
      for (const marked of new Set([unit, row])) mark(marked, field, holder);
      mark(holder, field, row);
    }
  };

  return {
    marks,
    completed,
    sort: (candidates) => {
      const targets = sortCandidates(lookup, candidates);
      for (const [index, target] of targets.entries()) {
        const candidate = candidates[index];
        if (candidate === undefined) continue;
        const unit = rowOfUnit(target.unitId);
        if (target.kind !== "duplicate") remember(candidate, unit);
        compare(candidate, unit, rowOfUnit(candidate.newUnitId));
      }
      return targets;
    },
  };
}
