import { encodeBase64 } from "../../../../shared/kernel/base64.ts";
import { encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../http/http-exchange.ts";
import { readCaller } from "../login/access-token.ts";
import { answerRequest, type Destination, findDestination, type GraphRequest } from "./answer-graph.ts";
import { type BatchPart, inOrder, readBatch } from "./batch.ts";
import type { Caller, GraphAnswer, GraphFailure, GraphVersion, ListBend } from "./graph-call.ts";
import { badRequest, directoryFailure, type FailureFrame, failureBody } from "./graph-failure.ts";
import { readLenientJson } from "./lenient-json.ts";
import { type WireFault, wireFaultOf } from "./wire-fault.ts";

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

  const destination =
    version === undefined || isBatch(path) ? undefined : findDestination({ ...request, version, path });
  const name = destination?.name ?? `${request.method} ${version === undefined ? "(no version)" : "$batch"}`;
  world.ledger.called(name, request.method !== "GET");
  if (version === undefined) return dress(badRequest(`Invalid version: ${versionName}`));
  const unreadable = contentTypeProblem(request);
  if (unreadable !== undefined) return dress(unreadable);
  const caller = readCaller(world, request.headers.authorization, now);
  if (!caller.ok) return dress(directoryFailure(401, "InvalidAuthenticationToken", caller.error));
  const fault = wireFaultOf(world, name, destination?.ok === true ? destination.match.route : undefined);
  if (fault?.kind === "refused") return dress(fault.failure);
  if (fault?.kind === "dropped") return dropped(world);
  const answer =
    destination === undefined
      ? answerBatch(world, caller.value, request, version, frame)
      : answerOne(world, caller.value, requestOf(request, version, path), destination, bendOf(fault));
  return fault?.kind === "answerLost" ? dropped(world) : dress(answer);
}

function bendOf(fault: WireFault | undefined): ListBend | undefined {
  return fault?.kind === "bent" ? fault.bend : undefined;
}

/** What is written has to be JSON, and to say so. */
function contentTypeProblem(request: HttpRequest): GraphFailure | undefined {
  if (request.body === "" || request.method === "GET" || request.method === "DELETE") return undefined;
  const type = request.headers["content-type"];
  if (type === undefined)
    return badRequest("Write requests (excluding DELETE) must contain the Content-Type header declaration.");
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) return undefined;
  return directoryFailure(415, "UnsupportedMediaType", `The media type '${type.slice(0, 80)}' is not supported.`);
}

function requestOf(request: HttpRequest, version: GraphVersion, path: string): GraphRequest {
  const { searchParams, origin } = request.url;
  const { consistencylevel, prefer } = request.headers;
  return {
    method: request.method,
    version,
    path,
    search: searchParams,
    origin,
    userAgent: request.headers["user-agent"] ?? "",
    isEventual: wantsEventual(consistencylevel),
    wantsUnknownMembers: wantsUnknownMembers(prefer),
    body: request.body,
  };
}

function wantsUnknownMembers(prefer: unknown): boolean {
  return /\binclude-unknown-enum-members\b/i.test(String(prefer));
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

function answerOne(
  world: World,
  caller: Caller,
  request: GraphRequest,
  destination: Destination,
  bend: ListBend | undefined,
): GraphAnswer {
  return destination.ok ? answerRequest(world, caller, request, destination.match, bend) : destination.failure;
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
      : answerPart(world, caller, part, version, request);
    statuses.set(part.id.toLowerCase(), answer.status);
    return batchResponse(part.id, answer, frame);
  });
  // Graph gives no order; the last comes first, so that nobody learns to rely on one.
  return { ok: true, status: 200, body: { responses: responses.toReversed() } };
}

function answerPart(
  world: World,
  caller: Caller,
  part: BatchPart,
  version: GraphVersion,
  whole: HttpRequest,
): GraphAnswer {
  const [path = "", search = ""] = part.url.split(/\?(.*)/s);
  const request: GraphRequest = {
    ...part,
    version,
    path: path.replace(/^\/+/, ""),
    search: new URLSearchParams(search),
    origin: whole.url.origin,
    userAgent: part.headers["user-agent"] ?? whole.headers["user-agent"] ?? "",
    isEventual: wantsEventual(part.headers.consistencylevel),
    wantsUnknownMembers: wantsUnknownMembers(part.headers.prefer),
  };
  const destination = findDestination(request);
  world.ledger.calledInBatch(destination.name);
  const fault = wireFaultOf(world, destination.name, destination.ok ? destination.match.route : undefined);
  if (fault?.kind === "refused") return fault.failure;
  return answerOne(world, caller, request, destination, bendOf(fault));
}

function batchResponse(id: string, answer: GraphAnswer, frame: FailureFrame): object {
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

function dressed(world: World, answer: GraphAnswer, frame: FailureFrame): HttpAnswer {
  world.ledger.answered(String(answer.status));
  const headers: Record<string, string> = {
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
