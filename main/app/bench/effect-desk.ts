import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { type Effect, effectKey } from "../../../shared/domain/bench/plan/effect.ts";
import { gainOf, type Pace } from "../../../shared/domain/bench/plan/pacing.ts";
import { type Plan, plan } from "../../../shared/domain/bench/plan/plan.ts";
import { isWanted } from "../../../shared/domain/bench/plan/read-due.ts";
import type { TenantRead } from "../../../shared/domain/bench/tenant-demand.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { type EpochMs, epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { BenchParts } from "./bench-parts.ts";

/** What the desk needs of the loop around it. */
export type DeskLoop = {
  readonly state: () => BenchState;
  /** Takes what was observed; resolves once it is folded. */
  readonly record: (drafts: readonly Draft[]) => Promise<Result<void>>;
  /** Plans again when only the pace of an effect changed. */
  readonly replan: (unitId: UnitId | undefined) => void;
};

/** Runs effects side by side, one at a time per key, and remembers their pace. */
export type EffectDesk = {
  /** Plans for the touched units and takes the planned effects as running, so that nothing is planned twice. */
  readonly plan: (touched: ReadonlySet<UnitId>) => Plan;
  readonly run: (effects: readonly Effect[]) => void;
  /** Gives up effects that could not be journaled, until their pause is over. */
  readonly abandon: (effects: readonly Effect[], error: AppError) => void;
  /** Somebody did what failed effects wait for, such as signing in: their pauses are over. Answers the units they are about. */
  readonly personActed: () => ReadonlySet<UnitId>;
  readonly running: () => number;
  /** When a list of the tenant was last read well. */
  readonly tenantReadAt: (read: TenantRead) => EpochMs | undefined;
  /** Why a list that is wanted could not be read, or units not be sent, when it was last tried: the oldest trouble. */
  readonly tenantTrouble: () => AppError | undefined;
  /** Aborts what runs and waits for it. */
  readonly stop: () => Promise<void>;
};

/** A first pause after a failure, doubled with each one after, at most ten minutes. */
const firstPauseMs = 5_000;
const longestPauseMs = 10 * 60_000;

/** Pause before an outcome that the store could not take is offered again. */
const storePauseMs = 5_000;

/** Builds the desk. */
export function createEffectDesk({ clock, log, run }: BenchParts, { state, record, replan }: DeskLoop): EffectDesk {
  const pacing = new Map<string, Pace>();
  const underWay = new Set<Promise<void>>();
  const readAt = new Map<TenantRead, EpochMs>();
  /** What went wrong with the tenant when it was last tried, by what was tried. */
  const troubles = new Map<TenantRead | "sendImports", AppError>();
  /** Effects whose last failure waits for a person, by key. */
  const waiting = new Map<string, Effect>();
  const abort = new AbortController();

  const end = (effect: Effect, error: AppError | undefined, drafts: readonly Draft[] = []): void => {
    const key = effectKey(effect);
    const before = pacing.get(key);
    const now = clock.now();
    if (error?.retry.when === "technicianActs") waiting.set(key, effect);
    else waiting.delete(key);
    const failures = error === undefined ? 0 : (before?.failures ?? 0) + 1;
    const asked = error?.retry.when === "later" ? error.retry.delayMs : 0;
    const pauseMs = failures === 0 ? 0 : Math.max(asked, Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)));
    const retryAt = pauseMs === 0 ? {} : { retryAt: epochMs(now + pauseMs) };
    const since = effect.kind === "readTenant" ? state().demand[effect.read].fastSince : undefined;
    const gain = error === undefined ? gainOf(before, unitsIn(drafts), now, since) : before?.gain;
    const pace: Pace = { running: false, startedAt: before?.startedAt ?? now, endedAt: now, failures, ...retryAt };
    pacing.set(key, gain === undefined ? pace : { ...pace, gain });
  };

  const noteTenant = (effect: Effect, error: AppError | undefined): void => {
    if (effect.kind !== "readTenant" && effect.kind !== "sendImports") return;
    const tried = effect.kind === "readTenant" ? effect.read : effect.kind;
    if (error !== undefined) troubles.set(tried, error);
    else troubles.delete(tried);
    if (effect.kind === "readTenant" && error === undefined) readAt.set(effect.read, clock.now());
  };

  const replanFor = (effect: Effect): void => replan("unitId" in effect ? effect.unitId : undefined);

  /** What was observed is offered again while the store cannot take it: the outcome of a call must not be lost. */
  const keep = async (drafts: readonly Draft[]): Promise<void> => {
    while (!abort.signal.aborted) {
      const kept = await record(drafts);
      if (kept.ok || kept.error.code !== "store.writeFailed") return;
      await clock.delay(storePauseMs, abort.signal);
    }
  };

  const perform = async (effect: Effect): Promise<void> => {
    const outcome = await run(effect, state, abort.signal);
    if (abort.signal.aborted) return;
    noteTenant(effect, outcome.error);
    if (outcome.error !== undefined) log.warn("effect.failed", { effect: effect.kind, code: outcome.error.code });
    await keep(outcome.drafts);
    if (abort.signal.aborted) return;
    // Only now: between its end and the fold of its outcome the same effect must not be planned again.
    end(effect, outcome.error, outcome.drafts);
    replanFor(effect);
  };

  return {
    plan: (touched) => {
      const planned = plan(state(), pacing, touched, clock.now());
      for (const effect of planned.effects) {
        const key = effectKey(effect);
        const { retryAt: _over, ...before } = pacing.get(key) ?? { failures: 0 };
        pacing.set(key, { ...before, running: true, startedAt: clock.now() });
      }
      return planned;
    },
    run: (effects) => {
      for (const effect of effects) {
        const work = perform(effect)
          .catch((defect: unknown) => {
            if (abort.signal.aborted) return;
            end(effect, appError("defect", "defect.unexpected"));
            log.error("effect.defect", {
              effect: effect.kind,
              message: defect instanceof Error ? defect.message : String(defect),
            });
            replanFor(effect);
          })
          .finally(() => underWay.delete(work));
        underWay.add(work);
      }
    },
    abandon: (effects, error) => {
      for (const effect of effects) end(effect, error);
      for (const effect of effects) replanFor(effect);
    },
    personActed: () => {
      const units = new Set<UnitId>();
      for (const [key, effect] of waiting) {
        const pace = pacing.get(key);
        if (pace === undefined || pace.running) continue;
        const { retryAt: _over, ...rest } = pace;
        pacing.set(key, { ...rest, failures: 0 });
        if ("unitId" in effect) units.add(effect.unitId);
      }
      waiting.clear();
      return units;
    },
    running: () => underWay.size,
    tenantReadAt: (read) => readAt.get(read),
    tenantTrouble: () => [...troubles].find(([tried]) => isStillTried(state(), tried))?.[1],
    stop: async () => {
      abort.abort();
      await Promise.allSettled(underWay);
    },
  };
}

/** What nobody wants any more is not tried again, and its trouble would be told for ever. */
function isStillTried({ demand, toImport, changes }: BenchState, tried: TenantRead | "sendImports"): boolean {
  if (tried === "sendImports") return toImport.size > 0;
  return isWanted(demand[tried]) || (tried === "registrations" && changes.some(({ open }) => open > 0));
}

function unitsIn(drafts: readonly Draft[]): number {
  return new Set(drafts.flatMap((draft) => ("unitId" in draft ? [draft.unitId] : []))).size;
}
