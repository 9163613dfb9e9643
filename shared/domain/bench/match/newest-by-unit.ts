import type { EpochMs } from "../../../kernel/brand.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { unitBySerial } from "./find-unit.ts";

/**
 * Per unit the newest of a list's records that bear its serial number and are its own as `isOfUnit` sees it. One without a
 * time is older than all others; of two as old the later in the list counts. Shipped units are left alone.
 */
export function newestByUnit<Row extends { readonly serialNumber: string }>(
  state: BenchState,
  records: readonly Row[],
  timeOf: (record: Row) => EpochMs | undefined,
  isOfUnit: (unit: Unit, record: Row) => boolean,
): ReadonlyMap<Unit, Row> {
  const newest = new Map<Unit, Row>();
  for (const record of records) {
    const unit = unitBySerial(state, record.serialNumber);
    if (unit === undefined || unit.stage === "shipped" || !isOfUnit(unit, record)) continue;
    const known = newest.get(unit);
    if (known === undefined || (timeOf(known) ?? 0) <= (timeOf(record) ?? 0)) newest.set(unit, record);
  }
  return newest;
}
