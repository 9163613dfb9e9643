import { importOutcome } from "../../registration/import-outcome.ts";
import { currentRun } from "../../unit/life.ts";
import type { LifeStage } from "../../unit/life-stage.ts";
import type { Unit } from "../../unit/unit.ts";
import { currentAttempt } from "../../unit/unit.ts";
import type { Tile, TileClass, TrackState } from "../board-view.ts";

/** How many of the five parts Collect, Register, Assign, Flow, Seal lie behind a unit in each stage. */
const doneParts: Readonly<Record<LifeStage, number>> = {
  seen: 0,
  collected: 0,
  checked: 1,
  registering: 1,
  registered: 2,
  assigned: 2,
  readyToStart: 3,
  devicePreparation: 3,
  deviceSetup: 3,
  succeeded: 4,
  failed: 3,
  resealed: 4,
  shipped: 5,
  clearing: 1,
  stopped: 0,
  rework: 3,
  foreignTenant: 1,
  routedToIt: 0,
};

/** The five-part track of a tile. */
export function trackOf(unit: Unit, tileClass: TileClass): Tile["track"] {
  const done = tileClass === "ready" ? 5 : partsDone(unit);
  const current: TrackState =
    tileClass === "stop" ? "stopped" : tileClass === "hands" || tileClass === "look" ? "waiting" : "doing";
  const part = (index: number): TrackState => (index < done ? "done" : index > done ? "todo" : current);
  return [part(0), part(1), part(2), part(3), part(4)];
}

function partsDone(unit: Unit): number {
  if (unit.stage === "stopped") {
    const run = currentRun(unit);
    if (run !== undefined) return run.success === undefined ? 3 : 4;
    const wasRefused = unit.import !== undefined && importOutcome(unit.import).kind === "refused";
    return wasRefused ? 1 : 0;
  }
  if (unit.stage === "routedToIt")
    return unit.registration === undefined ? 1 : currentAttempt(unit) === undefined ? 3 : 4;
  return doneParts[unit.stage];
}
