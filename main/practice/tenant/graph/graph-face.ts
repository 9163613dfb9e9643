import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { readCaller } from "../login/access-token.ts";
import { answerBatch } from "./answer-batch.ts";
import { findDestination, type GraphRequest } from "./answer-graph.ts";
import { answerDestination, bendOf, wantsEventual, wantsUnknownMembers } from "./asked-for.ts";
import { dressAnswer } from "./dress-answer.ts";
import type { GraphAnswer, GraphFailure, GraphVersion } from "./graph-call.ts";
import { badRequest, directoryFailure, type FailureFrame } from "./graph-failure.ts";
import { resourceUnitsOf } from "./resource-units.ts";
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
  const destination =
    version === undefined || isBatch(path) ? undefined : findDestination({ ...request, version, path });
  const route = destination?.ok === true ? destination.match.route : undefined;
  const units =
    route?.family === "directory"
      ? { "x-ms-resource-unit": String(resourceUnitsOf(route, request.url.searchParams)) }
      : {};
  const dress = (answer: GraphAnswer): HttpAnswer => {
    world.ledger.answered(String(answer.status));
    return dressAnswer(answer, { frame, headers: units });
  };
  const name = destination?.name ?? `${request.method} ${version === undefined ? "(no version)" : "$batch"}`;
  world.ledger.called(name, request.method !== "GET");
  if (version === undefined) return dress(badRequest(`Invalid version: ${versionName}`));
  const unreadable = contentTypeProblem(request);
  if (unreadable !== undefined) return dress(unreadable);
  const caller = readCaller(world, request.headers.authorization, now);
  if (!caller.ok) return dress(directoryFailure(401, "InvalidAuthenticationToken", caller.error));
  const fault = wireFaultOf(world, name, route);
  if (fault?.kind === "refused") return dress(fault.failure);
  if (fault?.kind === "dropped") return dropped(world);
  const answer =
    destination === undefined
      ? answerBatch(world, caller.value, request, version, frame)
      : answerDestination(world, caller.value, requestOf(request, version, path), destination, bendOf(fault));
  return fault?.kind === "answerLost" ? dropped(world) : dress(answer);
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

function dropped(world: World): HttpAnswer {
  world.ledger.answered("dropped");
  return { kind: "drop" };
}

function isBatch(path: string): boolean {
  return /^(\$|%24)batch\/?$/i.test(path);
}
