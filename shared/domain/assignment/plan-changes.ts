import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { mapEntries, mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Effect } from "../bench/plan/effect.ts";
import { dueAt, type Pacing } from "../bench/plan/pacing.ts";
import type { BenchDraft } from "../evidence/draft.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { nameByRule } from "./name-rule.ts";
import type { ChangeItem, ChangeStep, TenantChange } from "./tenant-change.ts";

/** Values sent with one effect: ten batches of twenty, after one reading of the list. */
const mostSteps = 200;
/** Units that one change by the order's rule names, and the time within which they are gathered. */
const mostNames = 500;
const gatherNamesMs = 90_000;
/** How often the list is read while values are awaited: at first soon, later seldom. */
const readBackMs = 20_000;
const slowReadBackMs = 60_000;
const soonMs = 2 * 60_000;

/** What to do about changes now, what to write down before, and when to plan again. */
export type ChangePlan = {
  readonly effects: readonly Effect[];
  readonly drafts: readonly BenchDraft[];
  readonly wakeAt?: EpochMs;
};

const nothing: ChangePlan = { effects: [], drafts: [] };

/** Plans the next call of the changes under way, the reading that shows what became of them, and the names by the order's rule. */
export function planChanges(state: BenchState, pacing: Pacing, now: EpochMs): ChangePlan {
  const open = state.changes.filter((change) => change.open > 0);
  const plans = [planNames(state, now), planSending(open, pacing, now), planReading(open, pacing, now)];
  const wakes = plans.flatMap(({ wakeAt }) => (wakeAt === undefined ? [] : [wakeAt]));
  return {
    effects: plans.flatMap(({ effects }) => effects),
    drafts: plans.flatMap(({ drafts }) => drafts),
    ...(wakes.length === 0 ? {} : { wakeAt: epochMs(Math.min(...wakes)) }),
  };
}

/** What has waited longest goes first: a value that the tenant holds back again and again keeps no other waiting. */
function planSending(open: readonly TenantChange[], pacing: Pacing, now: EpochMs): ChangePlan {
  const due = dueAt(pacing, "sendChange", 0);
  if (due === undefined) return nothing;
  const waiting = open.flatMap((change) => waitingIn(change) ?? []);
  // Of changes that wait equally long the oldest: its values were decided on first. They come newest first.
  const next = waiting.toReversed().toSorted((one, other) => one.since - other.since)[0];
  if (next === undefined) return nothing;
  if (due > now) return { ...nothing, wakeAt: due };
  const { changeId, steps } = next;
  return {
    effects: [{ kind: "sendChange", changeId, steps }],
    drafts: [{ kind: "tenantChangeSent", source: "E-RUN", at: now, changeId, steps }],
  };
}

/** The steps of a change that are sent next, and since when the first of them waits; undefined when none does. */
function waitingIn({
  changeId,
  steps,
}: TenantChange): { readonly changeId: string; readonly since: number; readonly steps: readonly number[] } | undefined {
  const waiting = steps.flatMap((step, index) => (isToSend(step) ? [{ index, at: step.at }] : []));
  const [first, ...others] = waiting.toSorted((one, other) => one.at - other.at).slice(0, mostSteps);
  if (first === undefined) return undefined;
  return { changeId, since: first.at, steps: [first, ...others].map(({ index }) => index) };
}

function planReading(open: readonly TenantChange[], pacing: Pacing, now: EpochMs): ChangePlan {
  const awaited = open.flatMap(({ steps }) => steps.filter(isAwaited));
  if (awaited.length === 0) return nothing;
  const newest = awaited.reduce((latest, { at }) => Math.max(latest, at), 0);
  const pauseMs = now - newest < soonMs ? readBackMs : slowReadBackMs;
  const groups = new Set(awaited.flatMap(({ item }) => item.group?.groupId ?? []));
  const reads: Effect[] = [...groups].map((groupId) => ({ kind: "readChangeGroup", groupId }));
  if (awaited.some(({ item }) => item.group === undefined)) reads.push({ kind: "readTenant", read: "registrations" });
  const effects: Effect[] = [];
  const wakes: number[] = [];
  for (const effect of reads) {
    const key =
      effect.kind === "readTenant"
        ? "read:registrations"
        : `changeGroup:${effect.kind === "readChangeGroup" ? effect.groupId : ""}`;
    const due = dueAt(pacing, key, pauseMs);
    // Nothing shows in the very moment in which it was taken.
    const from = Math.max(due ?? 0, newest + readBackMs / 2);
    if (due === undefined) continue;
    if (from <= now) effects.push(effect);
    else wakes.push(from);
  }
  return { effects, drafts: [], ...(wakes.length === 0 ? {} : { wakeAt: epochMs(Math.min(...wakes)) }) };
}

/**
 * The names that the order's rule gives to units which the tenant has and which have no name yet: one change for all that
 * were registered within a while, as their profiles take longer; at once where a unit could be started otherwise.
 */
function planNames(state: BenchState, now: EpochMs): ChangePlan {
  const rule = state.order?.nameRule;
  if (rule === undefined || state.toName.size === 0) return nothing;
  const units: Unit[] = [];
  let dueAt = Number.POSITIVE_INFINITY;
  for (const [id, from] of mapEntries(state.toName)) {
    const unit = mapGet(state.units, id);
    if (unit?.registration === undefined) continue;
    dueAt = Math.min(dueAt, unit.stage === "readyToStart" ? from : from + gatherNamesMs);
    units.push(unit);
    if (units.length === mostNames) break;
  }
  if (units.length === 0) return nothing;
  if (dueAt > now) return { ...nothing, wakeAt: epochMs(dueAt) };
  const items = units.flatMap((unit) => nameItem(unit, rule));
  const chosen = { devices: items.length, unchanged: 0, refused: 0 };
  // The same until it is folded, so that planning twice opens it once.
  const changeId = `names-${state.changes.length + 1}`;
  const change = { changeId, reason: "order", items, chosen } as const;
  return { effects: [], drafts: [{ kind: "tenantChangeOpened", source: "E-RUN", at: now, change }] };
}

function nameItem(unit: Unit, rule: string): readonly ChangeItem[] {
  if (unit.registration === undefined) return [];
  const { ztdId, serialNumber, displayName: before } = unit.registration.value;
  const after = nameByRule(rule, serialOf(unit));
  return [{ ztdId, serialNumber, unitId: unit.id, field: "displayName", before, after }];
}

function isToSend({ state }: ChangeStep): boolean {
  return state === "waiting" || state === "lost";
}

function isAwaited({ state }: ChangeStep): boolean {
  return state === "accepted" || state === "unclear";
}
