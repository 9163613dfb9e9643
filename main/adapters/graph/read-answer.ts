import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";
import type { Log } from "../../app/ports/log.ts";
import { answerError, badAnswer, failureError } from "./answer-error.ts";
import type { CallTicket } from "./call-ticket.ts";

/** The JSON of a success (undefined when it has no body), or the error of anything else. `now` in epoch milliseconds. */
export async function readAnswer(
  operation: string,
  ticket: CallTicket,
  response: Response | undefined,
  now: number,
): Promise<Result<unknown>> {
  if (ticket.failure !== undefined) return err(failureError(operation, ticket.failure));
  if (response === undefined) throw new Error("The pipeline brought neither an answer nor a reason");
  const body = parseBody(await response.text());
  if (response.ok) return body.readable ? ok(body.value) : err(badAnswer(operation, "not JSON"));
  const challenge = response.headers.get("WWW-Authenticate") ?? "";
  const retryAfterMs = parseRetryAfter(response.headers.get("Retry-After"), now);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return err(answerError({ operation, status: response.status, challenge, body: body.value, ...wait }));
}

/** Logs how a call went, with the identifiers Microsoft's support asks for and nothing of the bodies. */
export function logCall(
  log: Log,
  call: { readonly operation: string; readonly attempts: number; readonly clientRequestId: string },
  response: Response | undefined,
  result: Result<unknown>,
): void {
  const requestId = response?.headers.get("request-id") ?? "";
  // The header comes from outside: what does not look like an identifier is left out.
  const fields = {
    ...call,
    status: response?.status,
    requestId: /^[0-9a-f-]{1,36}$/i.test(requestId) ? requestId : undefined,
  };
  if (result.ok) log.info("graph.answered", fields);
  else log.warn("graph.refused", { ...fields, code: result.error.code, cause: result.error.cause });
}

function parseBody(text: string): { readonly value: unknown; readonly readable: boolean } {
  if (text === "") return { value: undefined, readable: true };
  try {
    return { value: JSON.parse(text), readable: true };
  } catch {
    // Proxies answer with pages of their own; the caller decides what that means.
    return { value: undefined, readable: false };
  }
}
