import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { type CallTicket, middleware, ticketOf } from "./call-ticket.ts";
import type { Governor } from "./governor.ts";
import { type AttemptOutcome, decideRetry, type RetryDecision } from "./retry-policy.ts";

/** What the retrying link needs. */
export type RetryPorts = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly governorOf: (ticket: CallTicket) => Governor;
  readonly stopped: AbortSignal;
};

/** Lets each attempt through the tenant's gate and repeats attempts as the policy says; all waiting is the clock's. */
export function retryLink(ports: RetryPorts): Middleware {
  return middleware(async (context, next) => {
    const ticket = ticketOf(context);
    const governor = ports.governorOf(ticket);
    for (;;) {
      const decision = await governedAttempt(ports, governor, context, next);
      if (decision.next === "accept") return;
      if (decision.delayMs > 0 && !(await waited(ports, decision.delayMs))) return;
    }
  });
}

async function governedAttempt(
  ports: RetryPorts,
  governor: Governor,
  context: Context,
  next: (context: Context) => Promise<void>,
): Promise<RetryDecision> {
  const ticket = ticketOf(context);
  const admission = await governor.enter(ticket.priority);
  ticket.failure = admission.admitted ? undefined : admission.failure;
  if (!admission.admitted) return { next: "accept" };
  try {
    ticket.attempts += 1;
    await next(context);
    if (ticket.hasOwnLimit && context.response?.status === 429) return { next: "accept" };
    const decision = decideRetry(ticket.attempts, outcomeOf(context, ports.clock), ticket.repeatable, ports.random);
    // Before the place is free again: the next call in the queue must not slip through.
    if (decision.pauseTenantMs !== undefined) governor.pauseUntil(epochMs(ports.clock.now() + decision.pauseTenantMs));
    return decision;
  } finally {
    admission.leave();
  }
}

function outcomeOf(context: Context, clock: Clock): AttemptOutcome {
  const { failure } = ticketOf(context);
  if (failure !== undefined) return { kind: "failure", failure };
  const { response } = context;
  if (response === undefined) throw new Error("An attempt ended without an answer and without a reason");
  const retryAfterMs = parseRetryAfter(response.headers.get("Retry-After"), clock.now());
  return { kind: "answer", status: response.status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Resolves to false when the wait was ended by stopping. */
async function waited({ clock, stopped }: RetryPorts, delayMs: number): Promise<boolean> {
  try {
    await clock.delay(delayMs, stopped);
    return true;
  } catch (reason) {
    if (stopped.aborted) return false;
    throw reason;
  }
}
