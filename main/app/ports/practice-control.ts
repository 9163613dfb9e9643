import type { PracticeAct, PracticeDevice, PracticeState } from "../../../shared/contract/practice/control.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Hands on simulated devices. Present in practice only. Errors: `practice.unavailable`. */
export type PracticeControl = {
  readonly state: () => Promise<Result<PracticeState>>;
  readonly act: (act: PracticeAct) => Promise<Result<PracticeDevice>>;
  /** Plugs the stick with the devices' files in, or pulls it. */
  readonly stick: (plugged: boolean) => Promise<Result<PracticeState>>;
};
