import type { BenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import type { Pacing } from "../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../shared/domain/bench/plan/plan.ts";
import type { UnitEvidence } from "../../shared/domain/evidence/evidence.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import { type Measurement, mean, quantile } from "./bench-row.ts";
import { benchOf, lifeUntil, newsOf, type Pattern, recordPattern, unitLike, unitsOfFile } from "./many-units.ts";

const activeUnits = 20;
const rounds = 100;
/** An import call is on its way, as it is nearly all the time while many units wait. */
const sending: Pacing = new Map([["sendImports", { running: true, startedAt: epochMs(0), failures: 0 }]]);

/** Folds and plans signals of twenty running units while the others lie shipped or ready to start. */
export const measureFoldAndPlan: Measurement = async (folder) => {
  const pattern = await recordPattern(folder);
  const few = withIdle(pattern, 50);
  const many = withIdle(pattern, 5_000);
  const waiting = withWaiting(pattern, 100_000);
  const news = newsOf(pattern, activeUnits, rounds);
  // All states once before, so that the code is compiled and the comparison is of the states alone.
  for (const state of [few, many, waiting, few, many, waiting]) costs(state, news);
  const fewMs = costs(few, news);
  const manyMs = costs(many, news);
  const waitingMs = costs(waiting, news);
  return [
    { name: "fold-plan.5000-units.mean", value: mean(manyMs), unit: "ms per evidence", hold: 1 },
    { name: "fold-plan.5000-units.p99", value: quantile(manyMs, 0.99), unit: "ms per evidence", hold: 1 },
    { name: "fold-plan.100000-waiting.p99", value: quantile(waitingMs, 0.99), unit: "ms per evidence", hold: 1 },
    { name: "fold-plan.growth", value: quantile(manyMs, 0.5) / quantile(fewMs, 0.5), unit: "× of 50 units", hold: 2 },
  ];
};

/** A bench with `idle` units that nothing happens to, and twenty whose technician flow runs. */
function withIdle(pattern: Pattern, idle: number): BenchState {
  let state = benchOf(pattern, activeUnits, "flowSignalsSeen");
  for (let index = activeUnits; index < activeUnits + idle; index += 1) {
    const rows = unitLike(pattern, index);
    for (const row of index % 2 === 0 ? rows : lifeUntil(rows, "startConfirmed")) state = evolve(state, row);
  }
  return state;
}

/** The same beside units of a file: half of them wait to be told from the tenant's devices, half to be sent to it. */
function withWaiting(pattern: Pattern, waiting: number): BenchState {
  let state = benchOf(pattern, activeUnits, "flowSignalsSeen");
  for (const [index, row] of unitsOfFile(pattern, waiting).entries()) {
    state = evolve(state, row);
    if (row.kind === "hardwareHashRead" && index % 4 === 1)
      state = evolve(state, { ...row, kind: "registrationAbsent" });
  }
  return state;
}

function costs(start: BenchState, news: readonly UnitEvidence[]): readonly number[] {
  let state = start;
  return news.map((row) => {
    const startedAt = performance.now();
    state = evolve(state, row);
    plan(state, sending, [row.unitId], row.seenAt);
    return performance.now() - startedAt;
  });
}
