import { type Bench, openBench } from "../../main/app/bench/bench-loop.ts";
import type { EffectOutcome } from "../../main/app/bench/run-effect.ts";
import type { BenchStore, JournalRow } from "../../main/app/ports/bench-store.ts";
import type { Ids } from "../../main/app/ports/ids.ts";
import type { BenchState } from "../../shared/domain/bench/bench-state.ts";
import { type Effect, effectKey } from "../../shared/domain/bench/plan/effect.ts";
import type { Draft } from "../../shared/domain/evidence/draft.ts";
import { unitId } from "../../shared/kernel/brand.ts";
import type { Step } from "./builders.ts";
import { createMemoryBenchStore, type MemoryBenchStore } from "./memory-bench-store.ts";
import { createRecordingLog, type RecordingLog } from "./recording-log.ts";
import { at, order } from "./records.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** An effect that runs and waits for the test to say what came of it. */
export type OpenEffect = {
  readonly effect: Effect;
  readonly key: string;
  readonly signal: AbortSignal;
  readonly finish: (outcome?: Partial<EffectOutcome>) => Promise<void>;
  readonly fail: (defect: unknown) => Promise<void>;
};

/** A loop on a store in memory and a clock that the test moves; effects wait until the test finishes them. */
export type LoopBench<Store extends BenchStore = MemoryBenchStore> = {
  readonly bench: Bench;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
  /** Effects that run now, oldest first. */
  readonly open: () => readonly OpenEffect[];
  /** The running effect of a key. Throws when it does not run. */
  readonly effect: (key: string) => OpenEffect;
  /** Keys of all effects that were ever run, in order. */
  readonly begun: () => readonly string[];
  /** Kinds of the journal's rows, oldest first. */
  readonly journal: () => readonly string[];
};

/** Ids that count up, after a prefix that keeps those of several runs apart. */
export function createCountingIds(prefix = "id"): Ids {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return `${prefix}-${count}`;
    },
  };
}

/** Opens a loop on a store (an empty one by default), without starting it. */
export function openLoopBench<Store extends BenchStore = MemoryBenchStore>(
  store: Store = createMemoryBenchStore() as BenchStore as Store,
): LoopBench<Store> {
  const clock = createVirtualClock(at(0));
  const log = createRecordingLog();
  const waiting = new Set<OpenEffect>();
  const begun: string[] = [];

  const run = (effect: Effect, _state: () => BenchState, signal: AbortSignal): Promise<EffectOutcome> =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void): Promise<void> => {
        waiting.delete(entry);
        settle();
        return clock.advance(0);
      };
      const entry: OpenEffect = {
        effect,
        key: effectKey(effect),
        signal,
        finish: (outcome = {}) => end(() => resolve({ drafts: [], ...outcome })),
        fail: (defect) => end(() => reject(defect)),
      };
      begun.push(entry.key);
      waiting.add(entry);
      signal.addEventListener("abort", () => void entry.finish());
    });

  const opened = openBench({ store, clock, ids: createCountingIds(`run-${rowsOf(store).length}`), log, run });
  if (!opened.ok) throw new Error(opened.error.code);
  return {
    bench: opened.value,
    store,
    clock,
    log,
    open: () => [...waiting],
    effect: (key) => {
      const found = [...waiting].find((entry) => entry.key === key);
      if (found === undefined)
        throw new Error(`${key} does not run; running: ${[...waiting].map((entry) => entry.key).join(", ")}`);
      return found;
    },
    begun: () => begun,
    journal: () => rowsOf(store).map((row) => row.evidence.kind),
  };
}

function rowsOf(store: BenchStore): readonly JournalRow[] {
  const rows = store.readAfter(0);
  return rows.ok ? rows.value : [];
}

/** Opens a loop with an open order and starts it. */
export async function openRunningBench(store?: MemoryBenchStore): Promise<LoopBench> {
  const loop = openLoopBench(store);
  loop.bench.start();
  await loop.bench.submit({ kind: "openOrder", order: order() }, "Technician 07");
  await loop.clock.advance(0);
  return loop;
}

/** Steps as the drafts that would have been handed to the loop, at their own times. */
export function draftsOf(...steps: readonly Step[]): readonly Draft[] {
  return steps.map((step) => {
    const envelope = {
      source: step.source,
      at: at(step.minute),
      ...(step.actor === undefined ? {} : { actor: step.actor }),
    };
    return step.unit === undefined
      ? { ...envelope, ...step.fact }
      : { ...envelope, unitId: unitId(step.unit), ...step.fact };
  });
}
