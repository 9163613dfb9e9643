import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { brokenCall } from "../../../shared/kernel/broken-call.ts";
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
  return brokenCall(error);
}
