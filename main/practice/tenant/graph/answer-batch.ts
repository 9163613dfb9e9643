import type { World } from "../../world/world.ts";
import type { HttpRequest } from "../http/http-exchange.ts";
import { findDestination, type GraphRequest } from "./answer-graph.ts";
import { answerDestination, bendOf, wantsEventual, wantsUnknownMembers } from "./asked-for.ts";
import { type BatchPart, inOrder, readBatch } from "./batch.ts";
import { batchResponse } from "./dress-answer.ts";
import type { Caller, GraphAnswer, GraphVersion } from "./graph-call.ts";
import { badRequest, directoryFailure, type FailureFrame } from "./graph-failure.ts";
import { readLenientJson } from "./lenient-json.ts";
import { wireFaultOf } from "./wire-fault.ts";

/** Answers a `$batch`: each part by itself, those that depend on others after them. */
export function answerBatch(
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
  return answerDestination(world, caller, request, destination, bendOf(fault));
}
