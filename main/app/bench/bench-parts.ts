import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import type { RunEffect } from "./run-effect.ts";

/** What the loop is made of. `run` performs one effect through the ports and answers what was observed. */
export type BenchParts = {
  readonly store: BenchStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly run: RunEffect;
};
