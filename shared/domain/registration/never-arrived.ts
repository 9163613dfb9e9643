import type { AppError, ErrorCode } from "../../kernel/app-error.ts";

/**
 * Ends of a call after which the service has certainly done nothing: it was not reached, held the call back, or did not
 * let the caller in.
 */
const before: ReadonlySet<ErrorCode> = new Set([
  "graph.offline",
  "graph.throttled",
  "graph.unauthorised",
  "graph.forbidden",
  "order.wrongTenant",
  "order.tenantNameDiffers",
]);

/** Whether an import that failed so can be sent again without looking for its rows first. */
export function neverArrived({ code }: AppError): boolean {
  return before.has(code) || code.startsWith("signIn.");
}
