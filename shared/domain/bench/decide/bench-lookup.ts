import type { UnitId } from "../../../kernel/brand.ts";
import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { HashSummary } from "../../intake/hash-summary.ts";
import { searchKeys } from "../../intake/same-unit.ts";
import type { IntakeCandidate, UnitLookup } from "../../intake/sort-candidates.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { firstHolder } from "../holders.ts";
import { reportedSerialOf } from "./reported-serial.ts";

/** How rows are to be taken. */
export type TakingWish = {
  /** A person chose other columns, so a row that now names another serial number than its unit has something to say. */
  readonly readAgain: boolean;
  /** Units that may be here, not counting shipped ones, once these rows are taken. */
  readonly mostUnits: number;
  /** The rows waited for room: the id that each was promised leads to the unit that its device turns out to be. */
  readonly haveWaited?: boolean;
};

const anyNumber = { readAgain: false, mostUnits: Number.POSITIVE_INFINITY } as const;

/** The bench's own units for sorting rows. */
export function benchLookup(
  state: BenchState,
  { readAgain, mostUnits }: Pick<TakingWish, "readAgain" | "mostUnits"> = anyNumber,
): UnitLookup {
  return {
    unitWithKey: (key) => unitUnder(state, key),
    hasUseFor: (unitId, candidate) => hasUseFor(mapGet(state.units, unitId), candidate, readAgain),
    room: roomFor(state, mostUnits),
  };
}

/** How many more units there is room for beside those that have not been shipped; never less than none. */
export function roomFor(state: BenchState, mostUnits: number): number {
  if (mostUnits === Number.POSITIVE_INFINITY) return mostUnits;
  let here = 0;
  for (const { stage } of mapValues(state.units)) if (stage !== "shipped") here += 1;
  return Math.max(0, mostUnits - here);
}

/** The unit that a hash belongs to, as far as it is known: same EK id, same UUID with the same serial, or completes a listed one. */
export function unitOfHash(state: BenchState, summary: HashSummary): Unit | undefined {
  for (const key of searchKeys(summary)) {
    const id = unitUnder(state, key);
    if (id !== undefined) return mapGet(state.units, id);
  }
  return undefined;
}

function unitUnder(state: BenchState, key: string): UnitId | undefined {
  if (key.startsWith("unit:")) return mapGet(state.units, key.slice("unit:".length))?.id;
  return firstHolder(state.bySameUnit, key);
}

/**
 * A unit without a hash has use for one; so has one that was stopped for what its hash says: reading it anew is how that
 * is put right.
 */
function hasUseFor(unit: Unit | undefined, candidate: IntakeCandidate, readAgain: boolean): boolean {
  if (unit === undefined) return false;
  const { summary } = candidate;
  if (summary !== undefined && unit.hash === undefined) return true;
  const isStopped = unit.stage === "stopped" || unit.stage === "foreignTenant";
  if (summary !== undefined && isStopped && unit.hash?.value.digest !== summary.digest) return true;
  if (!readAgain || (summary === undefined && unit.hash !== undefined)) return false;
  return normaliseSerial(reportedSerialOf(candidate)) !== normaliseSerial(unit.reportedSerial);
}
