import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** What understanding scans needs of the bench. */
export type ScanBench = {
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
};
