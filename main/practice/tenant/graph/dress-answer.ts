import { encodeBase64 } from "../../../../shared/kernel/base64.ts";
import { encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { type HttpAnswer, jsonAnswer } from "../http/http-exchange.ts";
import type { GraphAnswer, GraphFailure } from "./graph-call.ts";
import { type FailureFrame, failureBody } from "./graph-failure.ts";

/** What a client has to bring to be let in. */
function challengeOf(failure: GraphFailure): Readonly<Record<string, string>> {
  if (failure.status !== 401 && failure.claims === undefined) return {};
  const authority =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  const claims =
    failure.claims === undefined
      ? ""
      : `, error="insufficient_claims", claims="${encodeBase64(encodeUtf8(failure.claims))}"`;
  return { "WWW-Authenticate": `${authority}${claims}` };
}

/** The frame of an answer, and further headers. */
type Dressing = { readonly frame: FailureFrame; readonly headers: Readonly<Record<string, string>> };

/** An answer as it goes over the wire. */
export function dressAnswer(answer: GraphAnswer, { frame, headers: more }: Dressing): HttpAnswer {
  const headers: Record<string, string> = {
    ...more,
    "request-id": frame.requestId,
    "client-request-id": frame.clientRequestId,
    "x-ms-ags-diagnostic": JSON.stringify({
      ServerInfo: { DataCenter: "Practice", Slice: "E", Ring: "1", RoleInstance: "SIM" },
    }),
  };
  if (answer.ok && answer.text !== undefined)
    return {
      kind: "answer",
      status: answer.status,
      headers: { ...headers, "Content-Type": "text/plain" },
      body: answer.text,
    };
  if (answer.ok) return { kind: "answer", status: answer.status, headers, body: answer.body };
  if (answer.retryAfterSeconds !== undefined) headers["Retry-After"] = String(answer.retryAfterSeconds);
  Object.assign(headers, challengeOf(answer));
  return jsonAnswer(answer.status, failureBody(answer, frame), headers);
}

/** An answer as a part of a batch. */
export function batchResponse(id: string, answer: GraphAnswer, frame: FailureFrame): object {
  const body = answer.ok ? (answer.body ?? answer.text) : failureBody(answer, frame);
  const wait =
    answer.ok || answer.retryAfterSeconds === undefined ? {} : { "Retry-After": String(answer.retryAfterSeconds) };
  const challenge = answer.ok ? {} : challengeOf(answer);
  return {
    id,
    status: answer.status,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...wait, ...challenge },
    ...(body === undefined ? {} : { body }),
  };
}
