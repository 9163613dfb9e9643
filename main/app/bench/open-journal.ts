import { type BenchState, emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../../shared/domain/bench/evolve.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import { createSharedWords, type SharedWords } from "./shared-words.ts";
import { decodeState, snapshotFormatVersion } from "./snapshot-codec.ts";

/** The state as the journal has it, and the number of its last row. */
export type OpenedJournal = {
  readonly state: BenchState;
  readonly sequence: number;
  /** The words of its units; what is folded later shares them. */
  readonly words: SharedWords;
};

/** Folds the journal: from the newest snapshot of this format, else from the first row. */
export function openJournal(store: BenchStore): Result<OpenedJournal> {
  const snapshot = store.loadSnapshot(snapshotFormatVersion);
  if (!snapshot.ok) return snapshot;
  const from = snapshot.value?.sequence ?? 0;
  const rows = store.readAfter(from);
  if (!rows.ok) return rows;
  const words = createSharedWords();
  let state = snapshot.value === undefined ? emptyBenchState : decodeState(snapshot.value.parts, words);
  for (const row of rows.value) state = evolve(state, words.ofEvidence(row.evidence));
  return ok({ state, sequence: rows.value.at(-1)?.sequence ?? from, words });
}
