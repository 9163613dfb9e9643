import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import {
  answeredChange,
  decidedChange,
  interruptedChange,
  openedChange,
  seenChange,
  sentChange,
} from "../assignment/evolve-change.ts";
import type { TenantChange } from "../assignment/tenant-change.ts";
import { type UnitChange, unitChanges } from "../assignment/unit-change.ts";
import type { BenchEvidence } from "../evidence/evidence.ts";
import { withStage } from "../unit/evolve-unit.ts";
import type { Unit } from "../unit/unit.ts";
import { withReadyToShipSince } from "../verdict/ready-to-ship-since.ts";
import type { BenchState } from "./bench-state.ts";
import type { ReplaceUnit } from "./replace-unit.ts";

type ChangeEvidence = BenchEvidence & {
  readonly kind:
    | "tenantChangeOpened"
    | "tenantChangeSent"
    | "tenantChangeAnswered"
    | "tenantChangeSeen"
    | "tenantChangeDecided";
};

/** Folds what was decided, sent, answered and seen of a change of the tenant, and what it means for the units it is about. */
export function evolveChanges(state: BenchState, evidence: ChangeEvidence, replaceUnit: ReplaceUnit): BenchState {
  if (evidence.kind === "tenantChangeOpened") return openChange(state, evidence, replaceUnit);
  const place = state.changes.findIndex(({ changeId }) => changeId === evidence.changeId);
  const before = state.changes[place];
  if (before === undefined) return state;
  const after = applyTo(before, evidence);
  if (after === before) return state;
  return markUnits({ ...state, changes: state.changes.with(place, after) }, after, evidence.at, replaceUnit);
}

/** After a start nothing is known of what was on its way. */
export function interruptChanges(state: BenchState, at: EpochMs): BenchState {
  if (!state.changes.some(({ open }) => open > 0)) return state;
  return {
    ...state,
    changes: state.changes.map((change) => (change.open > 0 ? interruptedChange(change, at) : change)),
  };
}

function applyTo(
  change: TenantChange,
  evidence: Exclude<ChangeEvidence, { kind: "tenantChangeOpened" }>,
): TenantChange {
  switch (evidence.kind) {
    case "tenantChangeSent":
      return sentChange(change, evidence.steps, evidence.at);
    case "tenantChangeAnswered":
      return answeredChange(change, evidence.steps, evidence.answer, evidence.at, evidence.error);
    case "tenantChangeSeen":
      return seenChange(change, evidence.findings, evidence.at);
    case "tenantChangeDecided":
      return decidedChange(change, evidence.steps, evidence.decision, evidence.at);
  }
}

/** One that is known already is not opened again. */
function openChange(
  state: BenchState,
  { change, at, actor }: ChangeEvidence & { readonly kind: "tenantChangeOpened" },
  replaceUnit: ReplaceUnit,
): BenchState {
  if (state.changes.some(({ changeId }) => changeId === change.changeId)) return state;
  const opened = openedChange(change, at, actor);
  const others = state.changes.map((known) =>
    known.changeId === change.undoes ? { ...known, undoneBy: change.changeId } : known,
  );
  return markUnits({ ...state, changes: [opened, ...others] }, opened, at, replaceUnit);
}

/** Notes for every unit that a change is about what is still to come of its changes. */
function markUnits(state: BenchState, change: TenantChange, at: EpochMs, replaceUnit: ReplaceUnit): BenchState {
  const own = unitChanges(change, at);
  const isNew = change.steps.every(({ attempt, state: step }) => attempt === 0 && step === "waiting");
  // As a rule there is none: a device is changed by one change at a time.
  const others = state.changes.filter((other) => other.open > 0 && other !== change);
  const marks = [own, ...others.map((other) => unitChanges(other, at))];
  const words = new Map([[change.changeId, own]]);
  // Once nothing is under way the newest change of a unit counts, also when it is an older one that came further.
  const wordOf = (unit: Unit, changeId: string): UnitChange | undefined => {
    const known = words.get(changeId);
    if (known !== undefined) return known.get(unit.id);
    const newest = state.changes.find((other) => other.changeId === changeId);
    const found = newest === undefined ? new Map<UnitId, undefined>() : unitChanges(newest, at);
    words.set(changeId, found);
    return found.get(unit.id);
  };
  let next = state;
  for (const id of own.keys()) {
    const unit = mapGet(next.units, id);
    if (unit === undefined) continue;
    const newest = isNew || unit.newestChange === undefined ? change.changeId : unit.newestChange;
    const underWay = marks.map((known) => known.get(id)).find((mark) => mark?.state === "underWay");
    const word = wordOf(unit, newest);
    const isSeen = word?.state === "askRefresh" && unit.refreshedFor === newest;
    const marked = marking(unit, newest, underWay ?? (isSeen ? undefined : word));
    const wasUnderWay = unit.change?.state === "underWay" && marked.change?.state !== "underWay";
    const settled = wasUnderWay && regroups(change, id) ? { ...marked, regroupedAt: at } : marked;
    const named = isNew ? { ...settled, ...askedByOrder(unit, change, at) } : settled;
    if (named === unit) continue;
    next = replaceUnit(next, unit, withReadyToShipSince(withStage(named, at), next.order, next.configuration, at));
  }
  return next;
}

function marking(unit: Unit, newestChange: string, mark: UnitChange | undefined): Unit {
  const { change: known, ...rest } = unit;
  const isSame = known?.changeId === mark?.changeId && known?.state === mark?.state;
  if (isSame && unit.newestChange === newestChange) return unit;
  const kept = isSame ? known : mark;
  const ready = unit.stage === "readyToStart" ? { readySince: unit.readySince ?? unit.stageSince } : {};
  return { ...rest, newestChange, ...ready, ...(kept === undefined ? {} : { change: kept }) };
}

/** Whether a change moves the unit between groups: by hand, or by the tag that their rules ask for. */
function regroups({ steps }: TenantChange, unitId: UnitId): boolean {
  return steps.some(({ item }) => item.unitId === unitId && (item.field === "membership" || item.field === "groupTag"));
}

/** What the order itself asks for of a unit is asked for once. */
function askedByOrder(unit: Unit, { reason, steps }: TenantChange, at: EpochMs): Pick<Unit, "namedAt" | "partner"> {
  if (reason !== "order") return {};
  if (steps.some(({ item }) => item.field === "displayName")) return unit.namedAt === undefined ? { namedAt: at } : {};
  return unit.partner === undefined ? {} : { partner: { ...unit.partner, tagAskedAt: at } };
}
