import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";

/** What running an effect came to: what was observed, and the error when it should be tried again later. */
export type EffectOutcome = { readonly drafts: readonly Draft[]; readonly error?: AppError };

/** Performs one effect through the ports. Expected trouble comes back as an outcome, never as a rejection. */
export type RunEffect = (effect: Effect, state: () => BenchState, signal: AbortSignal) => Promise<EffectOutcome>;
