import { constants, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { toSVG } from "bwip-js/node";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchLink, LinkService, OpenBenchLink } from "../../app/ports/bench-link.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import { createAnswerer } from "./answer-request.ts";
import { type KnownCertificate, loadCertificate } from "./certificate-file.ts";
import { collectorScript, type ScriptFolders } from "./collector-script.ts";
import { callerOf, createConnectionGate } from "./connection-gate.ts";
import { type LinkLimits, linkLimits } from "./link-limits.ts";
import { createRefusalLog } from "./refusal-log.ts";

/** What the listener is made of. */
export type BenchLinkOptions = {
  /** Keeps the certificate and its key, encrypted. */
  readonly certificateFile: string;
  readonly secrets: Secrets;
  readonly scripts: ScriptFolders;
  /** Real time, also in practice. */
  readonly clock: Clock;
  readonly log: Log;
  /** Looked for first, so that the line stays the same from day to day; any free port when it is taken. */
  readonly port?: number;
  readonly limits?: LinkLimits;
};

/** Stays clear of ports that Windows gives out by itself. */
const usualPort = 8_443;

/** Room around the QR code, in modules: scanners need four. */
const quietZone = 4;

/** The bench link over HTTPS. Nothing listens before `open`. */
export function createBenchLink(options: BenchLinkOptions): BenchLink {
  return {
    open: (address, service) => openLink(options, address, service),
    drawCode,
    random: (bytes) => randomBytes(bytes),
  };
}

/** As few modules as the text needs: a screen has no dirt that a higher level of correction would have to make up for. */
function drawCode(text: string): string {
  const quiet = { paddingwidth: quietZone, paddingheight: quietZone, backgroundcolor: "FFFFFF" };
  const code = { bcid: "qrcode", text, eclevel: "L", ...quiet };
  return toSVG(code);
}

async function openLink(
  options: BenchLinkOptions,
  address: string,
  service: LinkService,
): Promise<Result<OpenBenchLink>> {
  const { log, clock, limits = linkLimits } = options;
  const certificate = await loadCertificate({ ...options, file: options.certificateFile, now: clock.now });
  if (!certificate.ok) return certificate;
  const refusals = createRefusalLog(log, clock);
  let isClosing = false;
  const onRefused = (reason: string, from: string): void => {
    // What breaks because the listener is closed was not refused.
    if (isClosing) return;
    refusals.note(reason, from);
    service.refused(reason);
  };
  const { fingerprint } = certificate.value;
  const server = createLinkServer(certificate.value, limits);
  const gate = createConnectionGate(limits, clock, onRefused);
  // In front of TLS: what is cut here has cost nothing but a connection.
  const door = createServer((socket) => {
    if (gate.enter(socket)) server.emit("connection", socket);
  });
  server.on("tlsClientError", (_error, socket) => onRefused("handshakeFailed", callerOf(socket)));
  server.on("clientError", (_error, socket: Socket) => {
    onRefused("badRequest", callerOf(socket));
    socket.destroy();
  });
  const listening = await listen(door, address, options.port ?? usualPort);
  if (!listening.ok) {
    refusals.stop();
    return listening;
  }
  const port = listening.value;
  const end = async (): Promise<void> => {
    isClosing = true;
    const closed = once(door, "close");
    door.close();
    gate.cutAll();
    await closed;
    refusals.stop();
    log.info("link.closed", { address, port });
  };
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  let collector: string;
  try {
    collector = await collectorScript(options.scripts, { address, port, fingerprint });
  } catch (thrown) {
    await close();
    return err(appError("defect", "link.notOpened", { reason: "collector" }, String(thrown)));
  }
  server.on("request", createAnswerer({ service, collector, clock, limits, onRefused }));
  refuseOtherWays(server, onRefused);
  log.info("link.opened", { address, port });
  return ok({ address, port, fingerprint, close });
}

/** What HTTP has beside a request and its answer: other protocols, tunnels, bodies on approval. */
function refuseOtherWays(server: HttpsServer, onRefused: (reason: string, from: string) => void): void {
  const cut = ({ socket }: IncomingMessage): void => {
    onRefused("badRequest", callerOf(socket));
    socket.destroy();
  };
  const refuse = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    onRefused("badRequest", callerOf(socket));
    response.writeHead(417, { "Content-Length": 0, Connection: "close" }).end();
  };
  server.on("upgrade", cut);
  server.on("connect", cut);
  server.on("checkContinue", refuse);
  server.on("checkExpectation", refuse);
}

/** Never listens by itself: connections are handed to it. */
function createLinkServer({ certificate, key }: KnownCertificate, limits: LinkLimits): HttpsServer {
  return createHttpsServer({
    cert: certificate,
    key,
    // Windows PowerShell 5.1 has no newer one.
    minVersion: "TLSv1.2",
    ALPNProtocols: ["http/1.1"],
    // Every handshake shows the certificate that the device has to compare, and there is one a connection.
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
    handshakeTimeout: limits.connectionMs,
    maxHeaderSize: limits.headerBytes,
    keepAlive: false,
    insecureHTTPParser: false,
  });
}

async function listen(server: Server, address: string, port: number): Promise<Result<number>> {
  for (const candidate of [port, 0]) {
    try {
      server.listen(candidate, address);
      await once(server, "listening");
      return ok((server.address() as AddressInfo).port);
    } catch (thrown) {
      const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
      const isTaken = reason === "EADDRINUSE" || reason === "EACCES";
      if (candidate !== 0 && isTaken) continue;
      return err(retryWhenTechnicianActs(appError("unavailable", "link.notOpened", { address, reason })));
    }
  }
  throw new Error("No port was tried");
}
