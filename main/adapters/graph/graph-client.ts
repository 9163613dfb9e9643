import { randomUUID } from "node:crypto";
import { Client, type GraphRequest, ResponseType } from "@microsoft/microsoft-graph-client";
import type { OrganizationRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import { authenticationLink, exactAddressLink, routedAddressLink } from "./addressing.ts";
import type { BudgetMeter } from "./budget-meter.ts";
import { openGate } from "./call-gate.ts";
import { type CallPriority, CallTicket } from "./call-ticket.ts";
import { createGovernor, type Governor } from "./governor.ts";
import { type AnswerListeners, noteAnswer } from "./note-answer.ts";
import { createOrganizations } from "./organization.ts";
import { logCall, readAnswer } from "./read-answer.ts";
import { retryLink } from "./retry.ts";
import type { TenantLock } from "./tenant-lock.ts";
import { transportLink } from "./transport.ts";

/** One call, before its token is known. */
export type GraphCall = {
  /** Stable name for errors and the log; never built from data. */
  readonly operation: string;
  readonly tenant: TenantId;
  readonly version: "v1.0" | "beta";
  /** Path below the version with its query, or a whole next link. */
  readonly path: string;
  /** Delegated permissions by their short names. */
  readonly scopes: readonly string[];
  /** Present: a POST with this JSON body. Absent: a GET, or what `method` says. */
  readonly body?: unknown;
  /** A deletion; like every write, a lost one is not repeated by itself. */
  readonly method?: "DELETE";
  /** A POST that may be repeated without harm; reads always may. */
  readonly repeatable?: boolean;
  /** 429 tells of a limit that this call alone has, as a manual sync does: it is an answer, and holds nothing else back. */
  readonly hasOwnLimit?: boolean;
  /** `technician` where a person waits for the answer; `poll` (the default) waits behind those. */
  readonly priority?: CallPriority;
};

/** What a Graph client is made of. */
export type GraphClientPorts = AnswerListeners & {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** A token for the tenant with at least these resource-qualified scopes. */
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  readonly lock?: TenantLock;
  readonly serviceAddress: string;
  readonly routes: (address: string) => string;
  readonly fetch: typeof fetch;
  readonly meter: BudgetMeter;
  readonly attemptLimitMs: number;
  readonly parallelCalls: number;
  readonly longestPauseMs: number;
  readonly stopped: AbortSignal;
};

/** Sends calls through the pipeline. Errors: `graph.*`, `order.wrongTenant`, and those of `accessToken`. */
export type GraphClient = {
  /** Resolves to the answer's JSON, or undefined when a success carries no body. */
  readonly send: (call: GraphCall) => Promise<Result<unknown>>;
  /** Who a tenant is; what was read within the last ten minutes is not read again. */
  readonly organization: (tenant: TenantId) => Promise<Result<OrganizationRecord>>;
  /** Origins a next link may name. */
  readonly trustedOrigins: ReadonlySet<string>;
  readonly serviceOrigin: string;
  readonly ports: GraphClientPorts;
};

/** A client: exact address → authentication → retry within the tenant's gate → routed address → transport. */
export function createGraphClient(ports: GraphClientPorts): GraphClient {
  const governors = new Map<TenantId, Governor>();
  const serviceOrigin = new URL(ports.serviceAddress).origin;
  const trustedOrigins = new Set([serviceOrigin, new URL(ports.routes(ports.serviceAddress)).origin]);

  function governorOf({ tenant }: CallTicket): Governor {
    const known = governors.get(tenant);
    if (known !== undefined) return known;
    const fresh = createGovernor(ports.clock, ports.meter, ports, ports.stopped);
    governors.set(tenant, fresh);
    return fresh;
  }

  const client = Client.initWithMiddleware({
    baseUrl: ports.serviceAddress,
    middleware: [
      exactAddressLink(),
      authenticationLink(serviceOrigin),
      retryLink({ ...ports, governorOf }),
      routedAddressLink(ports.routes),
      transportLink(ports),
    ],
  });

  async function send(call: GraphCall): Promise<Result<unknown>> {
    const { operation } = call;
    const token = await openGate({ ...ports, serviceOrigin, readOrganization: graph.organization }, call);
    if (!token.ok) return token;
    const ticket = ticketFor(call, token.value);
    const clientRequestId = randomUUID();
    const request = client
      .api(ticket.exactAddress === undefined ? call.path : "/")
      .version(call.version)
      // Without the preference Graph hides enum members that are newer than `unknownFutureValue`.
      .headers({
        "client-request-id": clientRequestId,
        Prefer: "include-unknown-enum-members",
        ...(ticket.priority === "technician" ? { "x-ms-throttle-priority": "High" } : {}),
      })
      .responseType(ResponseType.RAW)
      .middlewareOptions([ticket]);
    const answer: Response | undefined = await sendBy(request, call);
    // After a lost attempt the answer is the one of an earlier attempt, if any.
    const response = ticket.failure === undefined ? answer : undefined;
    const result = await readAnswer(operation, ticket, response, ports.clock.now());
    noteAnswer(ports, call, token.value, response, result);
    logCall(ports.log, { operation, attempts: ticket.attempts, clientRequestId }, response, result);
    return result;
  }

  const organization = createOrganizations({ send, ports });
  const graph: GraphClient = { send, organization, trustedOrigins, serviceOrigin, ports };
  return graph;
}

function sendBy(request: GraphRequest, { method, body }: GraphCall): Promise<Response | undefined> {
  if (method === "DELETE") return request.delete();
  return body === undefined ? request.get() : request.post(body);
}

function ticketFor(call: GraphCall, accessToken: string): CallTicket {
  const isRead = call.body === undefined && call.method === undefined;
  const repeatable = isRead || call.repeatable === true;
  const exactAddress = call.path.startsWith("https://") ? call.path : undefined;
  const { tenant, priority = "poll", hasOwnLimit = false } = call;
  return new CallTicket({ tenant, accessToken, repeatable, hasOwnLimit, priority, exactAddress });
}
