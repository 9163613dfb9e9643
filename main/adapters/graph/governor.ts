import { type EpochMs, epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { BudgetMeter } from "./budget-meter.ts";
import type { AttemptFailure, CallPriority } from "./call-ticket.ts";

/** A place at the service, or why there is none. */
export type Admission = { readonly admitted: true; readonly leave: () => void } | Refusal;
type Refusal = { readonly admitted: false; readonly failure: AttemptFailure };

/** One tenant's gate: few calls at a time, none while the service asked for a pause. */
export type Governor = {
  /**
   * Waits for a place: whoever a person waits for before everybody else, otherwise first come first served. `leave` must
   * be called once when the attempt is over.
   */
  readonly enter: (priority: CallPriority) => Promise<Admission>;
  /** Holds every call of the tenant back until `at`; an earlier time than the one set changes nothing. */
  readonly pauseUntil: (at: EpochMs) => void;
};

/** How a governor works: `parallelCalls` at once; a pause longer than `longestPauseMs` refuses calls instead of keeping them. */
export type GovernorLimits = { readonly parallelCalls: number; readonly longestPauseMs: number };

/** A gate on the given clock; `stopped` ends all waiting. */
export function createGovernor(
  clock: Clock,
  meter: BudgetMeter,
  limits: GovernorLimits,
  stopped: AbortSignal,
): Governor {
  type Waiting = (admission: Admission) => void;
  const queues: Readonly<Record<CallPriority, Waiting[]>> = { technician: [], poll: [] };
  let active = 0;
  let pausedUntil = epochMs(0);
  let waking = false;

  function place(): Admission {
    active += 1;
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      active -= 1;
      pump();
    };
    return { admitted: true, leave };
  }

  /** Undefined means: wait. */
  function decide(): Admission | undefined {
    const pauseMs = pausedUntil - clock.now();
    if (stopped.aborted) return { admitted: false, failure: { kind: "stopped" } };
    if (pauseMs > limits.longestPauseMs) return { admitted: false, failure: { kind: "paused", forMs: pauseMs } };
    if (pauseMs > 0) wake(pauseMs);
    return pauseMs > 0 || active >= limits.parallelCalls ? undefined : place();
  }

  function pump(): void {
    for (;;) {
      const [queue] = [queues.technician, queues.poll].filter(({ length }) => length > 0);
      const admission = queue === undefined ? undefined : decide();
      if (queue === undefined || admission === undefined) return;
      meter.waiting(-1);
      queue.shift()?.(admission);
    }
  }

  function wake(pauseMs: number): void {
    if (waking) return;
    waking = true;
    const awake = (): void => {
      waking = false;
      pump();
    };
    // The delay rejects only when stopped; the pump then sends every waiting call home.
    clock.delay(pauseMs, stopped).then(awake, awake);
  }

  async function enter(priority: CallPriority): Promise<Admission> {
    const isNext = queues.technician.length === 0 && (priority === "technician" || queues.poll.length === 0);
    const admission = isNext ? decide() : undefined;
    if (admission !== undefined) return admission;
    meter.waiting(1);
    return new Promise((resolve) => queues[priority].push(resolve));
  }

  function pauseUntil(at: EpochMs): void {
    if (at <= pausedUntil) return;
    pausedUntil = at;
    meter.throttled(at);
    pump();
  }

  return { enter, pauseUntil };
}
