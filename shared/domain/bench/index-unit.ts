import type { UnitId } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import { queueTag } from "../partner-center/tag-queue.ts";
import { queueUpload } from "../partner-center/upload-queue.ts";
import { withStage } from "../unit/evolve-unit.ts";
import type { Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";
import { addHolder, type HolderChange, type HolderIndex, removeHolder } from "./holders.ts";
import { queueImport } from "./import-queue.ts";
import { queueName } from "./name-queue.ts";
import { changeDemand } from "./tenant-demand.ts";
import { type HolderIndexName, holderIndexes, isSameIdentity, keysOf, sharedFieldsOf } from "./unit-keys.ts";

/** Keeps the indexes true after one unit changed, and marks units that share a value. Costs the same for any number of sharers. */
export function indexUnit(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  const withKeys: BenchState = {
    ...state,
    byAddress: moveKey(state.byAddress, before?.address, after.address, after.id),
    byZtdId: moveKey(state.byZtdId, before?.registration?.value.ztdId, after.registration?.value.ztdId, after.id),
    byImportId: moveKey(state.byImportId, before?.import?.importId, after.import?.importId, after.id),
    bySlot: moveKey(state.bySlot, before?.slot?.toString(), after.slot?.toString(), after.id),
    registeredTwice: moveKey(state.registeredTwice, rivalledId(before), rivalledId(after), after.id),
  };
  return moveIdentity(withKeys, before, after);
}

/** Takes a unit that goes on as another one out of the bench and its indexes. */
export function removeUnit(state: BenchState, unit: Unit): BenchState {
  const {
    hash: _hash,
    listed: _listed,
    decision: _decision,
    address: _address,
    registration: _registration,
    rivalRegistrations: _rivals,
    import: _import,
    slot: _slot,
    ...rest
  } = unit;
  const without = { ...state, units: mapDelete(state.units, unit.id) };
  const indexed = indexUnit(without, unit, { ...rest, reportedSerial: "", scannedSerial: "" });
  return {
    ...indexed,
    toImport: mapDelete(indexed.toImport, unit.id),
    toTidy: mapDelete(indexed.toTidy, unit.id),
    toUpload: mapDelete(indexed.toUpload, unit.id),
    toTag: mapDelete(indexed.toTag, unit.id),
    toName: mapDelete(indexed.toName, unit.id),
    demand: changeDemand(indexed.demand, unit, undefined),
    confirmations: indexed.confirmations.filter((known) => known.unitId !== unit.id),
  };
}

function rivalledId(unit: Unit | undefined): string | undefined {
  return unit?.rivalRegistrations === undefined ? undefined : unit.id;
}

/** The indexes of what identifies a unit; whoever begins or ends to share something is marked anew. */
function moveIdentity(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  if (before === undefined ? isNameless(after) : isSameIdentity(before, after)) return state;
  const touched = new Set<UnitId>();
  const moved: Partial<Record<HolderIndexName, HolderIndex>> = {};
  for (const name of holderIndexes) {
    const left = before === undefined ? [] : keysOf[name](before);
    const entered = keysOf[name](after);
    moved[name] = moveHolder(state[name], left, entered, after.id, name === "bySameUnit" ? undefined : touched);
  }
  let next: BenchState = { ...state, ...moved };
  next = markShared(next, after.id);
  for (const id of touched) next = markShared(next, id);
  return next;
}

/** As at first sight: nothing is known to identify it by. */
function isNameless({ hash, listed, reportedSerial, scannedSerial }: Unit): boolean {
  return hash === undefined && listed === undefined && reportedSerial === "" && scannedSerial === "";
}

/** `touched` gets the units whose value became shared, or is no longer. */
function moveHolder(
  index: HolderIndex,
  left: readonly string[],
  entered: readonly string[],
  id: UnitId,
  touched: Set<UnitId> | undefined,
): HolderIndex {
  let next = index;
  const take = (change: HolderChange): void => {
    next = change.index;
    if (change.affected !== undefined) touched?.add(change.affected);
  };
  for (const key of left) if (!entered.includes(key)) take(removeHolder(next, key, id));
  for (const key of entered) if (!left.includes(key)) take(addHolder(next, key, id));
  return next;
}

/** Notes what a unit shares with others, and what follows from it: stage, demand and the queues that go by the stage. */
function markShared(state: BenchState, id: UnitId): BenchState {
  const unit = mapGet(state.units, id);
  if (unit === undefined) return state;
  const shared = sharedFieldsOf(state, unit);
  if (shared.join() === unit.shared.join()) return state;
  const marked = withStage({ ...unit, shared }, unit.lastSeenAt);
  return {
    ...state,
    units: mapSet(state.units, id, marked),
    toName: queueName(state.toName, marked, state.order),
    toImport: queueImport(state.toImport, marked),
    toUpload: queueUpload(state.toUpload, marked, state.order),
    toTag: queueTag(state.toTag, marked),
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
