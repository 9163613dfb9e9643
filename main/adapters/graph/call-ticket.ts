import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { BrokenCall } from "../../../shared/kernel/broken-call.ts";

/**
 * Why an attempt ended without an answer: it broke; `timedOut`: as `lost`, after the time limit; `paused`: the service
 * asked for a longer pause than a call waits for; `stopped`: this side is closing.
 */
export type AttemptFailure =
  | BrokenCall
  | { readonly kind: "timedOut" }
  | { readonly kind: "paused"; readonly forMs: number }
  | { readonly kind: "stopped" };

/**
 * Who waits for a call: a person (`technician`), who comes first at the tenant's gate, or the bench itself (`poll`).
 */
export type CallPriority = "technician" | "poll";

/** What the middleware of one call share: the call's facts, and how it went. Travels as a middleware option. */
export class CallTicket {
  readonly tenant: TenantId;
  readonly accessToken: string;
  /** Repeating it does no harm: reads, and removals. */
  readonly repeatable: boolean;
  /** 429 tells of a limit of its own, not of the tenant's. */
  readonly hasOwnLimit: boolean;
  readonly priority: CallPriority;
  /** A whole address to call in place of the built one, for next links, which must be followed to the letter. */
  readonly exactAddress: string | undefined;
  /** Attempts made so far. */
  attempts = 0;
  /** Set when the last attempt brought no answer. */
  failure: AttemptFailure | undefined = undefined;

  constructor(
    call: Pick<CallTicket, "tenant" | "accessToken" | "repeatable" | "hasOwnLimit" | "priority" | "exactAddress">,
  ) {
    this.tenant = call.tenant;
    this.accessToken = call.accessToken;
    this.repeatable = call.repeatable;
    this.hasOwnLimit = call.hasOwnLimit;
    this.priority = call.priority;
    this.exactAddress = call.exactAddress;
  }
}

/** The ticket of the call a context belongs to. A context without one is a defect of the pipeline. */
export function ticketOf(context: Context): CallTicket {
  const ticket = context.middlewareControl?.getMiddlewareOptions(CallTicket);
  if (ticket instanceof CallTicket) return ticket;
  throw new Error("A call went through the pipeline without its ticket");
}

/** A link of the client's chain: `run` gets the context and the rest of the chain. */
export function middleware(
  run: (context: Context, next: (context: Context) => Promise<void>) => Promise<void>,
): Middleware {
  let following: Middleware | undefined;
  const next = async (context: Context): Promise<void> => {
    if (following === undefined) throw new Error("The pipeline ends without a transport");
    await following.execute(context);
  };
  return {
    execute: (context) => run(context, next),
    setNext: (link) => {
      following = link;
    },
  };
}
