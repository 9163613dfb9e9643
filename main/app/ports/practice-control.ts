import type {
  PracticeAct,
  PracticeDevice,
  PracticeLine,
  PracticeSignIn,
  PracticeState,
} from "../../../shared/contract/practice/control.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Hands on simulated devices. Present in practice only. Errors: `practice.unavailable`. */
export type PracticeControl = {
  readonly state: () => Promise<Result<PracticeState>>;
  readonly act: (act: PracticeAct) => Promise<Result<PracticeDevice>>;
  /** Plugs the stick with the devices' files in, or pulls it. */
  readonly stick: (plugged: boolean) => Promise<Result<PracticeState>>;
  /** What the simulated tenant says to sign-ins and changes from now on. */
  readonly signIn: (setting: PracticeSignIn) => Promise<Result<void>>;
  /** The organisation that has the device at this position lets go of it. */
  readonly release: (position: number) => Promise<Result<PracticeDevice>>;
  /** Runs the bench link's line on the next device that is on. */
  readonly callIn: (line: PracticeLine) => Promise<Result<PracticeDevice>>;
};
