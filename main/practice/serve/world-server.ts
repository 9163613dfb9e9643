import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type BridgeMessage, bridgeRequestSchema } from "../../../shared/contract/bridge/messages.ts";
import type { BridgeOperations } from "../bridge/bridge-operations.ts";
import { remoteBridgePath } from "../bridge/remote-operations.ts";
import { answerControl } from "../control/control-face.ts";
import type { PracticeCallers } from "../link/practice-callers.ts";
import type { PracticeStick } from "../stick/practice-stick.ts";
import { answerGraph } from "../tenant/graph/graph-face.ts";
import {
  type HttpAnswer,
  type HttpRequest,
  jsonAnswer,
  readRequest,
  sendAnswer,
  type UnreadableRequest,
} from "../tenant/http/http-exchange.ts";
import { answerLogin } from "../tenant/login/login-face.ts";
import { answerPartner } from "../tenant/partner/partner-face.ts";
import { answerPartnerLogin } from "../tenant/partner/partner-login.ts";
import { answerStorage } from "../tenant/storage/storage-face.ts";
import { secondMs } from "../world/durations.ts";
import type { World } from "../world/world.ts";

/** What the HTTP faces need. */
export type WorldServerOptions = {
  readonly world: World;
  readonly operations: BridgeOperations;
  readonly stick: PracticeStick;
  readonly callers: PracticeCallers;
  /** Called before a request that may have changed something is answered. */
  readonly onChanged: () => void;
};

/** The HTTP server with every face of the world: control, sign-in and Graph. Not listening yet. */
export function createWorldServer(options: WorldServerOptions): Server {
  return createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    serve(options, incoming, response).catch((problem: unknown) => sendDefect(response, problem));
  });
}

async function serve(options: WorldServerOptions, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = options;
  const read = await readRequest(incoming);
  const now = world.advance();
  if (!read.ok) return sendAnswer(response, unreadable(read.error), now);
  const request = read.value;
  if (request.url.pathname === remoteBridgePath && request.method === "POST")
    return serveBridge(options, request, response);
  const answer = answerOf(options, request, now);
  if (request.method !== "GET" || request.url.pathname.endsWith("/authorize")) options.onChanged();
  const skewMs = world.switches.clockSkewSeconds * secondMs;
  if (skewMs !== 0) world.ledger.disturbed("clockSkew");
  sendAnswer(response, answer, now + skewMs);
}

function unreadable(reason: UnreadableRequest): HttpAnswer {
  if (reason === "tooLarge")
    return jsonAnswer(413, { error: { code: "RequestEntityTooLarge", message: "The request is too large." } });
  const part = reason === "badText" ? "payload" : "address";
  return jsonAnswer(400, { error: { code: "BadRequest", message: `The ${part} of the request cannot be read.` } });
}

/** A mistake of the simulation itself, told apart from everything a service would say. */
function sendDefect(response: ServerResponse, problem: unknown): void {
  const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  if (!response.headersSent) response.writeHead(500, { "Content-Type": "application/json; charset=utf-8" });
  response.end(JSON.stringify({ error: { code: "PracticeDefect", message } }));
}

function answerOf(options: WorldServerOptions, request: HttpRequest, now: number): HttpAnswer {
  const { world } = options;
  return (
    answerControl(world, options, request, now) ??
    answerPartnerLogin(world, request, now) ??
    answerLogin(world, request, now) ??
    answerStorage(world, request, now) ??
    answerPartner(world, request, now) ??
    answerGraph(world, request, now)
  );
}

/** One task of a bridge in another process: progress and answer as lines, cancelled when the caller hangs up. */
async function serveBridge(options: WorldServerOptions, request: HttpRequest, response: ServerResponse): Promise<void> {
  const parsed = bridgeRequestSchema.safeParse(readJson(request.body));
  const send = (message: BridgeMessage): void => void response.write(`${JSON.stringify(message)}\n`);
  response.writeHead(200, { "Content-Type": "application/x-ndjson" });
  if (!parsed.success || parsed.data.op === "cancel") {
    send({
      type: "answer",
      id: "unknown",
      ok: false,
      error: { code: "badRequest", detail: "This is not a task for a device." },
    });
    response.end();
    return;
  }
  const task = parsed.data;
  const controller = new AbortController();
  response.on("close", () => controller.abort());
  const result = await options.operations.perform(
    task,
    {
      onProgress: (step) => send({ type: "progress", id: task.id, step }),
      onChunk: (chunk) => send({ type: "chunk", id: task.id, ...chunk }),
    },
    controller.signal,
  );
  send(
    result.ok
      ? { type: "answer", id: task.id, ok: true, result: result.value }
      : { type: "answer", id: task.id, ok: false, error: result.error },
  );
  response.end();
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}
