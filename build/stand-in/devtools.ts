import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { CDPSession } from "@playwright/test";

/** One conversation with Chromium: with the browser itself, or with one page. */
export type DevToolsSession = Pick<CDPSession, "on" | "send">;

/** Chromium's debugging pipe. */
export type DevTools = DevToolsSession & {
  /** The conversation with one attached page. */
  readonly session: (sessionId: string) => DevToolsSession;
  /** Ends the conversation with a page that is gone: its pending commands are rejected. */
  readonly forget: (sessionId: string) => void;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };

class Session extends EventEmitter {
  readonly pending = new Map<number, Pending>();
  readonly #post: (method: string, params: unknown) => number;

  constructor(post: (method: string, params: unknown) => number) {
    super();
    this.#post = post;
    this.setMaxListeners(0);
  }

  send(method: string, params: unknown = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const failure = new Error(`${method} failed`);
      this.pending.set(this.#post(method, params), {
        resolve,
        reject: (error) => reject(Object.assign(failure, { message: `${method}: ${error.message}` })),
      });
    });
  }

  close(): void {
    for (const { reject } of this.pending.values()) reject(new Error("the page is gone"));
    this.pending.clear();
  }
}

/** Speaks the DevTools protocol over Chromium's pipe: JSON messages with a zero byte after each. */
export function connectDevTools(input: Readable, output: Writable): DevTools {
  const sessions = new Map<string, Session>();
  let lastId = 0;
  const open = (sessionId: string): Session => {
    const known = sessions.get(sessionId);
    if (known !== undefined) return known;
    const session = new Session((method, params) => {
      lastId += 1;
      output.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`);
      return lastId;
    });
    sessions.set(sessionId, session);
    return session;
  };
  const receive = (message: Message): void => {
    const session = open(message.sessionId ?? "");
    if (message.id === undefined) {
      session.emit(message.method ?? "", message.params);
      return;
    }
    const pending = session.pending.get(message.id);
    session.pending.delete(message.id);
    if (message.error) pending?.reject(new Error(message.error.message));
    else pending?.resolve(message.result);
  };
  const chunks: Buffer[] = [];
  input.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      chunks.push(chunk.subarray(start, end));
      start = end + 1;
      receive(JSON.parse(Buffer.concat(chunks.splice(0)).toString("utf8")));
    }
    chunks.push(chunk.subarray(start));
  });
  input.on("close", () => {
    for (const session of sessions.values()) session.close();
  });
  // Chromium that died meanwhile is noticed by its exit, not by the write that could not reach it.
  output.on("error", () => input.destroy());
  return Object.assign(open(""), {
    session: (sessionId: string) => open(sessionId) as unknown as DevToolsSession,
    forget: (sessionId: string) => {
      sessions.get(sessionId)?.close();
      sessions.delete(sessionId);
    },
  }) as unknown as DevTools;
}
