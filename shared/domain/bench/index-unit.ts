import type { UnitId } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import { isPlaceholderSerial } from "../policy/placeholder-serial.ts";
import { withStage } from "../unit/evolve-unit.ts";
import { normaliseSerial, serialOf, type Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";
import { queueImport } from "./import-queue.ts";
import { changeDemand } from "./tenant-demand.ts";

/** Keeps the indexes true after one unit changed, and marks units that share a serial number. */
export function indexUnit(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  const withKeys: BenchState = {
    ...state,
    byEndorsementKey: moveKey(
      state.byEndorsementKey,
      before?.hash?.value.endorsementKeyId,
      after.hash?.value.endorsementKeyId,
      after.id,
    ),
    byAddress: moveKey(state.byAddress, before?.address, after.address, after.id),
    byZtdId: moveKey(state.byZtdId, before?.registration?.value.ztdId, after.registration?.value.ztdId, after.id),
    byImportId: moveKey(state.byImportId, before?.import?.importId, after.import?.importId, after.id),
    bySlot: moveKey(state.bySlot, before?.slot?.toString(), after.slot?.toString(), after.id),
    byUuid: moveMember(
      state.byUuid,
      before?.hash?.value.uuid.toLowerCase(),
      after.hash?.value.uuid.toLowerCase(),
      after.id,
    ),
  };
  return moveSerial(withKeys, before, after);
}

/** Takes a unit that goes on as another one out of the bench and its indexes. */
export function removeUnit(state: BenchState, unit: Unit): BenchState {
  const { hash: _hash, address: _address, registration: _registration, import: _import, slot: _slot, ...rest } = unit;
  const without = { ...state, units: mapDelete(state.units, unit.id) };
  const indexed = indexUnit(without, unit, { ...rest, reportedSerial: "", scannedSerial: "" });
  return {
    ...indexed,
    toImport: mapDelete(indexed.toImport, unit.id),
    demand: changeDemand(indexed.demand, unit, undefined),
    confirmations: indexed.confirmations.filter((known) => known.unitId !== unit.id),
  };
}

/** The serial number as a key; placeholders such as `Default string` are none. */
export function serialKey(unit: Unit | undefined): string | undefined {
  if (unit === undefined) return undefined;
  const serial = serialOf(unit);
  return serial === "" || isPlaceholderSerial(serial) ? undefined : normaliseSerial(serial);
}

function moveSerial(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  const left = serialKey(before);
  const entered = serialKey(after);
  if (left === entered) return state;
  let next: BenchState = { ...state, bySerial: moveMember(state.bySerial, left, entered, after.id) };
  if (left !== undefined) next = markSharers(next, left);
  return entered === undefined ? markSharer(next, after.id, []) : markSharers(next, entered);
}

function markSharers(state: BenchState, key: string): BenchState {
  const sharers = mapGet(state.bySerial, key) ?? [];
  return sharers.reduce(
    (next, id) =>
      markSharer(
        next,
        id,
        sharers.filter((other) => other !== id),
      ),
    state,
  );
}

/** Notes with whom a unit shares its serial number, and what follows from it: stage, demand and the import queue. */
function markSharer(state: BenchState, id: UnitId, others: readonly UnitId[]): BenchState {
  const unit = mapGet(state.units, id);
  if (unit === undefined || others.join() === unit.sharesSerialWith.join()) return state;
  const marked = withStage({ ...unit, sharesSerialWith: others }, unit.lastSeenAt);
  return {
    ...state,
    units: mapSet(state.units, id, marked),
    toImport: queueImport(state.toImport, marked),
    demand: changeDemand(state.demand, unit, marked),
  };
}

function moveKey(
  map: PersistentMap<UnitId>,
  before: string | undefined,
  after: string | undefined,
  id: UnitId,
): PersistentMap<UnitId> {
  if (before === after) return map;
  const cleared = before !== undefined && before !== "" && mapGet(map, before) === id ? mapDelete(map, before) : map;
  return after === undefined || after === "" ? cleared : mapSet(cleared, after, id);
}

function moveMember(
  map: PersistentMap<readonly UnitId[]>,
  before: string | undefined,
  after: string | undefined,
  id: UnitId,
): PersistentMap<readonly UnitId[]> {
  if (before === after) return map;
  let next = map;
  if (before !== undefined && before !== "") {
    const rest = (mapGet(next, before) ?? []).filter((member) => member !== id);
    next = rest.length === 0 ? mapDelete(next, before) : mapSet(next, before, rest);
  }
  return after === undefined || after === "" ? next : mapSet(next, after, [...(mapGet(next, after) ?? []), id]);
}
