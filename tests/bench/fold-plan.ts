import { type BenchState, emptyBenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import { plan } from "../../shared/domain/bench/plan/plan.ts";
import type { Evidence, UnitEvidence } from "../../shared/domain/evidence/evidence.ts";
import { evidenceId } from "../../shared/kernel/brand.ts";
import { type Measurement, mean, quantile } from "./bench-row.ts";
import { lifeUntil, type Pattern, recordPattern, unitLike } from "./many-units.ts";

const activeUnits = 20;
const rounds = 100;

/** Folds and plans signals of twenty running units while the others lie shipped or ready to start. */
export const measureFoldAndPlan: Measurement = async (folder) => {
  const pattern = await recordPattern(folder);
  const few = benchOf(pattern, 50);
  const many = benchOf(pattern, 5_000);
  const news = newsOf(pattern);
  // Both states once before, so that the code is compiled and the comparison is of the states alone.
  for (const state of [few, many, few, many]) costs(state, news);
  const fewMs = costs(few, news);
  const manyMs = costs(many, news);
  return [
    { name: "fold-plan.5000-units.mean", value: mean(manyMs), unit: "ms per evidence", hold: 1 },
    { name: "fold-plan.5000-units.p99", value: quantile(manyMs, 0.99), unit: "ms per evidence", hold: 1 },
    { name: "fold-plan.growth", value: quantile(manyMs, 0.5) / quantile(fewMs, 0.5), unit: "× of 50 units", hold: 2 },
  ];
};

/** A bench with `idle` units that nothing happens to, and twenty whose technician flow runs. */
function benchOf(pattern: Pattern, idle: number): BenchState {
  let state = emptyBenchState;
  const fold = (rows: readonly Evidence[]): void => {
    for (const row of rows) state = evolve(state, row);
  };
  fold(pattern.bench);
  for (let index = 0; index < activeUnits; index += 1) fold(lifeUntil(unitLike(pattern, index), "flowSignalsSeen"));
  for (let index = activeUnits; index < activeUnits + idle; index += 1) {
    const rows = unitLike(pattern, index);
    fold(index % 2 === 0 ? rows : lifeUntil(rows, "startConfirmed"));
  }
  return state;
}

/** New signals of the running units in turn, each different from the one before. */
function newsOf(pattern: Pattern): readonly UnitEvidence[] {
  const signals = pattern.unit.filter((row) => row.kind === "flowSignalsSeen");
  const running = Array.from({ length: activeUnits }, (_, index) => unitLike(pattern, index)[0]);
  return Array.from({ length: rounds }, (_, round) =>
    running.map((unit, index) => {
      const row = signals[round % signals.length];
      if (row === undefined || unit === undefined) throw new Error("The recorded unit has no signals");
      return { ...row, unitId: unit.unitId, id: evidenceId(`news-${round}-${index}`) };
    }),
  ).flat();
}

function costs(start: BenchState, news: readonly UnitEvidence[]): readonly number[] {
  let state = start;
  return news.map((row) => {
    const startedAt = performance.now();
    state = evolve(state, row);
    plan(state, new Map(), [row.unitId], row.seenAt);
    return performance.now() - startedAt;
  });
}
