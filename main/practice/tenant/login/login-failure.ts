import { type HttpAnswer, jsonAnswer } from "../http/http-exchange.ts";

/** A refusal of the sign-in service: an OAuth error with an AADSTS number. */
export type LoginFailure = { readonly number: number; readonly error: string; readonly message: string };

/** A refusal with its AADSTS number. */
export function loginFailure(number: number, error: string, message: string): LoginFailure {
  return { number, error, message };
}

/** The refusal as the sign-in service sends it. */
export function loginFailureAnswer(failure: LoginFailure, now: number): HttpAnswer {
  const timestamp = new Date(now).toISOString().replace("T", " ").slice(0, 19);
  const ids = {
    trace_id: "00000000-0000-4000-8000-000000000001",
    correlation_id: "00000000-0000-4000-8000-000000000002",
  };
  return jsonAnswer(failure.error === "invalid_client" ? 401 : 400, {
    error: failure.error,
    error_description: `AADSTS${failure.number}: ${failure.message} Trace ID: ${ids.trace_id} Correlation ID: ${ids.correlation_id} Timestamp: ${timestamp}Z`,
    error_codes: [failure.number],
    timestamp: `${timestamp}Z`,
    ...ids,
    error_uri: `https://login.microsoftonline.com/error?code=${failure.number}`,
  });
}
