import { isUtf8 } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

/** Largest body that is read, in bytes; Graph refuses larger ones too. */
const maxBodyBytes = 4 * 1024 * 1024;

/** A request with its whole body as text. */
export type HttpRequest = {
  readonly method: string;
  /** Path and query as they arrived. */
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What is sent back; `drop` cuts the connection without an answer. */
export type HttpAnswer =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Sent as JSON when it is an object, as it is when it is text or bytes, nothing when undefined. */
      readonly body: object | string | undefined;
    }
  | { readonly kind: "drop" };

/** A JSON answer. */
export function jsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { kind: "answer", status, headers, body };
}

/** Why a request is not looked at: its address or its text cannot be read, or it is too large. */
export type UnreadableRequest = "badAddress" | "badText" | "tooLarge";

/** Reads a request to its end. The error says why it is not looked at. */
export async function readRequest(incoming: IncomingMessage): Promise<Result<HttpRequest, UnreadableRequest>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    // The rest of a body that is too large is read and forgotten: cutting it off would lose the answer.
    if (size <= maxBodyBytes) parts.push(part);
  }
  const address = `http://${incoming.headers.host ?? "127.0.0.1"}${incoming.url ?? "/"}`;
  if (!URL.canParse(address)) return err("badAddress");
  if (size > maxBodyBytes) return err("tooLarge");
  const bytes = Buffer.concat(parts);
  if (!isUtf8(bytes)) return err("badText");
  return ok({
    method: incoming.method ?? "GET",
    url: new URL(address),
    headers: incoming.headers,
    body: bytes.toString("utf8"),
  });
}

/** Sends an answer with the simulated date. */
export function sendAnswer(response: ServerResponse, answer: HttpAnswer, now: number): void {
  if (answer.kind === "drop") {
    response.socket?.destroy();
    return;
  }
  const { body } = answer;
  const content =
    body === undefined ? "" : typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const type =
    body === undefined
      ? {}
      : { "Content-Type": typeof body === "string" ? "text/html; charset=utf-8" : "application/json; charset=utf-8" };
  response.writeHead(answer.status, {
    ...type,
    ...(answer.status === 204 ? {} : { "Content-Length": String(Buffer.byteLength(content)) }),
    Date: new Date(now).toUTCString(),
    "Cache-Control": "no-store",
    ...answer.headers,
  });
  response.end(content);
}
