import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { type Attempt, type AttemptPorts, attemptCall } from "./call-attempt.ts";
import type { CallGate } from "./call-gate.ts";
import { planRetry } from "./retry-plan.ts";

/** What brings a call to its end. `random` is in [0, 1). */
export type SettlingPorts = AttemptPorts & { readonly random: () => number; readonly gate: CallGate };

/** How a call ended. `mayHaveArrived`: an attempt before the last one broke off, and the service may have acted on it. */
export type Settled = {
  readonly attempt: Attempt | undefined;
  readonly attempts: number;
  readonly mayHaveArrived: boolean;
};

/** Repeats attempts as the plan says. One that was never made is undefined: the pause was too long. */
export async function attemptUntilSettled(ports: SettlingPorts, address: string, init: RequestInit): Promise<Settled> {
  const { gate, clock, stopped } = ports;
  let mayHaveArrived = false;
  for (let attempts = 1; ; attempts += 1) {
    const passed = await gate.pass(async () => {
      const attempt = await attemptCall(ports, address, init);
      const retryAfterMs =
        attempt.kind === "answer" ? parseRetryAfter(attempt.headers.get("Retry-After"), clock.now()) : undefined;
      const plan = planRetry(attempts, attempt, retryAfterMs, ports.random);
      // Before the place is free again: the next call in the queue must not slip through.
      if (plan.pauseAllMs !== undefined) gate.pause(plan.pauseAllMs);
      return { attempt, plan };
    });
    if (passed === undefined) {
      const attempt = stopped.aborted ? ({ kind: "stopped" } as const) : undefined;
      return { attempt, attempts: attempts - 1, mayHaveArrived };
    }
    const { attempt, plan } = passed;
    if (plan.next === "accept") return { attempt, attempts, mayHaveArrived };
    mayHaveArrived ||= isInDoubt(attempt);
    if (!(await waited(clock, plan.delayMs, stopped)))
      return { attempt: { kind: "stopped" }, attempts, mayHaveArrived };
  }
}

function isInDoubt(attempt: Attempt): boolean {
  if (attempt.kind === "answer") return attempt.status >= 500;
  return attempt.kind !== "notSent";
}

/** Resolves to false when the wait was ended by stopping. */
async function waited(clock: Clock, delayMs: number, stopped: AbortSignal): Promise<boolean> {
  if (delayMs === 0) return !stopped.aborted;
  try {
    await clock.delay(delayMs, stopped);
    return true;
  } catch (reason) {
    if (stopped.aborted) return false;
    throw reason;
  }
}
