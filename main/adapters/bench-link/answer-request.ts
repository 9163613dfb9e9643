import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type * as z from "zod";
import {
  linkLargestBytes,
  linkPairSchema,
  linkPaths,
  linkPieceSchema,
  linkProtocolVersion,
  linkReportSchema,
} from "../../../shared/contract/link/messages.ts";
import { collectorMark } from "../../../shared/domain/link/link-line.ts";
import { createRateGate } from "../../../shared/domain/link/rate-limit.ts";
import type { LinkRefusal, LinkReply, LinkService } from "../../app/ports/bench-link.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { callerOf } from "./connection-gate.ts";
import type { LinkLimits } from "./link-limits.ts";
import { type BodyRefusal, readMessage } from "./read-message.ts";

/** What requests are answered with. */
export type AnswerOptions = {
  readonly service: LinkService;
  /** The collector's text. */
  readonly collector: string;
  readonly clock: Clock;
  readonly limits: LinkLimits;
  /** Told of everything that is not taken. */
  readonly onRefused: (reason: string, from: string) => void;
};

/** Everything that can be wrong with a request before its content is looked at. */
type RequestRefusal =
  | BodyRefusal
  | "badRequest"
  | "unknownPath"
  | "wrongMethod"
  | "wrongType"
  | "tooManyRequests"
  | "defect";

/** Status codes; what is not listed is answered with 403. */
const statusOf: Readonly<Partial<Record<LinkRefusal | RequestRefusal, number>>> = {
  unknownPath: 404,
  wrongMethod: 405,
  wrongType: 415,
  bodyTooLarge: 413,
  badRequest: 400,
  bodyBroken: 400,
  wrongForm: 400,
  badResult: 400,
  tooManyRequests: 429,
  unknownSession: 401,
  replayed: 409,
  notNow: 503,
  defect: 500,
};

/** Builds the answerer. Exactly four paths are known, by their whole text: there is nothing to find a way around in. */
export function createAnswerer(options: AnswerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { service, collector, clock, limits } = options;
  const requests = createRateGate(limits.requests);
  const refusedCalls = createRateGate(limits.refusedCalls);

  const refuse = (response: ServerResponse, reason: LinkRefusal | RequestRefusal, from: string): void => {
    options.onRefused(reason, from);
    send(response, statusOf[reason] ?? 403, { v: linkProtocolVersion, refused: reason });
  };

  const take = async <M, B>(
    request: IncomingMessage,
    response: ServerResponse,
    schema: z.ZodType<M>,
    largestBytes: number,
    answer: (message: M, from: string) => Promise<LinkReply<B>>,
  ): Promise<LinkReply<B> | undefined> => {
    const from = callerOf(request.socket);
    if (request.method !== "POST") refuse(response, "wrongMethod", from);
    else if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) refuse(response, "wrongType", from);
    else {
      const message = await readMessage(request, largestBytes, schema);
      if (!message.ok) refuse(response, message.error, from);
      else {
        const reply = await answer(message.value, from);
        if (reply.kind === "answer") send(response, 200, reply.body);
        else refuse(response, reply.reason, from);
        return reply;
      }
    }
    return undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const from = callerOf(request.socket);
    if (!requests.take(from, clock.now())) return refuse(response, "tooManyRequests", from);
    if (hasTwoHosts(request)) return refuse(response, "badRequest", from);
    switch (request.url) {
      case linkPaths.collector:
        if (request.method !== "GET") return refuse(response, "wrongMethod", from);
        return sendText(response, `${collectorMark}\n${collector}`);
      case linkPaths.pair: {
        // Looked at before the message, taken after it: calls that are taken cost nothing.
        if (!refusedCalls.take(from, clock.now(), 1)) return refuse(response, "tooManyRequests", from);
        const reply = await take(request, response, linkPairSchema, linkLargestBytes.pair, service.pair);
        if (reply?.kind === "answer") refusedCalls.giveBack(from, clock.now(), 1);
        return undefined;
      }
      case linkPaths.report:
        await take(request, response, linkReportSchema, linkLargestBytes.report, service.report);
        return undefined;
      case linkPaths.piece:
        await take(request, response, linkPieceSchema, linkLargestBytes.piece, service.piece);
        return undefined;
      default:
        return refuse(response, "unknownPath", from);
    }
  };

  const answered = new WeakSet<Socket>();

  return (request, response) => {
    // What follows the first request of a connection reaches nobody: the connection ends with the first one's answer.
    if (answered.has(request.socket)) return options.onRefused("badRequest", callerOf(request.socket));
    answered.add(request.socket);
    answer(request, response).catch(() => refuse(response, "defect", callerOf(request.socket)));
  };
}

/** Whoever stands in between may go by the other one. */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length > 1;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  write(response, status, "application/json", JSON.stringify(body));
}

function sendText(response: ServerResponse, text: string): void {
  write(response, 200, "text/plain; charset=utf-8", text);
}

function write(response: ServerResponse, status: number, type: string, text: string): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(text, "utf8");
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": bytes.byteLength,
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end(bytes);
}
