import { boardPatch } from "../../main/app/topics/board-patch.ts";
import { createLiveBoard } from "../../main/app/topics/live-board.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import { plan } from "../../shared/domain/bench/plan/plan.ts";
import type { UnitEvidence } from "../../shared/domain/evidence/evidence.ts";
import { type Measurement, quantile, timed } from "./bench-row.ts";
import { benchOf, newsOf, type Pattern, recordPattern, unitsOfFile } from "./many-units.ts";

const runningUnits = 500;
const waitingUnits = 100_000;
const rounds = 10;

/** News of five hundred running units, from evidence to patch, on an otherwise empty bench and beside a hundred thousand units of a file. */
export const measureBoard: Measurement = async (folder) => {
  const pattern = await recordPattern(folder);
  // Once before, so that the code is compiled and the comparison is of the benches alone.
  newsCosts(pattern, 0);
  const few = newsCosts(pattern, 0);
  const many = newsCosts(pattern, waitingUnits);
  return [
    { name: "board.500-units.p95", value: quantile(few.ms, 0.95), unit: "ms per change", hold: 5 },
    { name: "board.100000-waiting.p95", value: quantile(many.ms, 0.95), unit: "ms per change", hold: 5 },
    { name: "board.growth", value: quantile(many.ms, 0.5) / quantile(few.ms, 0.5), unit: "× of none waiting", hold: 2 },
    { name: "board.100000-waiting.first", value: many.firstMs, unit: "ms", hold: 500 },
  ];
};

/** One change a flush: what 200 changes a second come to on a bench that has nothing else to do. */
function newsCosts(pattern: Pattern, waiting: number): { readonly firstMs: number; readonly ms: readonly number[] } {
  let state = benchOf(pattern, runningUnits, "flowSignalsSeen");
  for (const row of unitsOfFile(pattern, waiting)) state = evolve(state, row);
  const news = newsOf(pattern, runningUnits, rounds);
  const board = createLiveBoard();
  const now = news[0]?.seenAt;
  if (now === undefined) throw new Error("There is no news");
  let view = board.update(state, [], now);
  const firstMs = timed(() => void createLiveBoard().update(state, [], now));
  const ms = news.map((row: UnitEvidence) =>
    timed(() => {
      state = evolve(state, row);
      plan(state, new Map(), [row.unitId], row.seenAt);
      const next = board.update(state, [row.unitId], row.seenAt);
      if (view !== undefined && next !== undefined) boardPatch(view, next);
      view = next;
    }),
  );
  return { firstMs, ms };
}
