import type { Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";

/** Puts a changed unit in place with its indexes, queues and demands. */
export type ReplaceUnit = (state: BenchState, before: Unit | undefined, after: Unit) => BenchState;
