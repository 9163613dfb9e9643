import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { BudgetMeter } from "./budget-meter.ts";
import { type AttemptFailure, middleware, ticketOf } from "./call-ticket.ts";

/** What the sending link needs. */
export type TransportPorts = {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly meter: BudgetMeter;
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

/**
 * The last link: one attempt, body included, within the time limit. The answer is put on the context with its body
 * already read; an attempt without one leaves the reason on the ticket and throws nothing.
 */
export function transportLink(ports: TransportPorts): Middleware {
  return middleware(async (context) => {
    const limit = new AbortController();
    const stopTimer = ports.clock.setTimer(epochMs(ports.clock.now() + ports.attemptLimitMs), () => limit.abort());
    ports.meter.sent();
    try {
      context.response = await attempt(ports, context, AbortSignal.any([limit.signal, ports.stopped]));
      ports.meter.answered();
    } catch (error) {
      ticketOf(context).failure = failureOf(error, limit.signal, ports.stopped);
    } finally {
      stopTimer();
    }
  });
}

async function attempt({ fetch }: TransportPorts, context: Context, signal: AbortSignal): Promise<Response> {
  // Graph's own API never redirects; following one would carry the request to a host nobody chose.
  const answer = await fetch(String(context.request), { ...context.options, redirect: "manual", signal });
  const text = await answer.text();
  // A status above 599 exists on the wire, but a Response cannot be built with it.
  const status = Math.min(answer.status, 599);
  return new Response(text === "" ? null : text, { status, headers: answer.headers });
}

function failureOf(error: unknown, limit: AbortSignal, stopped: AbortSignal): AttemptFailure {
  if (stopped.aborted) return { kind: "stopped" };
  if (limit.aborted) return { kind: "timedOut" };
  const detail = codesOf(error);
  if (detail.length === 0 && !(error instanceof TypeError)) throw error;
  const notSent = detail.length > 0 && detail.every((code) => notSentCodes.has(code));
  return { kind: notSent ? "notSent" : "lost", detail: detail.join(",") || "fetch failed" };
}

/** The system codes in an error and its causes; a host with several addresses fails with one error for each. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(codesOf);
  return error.cause === undefined ? own : [...own, ...codesOf(error.cause)];
}
