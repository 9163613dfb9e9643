import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";

/** The bench as a device's line names it. */
export type BenchPlace = { readonly address: string; readonly port: number; readonly fingerprint: string };

/** What the bench answered: a status, and a body that is JSON. */
export type BenchAnswer = { readonly status: number; readonly body: unknown };

/**
 * Sends one message as the collector does: over a connection of its own, and only after the certificate was compared.
 * Rejects when there is no bench, when another certificate is shown, and when the answer is cut short.
 */
export async function callBench(
  place: BenchPlace,
  path: string,
  message: unknown,
  signal: AbortSignal,
): Promise<BenchAnswer> {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  const socket = await connectToBench(place, signal);
  try {
    socket.write(
      [`POST ${path} HTTP/1.1`, "Host: reseal", "Content-Type: application/json", `Content-Length: ${body.length}`]
        .concat("Connection: close", "", "")
        .join("\r\n"),
    );
    socket.write(body);
    return readAnswer(await readToEnd(socket));
  } finally {
    socket.destroy();
  }
}

/** A connection on which nothing was sent yet but the handshake, with the bench and nobody else. */
export async function connectToBench(
  { address, port, fingerprint }: BenchPlace,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = connect({ host: address, port, rejectUnauthorized: false, minVersion: "TLSv1.2" });
  const cut = (): void => void socket.destroy();
  signal.addEventListener("abort", cut, { once: true });
  socket.once("close", () => signal.removeEventListener("abort", cut));
  try {
    await once(socket, "secureConnect", { signal });
  } catch (problem) {
    socket.destroy();
    throw problem;
  }
  const shown = socket.getPeerCertificate().fingerprint256.replaceAll(":", "").toLowerCase();
  if (shown === fingerprint.toLowerCase()) return socket;
  socket.destroy();
  throw new Error("Somebody else answers in place of the bench");
}

/** Everything until the other side ends; an answer that was there before a connection broke counts. */
async function readToEnd(socket: TLSSocket): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) chunks.push(chunk as Buffer);
  } catch (problem) {
    if (chunks.length === 0) throw problem;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readAnswer(text: string): BenchAnswer {
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  const at = text.indexOf("\r\n\r\n");
  if (status === undefined || at < 0) throw new Error("The answer of the bench is cut short");
  return { status: Number(status), body: JSON.parse(text.slice(at + 4)) };
}
