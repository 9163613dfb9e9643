import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../http/http-exchange.ts";
import { readCaller } from "../login/access-token.ts";
import { answerRequest, findDestination, type GraphRequest } from "./answer-graph.ts";
import { type BatchPart, inOrder, readBatch } from "./batch.ts";
import type { Caller, GraphAnswer, GraphVersion } from "./graph-call.ts";
import { badRequest, directoryFailure, type FailureFrame, failureBody } from "./graph-failure.ts";
import { readLenientJson } from "./lenient-json.ts";
import { wireFaultOf } from "./wire-fault.ts";

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Answers a request to Microsoft Graph. */
export function answerGraph(world: World, request: HttpRequest, now: number): HttpAnswer {
  const [, versionName = "", path = ""] = /^\/([^/]*)\/?(.*)$/.exec(request.url.pathname) ?? [];
  const version = (["v1.0", "beta"] as const).find((candidate) => candidate === versionName.toLowerCase());
  const requestId = drawGuid(world.seed, "request", world.count("request"));
  const sent = request.headers["client-request-id"];
  const clientRequestId = typeof sent === "string" && guidPattern.test(sent) ? sent : requestId;
  const frame: FailureFrame = { now, requestId, clientRequestId, path };
  const dress = (answer: GraphAnswer): HttpAnswer => dressed(world, answer, frame);

  const name =
    version === undefined ? `${request.method} (no version)` : destinationName(request.method, version, path);
  world.ledger.called(name, request.method !== "GET");
  if (version === undefined) return dress(badRequest(`Invalid version: ${versionName}`));
  const caller = readCaller(world, request.headers.authorization, now);
  if (!caller.ok) return dress(directoryFailure(401, "InvalidAuthenticationToken", caller.error));
  const fault = wireFaultOf(world, name);
  if (fault?.kind === "refused") return dress(fault.failure);
  if (fault?.kind === "dropped") return dropped(world);
  const answer = isBatch(path)
    ? answerBatch(world, caller.value, request, version, frame)
    : answerOne(world, caller.value, requestOf(request, version, path));
  return fault === undefined ? dress(answer) : dropped(world);
}

function requestOf(request: HttpRequest, version: GraphVersion, path: string): GraphRequest {
  const { searchParams, origin } = request.url;
  const isEventual = wantsEventual(request.headers.consistencylevel);
  return { method: request.method, version, path, search: searchParams, origin, isEventual, body: request.body };
}

function wantsEventual(consistencyLevel: unknown): boolean {
  return String(consistencyLevel).toLowerCase() === "eventual";
}

function dropped(world: World): HttpAnswer {
  world.ledger.answered("dropped");
  return { kind: "drop" };
}

function isBatch(path: string): boolean {
  return /^(\$|%24)batch\/?$/i.test(path);
}

function destinationName(method: string, version: GraphVersion, path: string): string {
  return isBatch(path) ? `${method} $batch` : findDestination({ method, version, path }).name;
}

function answerOne(world: World, caller: Caller, request: GraphRequest): GraphAnswer {
  const destination = findDestination(request);
  return destination.ok ? answerRequest(world, caller, request, destination.match) : destination.failure;
}

function answerBatch(
  world: World,
  caller: Caller,
  request: HttpRequest,
  version: GraphVersion,
  frame: FailureFrame,
): GraphAnswer {
  if (request.method !== "POST")
    return directoryFailure(405, "MethodNotAllowed", "Specified HTTP method is not allowed for the request target.");
  const parsed = readLenientJson(request.body);
  const parts = parsed.ok ? readBatch(parsed.value) : parsed;
  if (!parts.ok) return badRequest(parts.error);
  const ordered = inOrder(parts.value);
  if (ordered.length < parts.value.length)
    return badRequest("The requests of the batch depend on one another in a circle.");
  const statuses = new Map<string, number>();
  const responses = ordered.map((part) => {
    const failedParent = part.dependsOn.some((parent) => (statuses.get(parent.toLowerCase()) ?? 0) >= 400);
    const answer = failedParent
      ? directoryFailure(424, "FailedDependency", "A request this one depends on has failed.")
      : answerPart(world, caller, part, version, request.url.origin);
    statuses.set(part.id.toLowerCase(), answer.status);
    return batchResponse(part.id, answer, frame);
  });
  // Graph gives no order; the last comes first, so that nobody learns to rely on one.
  return { ok: true, status: 200, body: { responses: responses.toReversed() } };
}

function answerPart(world: World, caller: Caller, part: BatchPart, version: GraphVersion, origin: string): GraphAnswer {
  const [path = "", search = ""] = part.url.split(/\?(.*)/s);
  const request: GraphRequest = {
    ...part,
    version,
    path: path.replace(/^\/+/, ""),
    search: new URLSearchParams(search),
    origin,
    isEventual: wantsEventual(part.consistencyLevel),
  };
  const { name } = findDestination(request);
  world.ledger.calledInBatch(name);
  const fault = wireFaultOf(world, name);
  if (fault?.kind === "refused") return fault.failure;
  return answerOne(world, caller, request);
}

function batchResponse(id: string, answer: GraphAnswer, frame: FailureFrame): object {
  const body = answer.ok ? answer.body : failureBody(answer, frame);
  const wait =
    answer.ok || answer.retryAfterSeconds === undefined ? {} : { "Retry-After": String(answer.retryAfterSeconds) };
  return {
    id,
    status: answer.status,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...wait },
    ...(body === undefined ? {} : { body }),
  };
}

function dressed(world: World, answer: GraphAnswer, frame: FailureFrame): HttpAnswer {
  world.ledger.answered(String(answer.status));
  const headers: Record<string, string> = {
    "request-id": frame.requestId,
    "client-request-id": frame.clientRequestId,
    "x-ms-ags-diagnostic": JSON.stringify({
      ServerInfo: { DataCenter: "Practice", Slice: "E", Ring: "1", RoleInstance: "SIM" },
    }),
  };
  if (answer.ok) return { kind: "answer", status: answer.status, headers, body: answer.body };
  if (answer.retryAfterSeconds !== undefined) headers["Retry-After"] = String(answer.retryAfterSeconds);
  if (answer.status === 401)
    headers["WWW-Authenticate"] =
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';
  return jsonAnswer(answer.status, failureBody(answer, frame), headers);
}
