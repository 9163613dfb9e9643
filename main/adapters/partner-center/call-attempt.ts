import { epochMs } from "../../../shared/kernel/brand.ts";
import { type BrokenCall, brokenCall } from "../../../shared/kernel/broken-call.ts";
import type { Clock } from "../../app/ports/clock.ts";

/** How one attempt ended: with an answer, its body read, or without one. */
export type Attempt =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Headers; readonly text: string }
  | BrokenCall
  | { readonly kind: "timedOut" }
  | { readonly kind: "stopped" };

/** What an attempt needs. */
export type AttemptPorts = {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Longest time for one attempt, answer included, in bench time. */
  readonly attemptLimitMs: number;
  readonly stopped: AbortSignal;
};

/** One attempt within the time limit. Expected trouble is an outcome; anything else throws. */
export async function attemptCall(ports: AttemptPorts, address: string, request: RequestInit): Promise<Attempt> {
  const { clock, stopped } = ports;
  const limit = new AbortController();
  const stopTimer = clock.setTimer(epochMs(clock.now() + ports.attemptLimitMs), () => limit.abort());
  try {
    // Nothing redirects here; following one would carry the request to a host nobody chose.
    const signal = AbortSignal.any([limit.signal, stopped]);
    const answer = await ports.fetch(address, { ...request, redirect: "manual", signal });
    return { kind: "answer", status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    if (stopped.aborted) return { kind: "stopped" };
    if (limit.signal.aborted) return { kind: "timedOut" };
    return brokenCall(error);
  } finally {
    stopTimer();
  }
}
