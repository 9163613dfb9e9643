import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../../app/ports/clock.ts";

/** How one attempt ended: with an answer, its body read, or without one. */
export type Attempt =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly kind: "notSent" | "lost"; readonly detail: string }
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

/** Trouble before a single byte of the request was sent, by Node's and undici's codes. */
const notSentCodes: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

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
    return lostAttempt(error);
  } finally {
    stopTimer();
  }
}

function lostAttempt(error: unknown): Attempt {
  const codes = codesOf(error);
  if (codes.length === 0 && !(error instanceof TypeError)) throw error;
  const notSent = codes.length > 0 && codes.every((code) => notSentCodes.has(code));
  return { kind: notSent ? "notSent" : "lost", detail: codes.join(",") || "fetch failed" };
}

/** The system codes in an error and its causes; a host with several addresses fails with one error for each. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...inner.flatMap(codesOf)];
}
