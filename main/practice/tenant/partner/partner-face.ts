import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { wireFaultOf } from "../graph/wire-fault.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { batchRoutes } from "./batch-routes.ts";
import { customerRoutes } from "./customer-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import {
  badPartnerRequest,
  type PartnerAnswer,
  type PartnerCaller,
  type PartnerFailure,
  partnerFailure,
  partnerFailureBody,
} from "./partner-call.ts";
import { readPartnerCaller } from "./partner-caller.ts";
import { matchPartnerPath, type PartnerMatch, type PartnerRoute } from "./partner-route.ts";
import { policyRoutes } from "./policy-routes.ts";
import { rememberAnswer, repeatedAnswer } from "./repeated-request.ts";

const routes: readonly PartnerRoute[] = [...customerRoutes, ...batchRoutes, ...jobRoutes, ...policyRoutes];
const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Destination = { readonly name: string; readonly found: PartnerMatch | PartnerFailure };

/**
 * Answers a request to Partner Center, which is told apart from Graph by its path: `/v1`, and `/customers` for clients
 * that call a `Location` as it stands; undefined for any other.
 */
export function answerPartner(world: World, request: HttpRequest, now: number): HttpAnswer | undefined {
  const path = /^\/v1(?:\/(.*))?$/i.exec(request.url.pathname);
  if (path === null && !/^\/customers(\/|$)/i.test(request.url.pathname)) return undefined;
  const requestId = headerOf(request, "ms-requestid");
  const dress = (answer: PartnerAnswer): HttpAnswer => dressed(world, request, answer);
  const destination = path === null ? unversioned(request.method) : destinationOf(request, path[1] ?? "");
  world.ledger.called(destination.name, request.method !== "GET");
  const caller = readPartnerCaller(world, request.headers.authorization, now);
  if (!caller.ok) return dress(caller.error);
  const fault = wireFaultOf(world, destination.name);
  if (fault?.kind === "refused") return dress(asPartnerFailure(fault.failure));
  if (fault?.kind === "dropped") return dropped(world);
  const answer = answerFound(world, caller.value, request, destination, requestId, now);
  return fault === undefined ? dress(answer) : dropped(world);
}

function destinationOf(request: HttpRequest, path: string): Destination {
  const segments = segmentsOf(path);
  if (segments === undefined)
    return { name: `${request.method} partner (malformed)`, found: badPartnerRequest("The path is malformed.") };
  const matches = matchPartnerPath(routes, segments);
  const match = matches.find(({ route }) => route.method === request.method);
  if (match !== undefined) return { name: `${request.method} partner/${match.route.path}`, found: match };
  const [other] = matches;
  if (other !== undefined)
    return {
      name: `${request.method} partner/${other.route.path}`,
      found: partnerFailure(405, 405, "The method is not allowed here."),
    };
  return { name: `${request.method} partner (unknown)`, found: partnerFailure(404, 404, "There is no such resource.") };
}

/** What `Location` says has no version: whoever calls it as it stands finds nothing. */
function unversioned(method: string): Destination {
  return {
    name: `${method} partner (no version)`,
    found: partnerFailure(404, 404, "There is no such resource."),
  };
}

function answerFound(
  world: World,
  caller: PartnerCaller,
  request: HttpRequest,
  { found, name }: Destination,
  requestId: string,
  now: number,
): PartnerAnswer {
  if ("ok" in found) return found;
  const refusal = refusalOf(world, caller, request, found);
  if (refusal !== undefined) return refusal;
  const isWrite = request.method !== "GET";
  const operation = `${name} ${request.url.pathname.toLowerCase()}`;
  const known = isWrite ? repeatedAnswer(world, requestId, operation) : undefined;
  if (known !== undefined) return known;
  const body = readJson(request.body);
  if (body === unreadable) return badPartnerRequest("The request body cannot be read.");
  const answer = found.route.answer({
    world,
    now,
    parameters: found.parameters,
    query: lowerCased(request.url.searchParams),
    continuationToken: headerOf(request, "ms-continuationtoken"),
    body,
  });
  if (isWrite && answer.ok) rememberAnswer(world, requestId, operation, answer);
  return answer;
}

function refusalOf(
  world: World,
  caller: PartnerCaller,
  request: HttpRequest,
  { route, parameters }: PartnerMatch,
): PartnerFailure | undefined {
  if (!mayCall(caller, route)) return partnerFailure(403, 403, "The caller has no role that may do this.");
  const customer = parameters.customer;
  if (customer !== undefined && !guidPattern.test(customer)) return badPartnerRequest("The customer id is no GUID.");
  if (customer !== undefined && world.partner.customers.get(customer.toLowerCase()) === undefined)
    return partnerFailure(404, 404, "The customer was not found among the partner's customers.");
  const unknown = [...request.url.searchParams.keys()].find(
    (option) => !(route.query ?? []).includes(option.toLowerCase()),
  );
  return unknown === undefined
    ? undefined
    : badPartnerRequest(`The query option '${unknown.slice(0, 40)}' is unknown.`);
}

function mayCall(caller: PartnerCaller, { needs }: PartnerRoute): boolean {
  if (needs === "anyone") return caller.isApplication || caller.agent !== "none";
  if (caller.isApplication) return false;
  return caller.agent === "admin" || (needs === "agent" && caller.agent === "sales");
}

const unreadable = Symbol("unreadable");

function readJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return unreadable;
    throw problem;
  }
}

function lowerCased(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].map(([name, value]): [string, string] => [name.toLowerCase(), value]));
}

function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path
      .replace(/^\/+|\/+$/g, "")
      .split("/")
      .map(decodeURIComponent);
  } catch (problem) {
    if (problem instanceof URIError) return undefined;
    throw problem;
  }
}

function headerOf(request: HttpRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

function asPartnerFailure(fault: { readonly status: number; readonly retryAfterSeconds?: number }): PartnerFailure {
  const wait = fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds };
  const description = fault.status === 429 ? "Too many requests." : "The service is unavailable.";
  return { ...partnerFailure(fault.status, fault.status, description), ...wait };
}

function dropped(world: World): HttpAnswer {
  world.ledger.answered("dropped");
  return { kind: "drop" };
}

function dressed(world: World, request: HttpRequest, answer: PartnerAnswer): HttpAnswer {
  world.ledger.answered(String(answer.status));
  const count = world.count("partnerRequest");
  const given = (name: string): string => {
    const sent = headerOf(request, name);
    return guidPattern.test(sent) ? sent : drawGuid(world.seed, name, count);
  };
  const headers: Record<string, string> = {
    "MS-RequestId": given("ms-requestid"),
    "MS-CorrelationId": given("ms-correlationid"),
    "MS-CV": `${drawGuid(world.seed, "cv", count).slice(0, 16)}.0`,
    "MS-ServerId": "030020525",
  };
  if (!answer.ok) {
    if (answer.retryAfterSeconds !== undefined) headers["Retry-After"] = String(answer.retryAfterSeconds);
    return { kind: "answer", status: answer.status, headers, body: partnerFailureBody(answer) };
  }
  if (answer.location !== undefined) headers.Location = answer.location;
  if (answer.continuationToken !== undefined) headers["MS-ContinuationToken"] = answer.continuationToken;
  return { kind: "answer", status: answer.status, headers, body: answer.body };
}
