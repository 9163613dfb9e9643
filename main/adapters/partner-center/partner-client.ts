import { randomUUID } from "node:crypto";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Rights } from "../../app/ports/rights.ts";
import type { Attempt } from "./call-attempt.ts";
import { badPartnerAnswer, lostError, pausedError, refusalError } from "./partner-error.ts";
import { type PartnerToken, readPartnerToken } from "./partner-token.ts";
import { attemptUntilSettled, type SettlingPorts } from "./settle-call.ts";

/** The one permission of Partner Center, whose resource is none of Graph's. */
const partnerScope = "https://api.partnercenter.microsoft.com/user_impersonation";
const baseAddress = "https://api.partnercenter.microsoft.com/v1";

/** One call. */
export type PartnerCall = {
  /** Stable name for errors and the log; never built from data. */
  readonly operation: string;
  readonly partner: TenantId;
  /** Path below the version, with its query. */
  readonly path: string;
  /** Present: a POST with this JSON body. Absent: a GET. */
  readonly body?: unknown;
  /** `MS-RequestId`, the same for a write that is sent again; absent for a fresh one. */
  readonly requestId?: string;
  readonly continuationToken?: string;
};

/** A success: parsed JSON, undefined for none, and the headers. */
export type PartnerReply = { readonly body: unknown; readonly headers: Headers };

/** What the client is made of. */
export type PartnerClientPorts = SettlingPorts & {
  readonly log: Log;
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  /** Where a request really goes: practice sends it to the simulated tenant. */
  readonly routes: (address: string) => string;
  /** Told what Partner Center's answers say about the person's rights there. */
  readonly rights: Pick<Rights, "answered">;
  /** Told that a token was not taken, so that another one is asked for. */
  readonly tokenRefused: (tenant: TenantId, refusal: { readonly token: string }) => void;
};

/** Sends one call to its end, repeats included. Errors: `partner.*`, `order.wrongTenant`, those of `accessToken`. */
export type SendToPartner = (call: PartnerCall) => Promise<Result<PartnerReply>>;

/** Builds the sender. */
export function createPartnerClient(ports: PartnerClientPorts): SendToPartner {
  return async (call) => {
    const { operation, partner } = call;
    const accessToken = await ports.accessToken(partner, [partnerScope]);
    if (!accessToken.ok) return accessToken;
    const token = readPartnerToken(accessToken.value);
    if (token === undefined || token.tenant !== partner) {
      const cause = "the session's token belongs to another tenant";
      return err(appError("refused", "order.wrongTenant", { operation }, cause));
    }
    const request = requestOf(call, accessToken.value);
    const { attempt, attempts, mayHaveArrived } = await attemptUntilSettled(
      ports,
      ports.routes(`${baseAddress}${call.path}`),
      request.init,
    );
    const read = readAttempt(ports, operation, token, attempt);
    const result = mayHaveArrived ? withDoubt(read) : read;
    noteAnswer(ports, call, accessToken.value, result);
    logCall(ports.log, { operation, attempts, requestId: request.requestId }, attempt, result);
    return result;
  };
}

type PreparedRequest = { readonly init: RequestInit; readonly requestId: string };

function requestOf(call: PartnerCall, accessToken: string): PreparedRequest {
  const requestId = call.requestId ?? randomUUID();
  const headers = {
    Authorization: `Bearer ${accessToken}`,
    Accept: "application/json",
    "MS-RequestId": requestId,
    "MS-CorrelationId": randomUUID(),
    "X-Locale": "en-US",
    "MS-PartnerCenter-Application": "Reseal",
    ...(call.continuationToken === undefined ? {} : { "MS-ContinuationToken": call.continuationToken }),
  };
  if (call.body === undefined) return { requestId, init: { method: "GET", headers } };
  const body = JSON.stringify(call.body);
  return {
    requestId,
    init: { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body },
  };
}

/** An error that says that nothing was done is no longer sure of it after an attempt that broke off. */
function withDoubt(result: Result<PartnerReply>): Result<PartnerReply> {
  if (result.ok) return result;
  return err({ ...result.error, context: { ...result.error.context, arrival: "unknown" } });
}

function readAttempt(
  { gate, clock }: PartnerClientPorts,
  operation: string,
  token: PartnerToken,
  attempt: Attempt | undefined,
): Result<PartnerReply> {
  if (attempt === undefined) return err(pausedError(operation, gate.pausedForMs()));
  if (attempt.kind !== "answer") return err(lostError(operation, attempt));
  const { status, headers, text } = attempt;
  if (status < 200 || status > 299) {
    const retryAfterMs = parseRetryAfter(headers.get("Retry-After"), clock.now());
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    return err(refusalError({ operation, token, ...wait }, status));
  }
  if (text.trim() === "") return ok({ body: undefined, headers });
  try {
    return ok({ body: JSON.parse(text), headers });
  } catch {
    // Proxies answer with pages of their own.
    return err(badPartnerAnswer(operation, "not JSON"));
  }
}

function noteAnswer(
  { rights, tokenRefused }: PartnerClientPorts,
  { partner }: PartnerCall,
  token: string,
  result: Result<PartnerReply>,
): void {
  if (result.ok) rights.answered("partnerCenter", "allowed");
  else if (result.error.code === "partner.forbidden") rights.answered("partnerCenter", "refused");
  else if (result.error.code === "partner.unauthorised") tokenRefused(partner, { token });
}

/** How a call went, with the identifiers Microsoft's support asks for and nothing of the bodies. */
function logCall(
  log: Log,
  call: { readonly operation: string; readonly attempts: number; readonly requestId: string },
  attempt: Attempt | undefined,
  result: Result<PartnerReply>,
): void {
  const status = attempt?.kind === "answer" ? attempt.status : undefined;
  const correlation = attempt?.kind === "answer" ? (attempt.headers.get("MS-CorrelationId") ?? "") : "";
  // The header comes from outside: what does not look like an identifier is left out.
  const correlationId = /^[0-9a-f-]{1,36}$/i.test(correlation) ? correlation : undefined;
  const fields = { ...call, status, correlationId };
  if (result.ok) log.info("partner.answered", fields);
  else log.warn("partner.refused", { ...fields, code: result.error.code, cause: result.error.cause });
}
