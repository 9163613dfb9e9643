import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { wantedForPast } from "../../clearing/plan-clearing.ts";
import { isLinkAddress } from "../../link/link-address.ts";
import { readinessAskedAt, readinessDueAt } from "../../readiness/readiness-due.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import { nextAttentionAt } from "../attention.ts";
import type { BenchState } from "../bench-state.ts";
import { type Effect, effectKey } from "./effect.ts";
import { dueAt, type Pacing } from "./pacing.ts";

/** After this many failures in a row a person has to ask for the next reading. */
export const collectTries = 3;
const collectPauseMs = 30_000;
const readinessPauseMs = 30_000;
const signalsInFlowMs = 20_000;
const signalsBeforeStartMs = 60_000;

/** What one unit needs now, and when to look at it again if nothing happens before. */
export type UnitPlan = { readonly effects: readonly Effect[]; readonly wakeAt?: EpochMs };

/** Plans for one unit: a device is asked for one thing at a time. Costs the same however many other units there are. */
export function planUnit(unit: Unit, state: BenchState, pacing: Pacing, now: EpochMs): UnitPlan {
  const wakes: number[] = [];
  const attentionAt = nextAttentionAt(unit, state, now);
  if (attentionAt !== undefined) wakes.push(attentionAt);
  const effects: Effect[] = [];
  const wanted = wantedEffects(unit);
  // The end of what runs plans anew.
  const isBusy = wanted.some(({ effect }) => pacing.get(effectKey(effect))?.running === true);
  for (const next of isBusy ? [] : wanted) {
    const due = wantedAt(next, pacing);
    if (due === undefined || effects.length > 0) continue;
    if (due <= now) effects.push(next.effect);
    else wakes.push(due);
  }
  const gathering = wantedDiagnostics(unit, pacing);
  if (gathering !== undefined) effects.push(gathering);
  const clearing = wantedForPast(unit, now);
  if (clearing !== undefined) {
    const due = dueAt(pacing, effectKey(clearing.effect), 0);
    const from = due === undefined ? undefined : epochMs(Math.max(due, clearing.from));
    if (from !== undefined && from <= now) effects.push(clearing.effect);
    else if (from !== undefined) wakes.push(from);
  }
  return wakes.length === 0 ? { effects } : { effects, wakeAt: epochMs(Math.min(...wakes)) };
}

/** Gathering takes minutes: the device goes on being read beside it. */
function wantedDiagnostics({ id: unitId, address, diagnostics }: Unit, pacing: Pacing): Effect | undefined {
  if (diagnostics?.isAwaited !== true || address === undefined || isLinkAddress(address)) return undefined;
  const effect = { kind: "collectDiagnostics", unitId, address } as const;
  return pacing.get(effectKey(effect))?.running === true ? undefined : effect;
}

/** An effect with its pace. One that was last begun before `newsAt` is wanted again at once, none before `from`. */
type WantedEffect = {
  readonly effect: Effect;
  readonly intervalMs: number;
  readonly newsAt?: EpochMs;
  readonly from?: EpochMs;
};

function wantedAt({ effect, intervalMs, newsAt, from }: WantedEffect, pacing: Pacing): EpochMs | undefined {
  const key = effectKey(effect);
  const begunAt = pacing.get(key)?.startedAt;
  const isOutdated = newsAt !== undefined && begunAt !== undefined && begunAt < newsAt;
  const due = dueAt(pacing, key, isOutdated ? 0 : intervalMs);
  return due === undefined ? undefined : epochMs(Math.max(due, from ?? 0));
}

/** What is wanted of a device, the most urgent first. Nothing else is asked before it has been collected. */
function wantedEffects(unit: Unit): readonly WantedEffect[] {
  const { id: unitId, address } = unit;
  if (address === undefined || isLinkAddress(address)) return [];
  if (wantsCollecting(unit))
    return [{ effect: { kind: "collect", unitId, address }, intervalMs: collectPauseMs * unit.collectFailures }];
  const wanted = [wantedReadiness(unit, address), wantedSignals(unit, address)];
  return wanted.filter((effect) => effect !== undefined);
}

function wantedReadiness(unit: Unit, address: string): WantedEffect | undefined {
  const from = readinessDueAt(unit);
  if (from === undefined) return undefined;
  const effect = { kind: "readReadiness", unitId: unit.id, address } as const;
  return { effect, intervalMs: readinessPauseMs, newsAt: readinessAskedAt(unit), from };
}

function wantedSignals(unit: Unit, address: string): WantedEffect | undefined {
  const effect = { kind: "readSignals", unitId: unit.id, address } as const;
  switch (unit.stage) {
    case "readyToStart":
      return { effect, intervalMs: signalsBeforeStartMs };
    case "devicePreparation":
    case "deviceSetup":
    case "failed":
      return { effect, intervalMs: signalsInFlowMs };
    case "succeeded": {
      // Reseal switches the device off: what it has to say about its apps is read before that.
      const newsAt = currentAttempt(unit)?.success?.at;
      return { effect, intervalMs: signalsInFlowMs, ...(newsAt === undefined ? {} : { newsAt }) };
    }
    default:
      return undefined;
  }
}

function wantsCollecting(unit: Unit): boolean {
  if (unit.collectFailures >= collectTries || unit.stage === "routedToIt" || unit.stage === "shipped") return false;
  if (unit.hash === undefined) return true;
  return unit.collectAskedAt !== undefined && unit.collectAskedAt > unit.hash.seenAt;
}
