import type { Log } from "../../app/ports/log.ts";
import type { RealTimer } from "./real-timer.ts";

/** What an orderly end needs. */
export type ShutdownOptions = {
  readonly timer: RealTimer;
  /** The real time all steps together may take; then the process ends all the same. */
  readonly limitMs: number;
  readonly log: Log;
  /** Ends the process; nothing runs after it. */
  readonly exit: (code: number) => void;
};

/** Ends what was started, last started first. */
export type Shutdown = {
  /** Registers a way to stop something, at once after it was started. */
  readonly add: (name: string, stop: () => Promise<void> | void) => void;
  /** Stops everything and ends the process; a second call changes nothing but a worse exit code. */
  readonly begin: (code: number) => void;
};

/** A step that fails or hangs is logged and does not keep the others from being stopped in time. */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { timer, limitMs, log } = options;
  const steps: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  let exitCode = 0;
  let begun = false;
  let current = "";

  async function stopAll(): Promise<void> {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      current = step.name;
      try {
        await step.stop();
      } catch (error) {
        log.error("shutdown.stepFailed", { step: step.name, message: error instanceof Error ? error.message : "" });
        exitCode = Math.max(exitCode, 1);
      }
    }
  }

  return {
    add: (name, stop) => void steps.push({ name, stop }),
    begin: (code) => {
      exitCode = Math.max(exitCode, code);
      if (begun) return;
      begun = true;
      let ended = false;
      const end = (inTime: boolean) => {
        if (ended) return;
        ended = true;
        cancelLimit();
        if (inTime) log.info("shutdown.done", { exitCode });
        else log.error("shutdown.tookTooLong", { step: current, limitMs });
        options.exit(inTime ? exitCode : Math.max(exitCode, 1));
      };
      const cancelLimit = timer(limitMs, () => end(false));
      void stopAll().then(() => end(true));
    },
  };
}
