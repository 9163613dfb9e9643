import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import { nextAttentionAt } from "../attention.ts";
import type { BenchState } from "../bench-state.ts";
import { type Effect, effectKey } from "./effect.ts";
import { dueAt, type Pacing } from "./pacing.ts";

/** After this many failures in a row a person has to ask for the next reading. */
export const collectTries = 3;
const collectPauseMs = 30_000;
const signalsInFlowMs = 20_000;
const signalsBeforeStartMs = 60_000;

/** What one unit needs now, and when to look at it again if nothing happens before. */
export type UnitPlan = { readonly effects: readonly Effect[]; readonly wakeAt?: EpochMs };

/** Plans for one unit. Costs the same however many others there are. */
export function planUnit(unit: Unit, state: BenchState, pacing: Pacing, now: EpochMs): UnitPlan {
  const wanted = wantedEffect(unit);
  const wakes: number[] = [];
  const attentionAt = nextAttentionAt(unit, state, now);
  if (attentionAt !== undefined) wakes.push(attentionAt);
  const effects: Effect[] = [];
  if (wanted !== undefined) {
    const due = wantedAt(wanted, pacing);
    if (due !== undefined && due <= now) effects.push(wanted.effect);
    else if (due !== undefined) wakes.push(due);
  }
  return wakes.length === 0 ? { effects } : { effects, wakeAt: epochMs(Math.min(...wakes)) };
}

/** An effect with its pace. One that was last begun before `newsAt` is wanted again at once. */
type WantedEffect = { readonly effect: Effect; readonly intervalMs: number; readonly newsAt?: EpochMs };

function wantedAt({ effect, intervalMs, newsAt }: WantedEffect, pacing: Pacing): EpochMs | undefined {
  const key = effectKey(effect);
  const begunAt = pacing.get(key)?.startedAt;
  const isOutdated = newsAt !== undefined && begunAt !== undefined && begunAt < newsAt;
  return dueAt(pacing, key, isOutdated ? 0 : intervalMs);
}

function wantedEffect(unit: Unit): WantedEffect | undefined {
  const { id: unitId, address } = unit;
  if (address === undefined) return undefined;
  if (wantsCollecting(unit))
    return { effect: { kind: "collect", unitId, address }, intervalMs: collectPauseMs * unit.collectFailures };
  switch (unit.stage) {
    case "readyToStart":
      return { effect: { kind: "readSignals", unitId, address }, intervalMs: signalsBeforeStartMs };
    case "devicePreparation":
    case "deviceSetup":
    case "failed":
      return { effect: { kind: "readSignals", unitId, address }, intervalMs: signalsInFlowMs };
    case "succeeded": {
      // Reseal switches the device off: what it has to say about its apps is read before that.
      const newsAt = currentAttempt(unit)?.success?.at;
      const effect = { kind: "readSignals", unitId, address } as const;
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
