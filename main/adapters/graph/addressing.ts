import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { middleware, ticketOf } from "./call-ticket.ts";

/** First link: calls the ticket's exact address when there is one. The client would take a next link apart and reorder it. */
export function exactAddressLink(): Middleware {
  return middleware(async (context, next) => {
    const { exactAddress } = ticketOf(context);
    if (exactAddress !== undefined) context.request = exactAddress;
    await next(context);
  });
}

/**
 * Adds the bearer token, and only to a request that goes to the service's own https origin: a token never leaves for
 * any other host.
 */
export function authenticationLink(serviceOrigin: string): Middleware {
  return middleware(async (context, next) => {
    const address = new URL(String(context.request));
    if (address.protocol === "https:" && address.origin === serviceOrigin) {
      setHeader(context, "Authorization", `Bearer ${ticketOf(context).accessToken}`);
    }
    await next(context);
  });
}

/** Last link but one: sends the request to where `routes` says; the identity outside practice. */
export function routedAddressLink(routes: (address: string) => string): Middleware {
  return middleware(async (context, next) => {
    // A copy, so that a repeated attempt starts from the service's own address again.
    const routed: Context = { ...context, request: routes(String(context.request)) };
    await next(routed);
    if (routed.response !== undefined) context.response = routed.response;
  });
}

function setHeader(context: Context, name: string, value: string): void {
  context.options = { ...context.options, headers: { ...context.options?.headers, [name]: value } };
}
