import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request as the service saw it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What the service does with a request: answer (objects are sent as JSON), cut the connection, or stay silent. */
export type ScriptedAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | "drop"
  | "dropInBody"
  | "silence";

/** A service on loopback that answers by script. */
export type ScriptedService = {
  readonly address: string;
  readonly seen: readonly SeenRequest[];
};

/** Starts a service for the running test; `answer` sees each request and its number, from 0. */
export async function startScriptedService(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>,
): Promise<ScriptedService> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const entry = { method, path: url, headers, body: Buffer.concat(chunks).toString("utf8") };
    const index = seen.push(entry) - 1;
    const scripted = await answer(entry, index);
    if (scripted === "silence") return;
    if (scripted === "drop") return void request.socket.destroy();
    if (scripted === "dropInBody") {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write('{"value":[', () => request.socket.destroy());
      return;
    }
    const { status, body } = scripted;
    response.writeHead(status, { "Content-Type": "application/json", ...scripted.headers });
    response.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, seen };
}
