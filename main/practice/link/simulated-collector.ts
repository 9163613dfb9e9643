import { randomBytes } from "node:crypto";
import type { DiagnosticsChunk } from "../../../shared/contract/bridge/diagnostics-result.ts";
import {
  type LinkAnswer,
  type LinkOperation,
  type LinkPair,
  linkAnswerSchema,
  linkPairAnswerSchema,
  linkPaths,
  linkProtocolVersion,
  linkRefusalSchema,
} from "../../../shared/contract/link/messages.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { type BridgeFailure, pause, type SimulatedDelay } from "../bridge/bridge-operations.ts";
import { type BenchAnswer, type BenchPlace, callBench } from "./call-bench.ts";

/** What a collector finds on its device. */
export type CollectedDevice = {
  readonly identity: () => LinkPair["device"];
  /** A reading; `unreachable` when the device restarts or is off: then the collector is gone, too. */
  readonly read: (
    op: LinkOperation,
    wish: LinkAnswer["next"]["wish"],
    onPiece: (piece: DiagnosticsChunk) => void,
    signal: AbortSignal,
  ) => Promise<Result<object, BridgeFailure>>;
  /** Whether the device's network works at the moment. */
  readonly isOnline: () => boolean;
};

/** What a simulated collector runs on. */
export type CollectorParts = {
  readonly place: BenchPlace;
  readonly code: string;
  readonly device: CollectedDevice;
  readonly delay: SimulatedDelay;
  readonly signal: AbortSignal;
};

/** How a visit ended: the bench wants nothing more, refused the device, or the device went off under the collector. */
export type VisitEnd =
  | { readonly kind: "ended" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "restarted" }
  | { readonly kind: "stopped" };

/** Simulated milliseconds before a device without an answer tries again; doubled each time, up to half a minute. */
const firstPauseMs = 2_000;
const longestPauseMs = 30_000;

/** Speaks the link protocol as the collector script does, from calling in until the device restarts or the bench has enough. */
export async function runCollector(parts: CollectorParts): Promise<VisitEnd> {
  const { device, delay, signal } = parts;
  let visit: { readonly session: string; readonly count: number; readonly answer: LinkAnswer } | undefined;
  let pauseMs = firstPauseMs;
  const tryAgain = async (): Promise<void> => {
    await pause(delay, pauseMs, signal);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  };

  while (!signal.aborted) {
    if (visit === undefined) {
      const answer = await reached(parts, linkPaths.pair, pairMessage(parts));
      if (answer?.status === 403) return { kind: "refused", reason: reasonOf(answer) };
      if (answer?.status !== 200) {
        await tryAgain();
        continue;
      }
      const paired = linkPairAnswerSchema.parse(answer.body);
      visit = { session: paired.session, count: 0, answer: paired };
    }
    pauseMs = firstPauseMs;
    const { op, afterSeconds, wish } = visit.answer.next;
    if (op === "end") return { kind: "ended" };
    await pause(delay, afterSeconds * 1000, signal);
    if (signal.aborted) break;
    const pieces: DiagnosticsChunk[] = [];
    const reading = await device.read(op, wish, (piece) => pieces.push(piece), signal);
    if (!reading.ok && reading.error.code === "unreachable") return { kind: "restarted" };
    const { session } = visit;
    for (const [index, piece] of pieces.entries())
      await reached(parts, linkPaths.piece, { v: linkProtocolVersion, session, count: visit.count + index + 1, piece });
    const count: number = visit.count + pieces.length + 1;
    visit = { ...visit, count };
    const head = { v: linkProtocolVersion, session, count, op };
    const message = reading.ok
      ? { ...head, ok: true, result: reading.value }
      : { ...head, ok: false, error: reading.error };
    const told = await reached(parts, linkPaths.report, message);
    if (told?.status === 200) visit = { session, count, answer: linkAnswerSchema.parse(told.body) };
    else if (told?.status === 401) visit = undefined;
    else await tryAgain();
  }
  return { kind: "stopped" };
}

function pairMessage({ code, device }: CollectorParts): LinkPair {
  return {
    v: linkProtocolVersion,
    code,
    nonce: randomBytes(16).toString("hex"),
    device: device.identity(),
    powerShellVersion: "5.1.26100.4061",
  };
}

/** The bench's answer; undefined when it could not be reached. */
async function reached(
  { place, device, signal }: CollectorParts,
  path: string,
  message: unknown,
): Promise<BenchAnswer | undefined> {
  if (!device.isOnline()) return undefined;
  try {
    return await callBench(place, path, message, signal);
  } catch {
    return undefined;
  }
}

function reasonOf({ body }: BenchAnswer): string {
  return linkRefusalSchema.safeParse(body).data?.refused ?? "unknown";
}
