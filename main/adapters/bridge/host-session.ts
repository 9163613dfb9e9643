import type * as z from "zod";
import type { HelloResult } from "../../../shared/contract/bridge/messages.ts";
import {
  bridgeMaxLineLength,
  bridgeProtocolVersion,
  helloResultSchema,
} from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import {
  bridgeBadMessage,
  bridgeExited,
  bridgeTimedOut,
  bridgeUnavailable,
  hostRefusal,
  unfitHost,
} from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import type { HostSource } from "./host-connection.ts";
import { createLineFraming } from "./line-framing.ts";
import type { Question } from "./open-requests.ts";
import { createOpenRequests } from "./open-requests.ts";
import { readBridgeMessage } from "./read-bridge-message.ts";
import type { SilenceWatch } from "./silence-watch.ts";
import { watchSilence } from "./silence-watch.ts";

/** What a session needs, and whom it tells. `onLost` comes at most once; `final`: starting again would not help. */
export type HostSessionOptions = {
  readonly source: HostSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: BridgeLimits;
  readonly onDiagnostics: (bytes: Uint8Array) => void;
  readonly onReady: (hello: HelloResult) => void;
  readonly onLost: (error: AppError, final: boolean) => void;
};

/** One host from its start to its end. */
export type HostSession = {
  /** Asks and checks the answer's shape. */
  readonly ask: <T>(question: Question, schema: z.ZodType<T>) => Promise<Result<T>>;
  /** Lets the host end, by force when it does not; resolves when it is gone. `onLost` is not told. */
  readonly end: () => Promise<void>;
};

/** Starts a host and greets it. */
export function openHostSession(options: HostSessionOptions): HostSession {
  const { source, clock, log, limits } = options;
  const gone = Promise.withResolvers<void>();
  let isLive = true;
  let badLines = 0;
  let silence: SilenceWatch | undefined;

  const framing = createLineFraming(bridgeMaxLineLength, readLine);
  const connection = source.open({
    onOutput: (bytes) => {
      if (isLive && !framing.push(bytes)) lose(bridgeBadMessage("lineTooLong"));
    },
    onDiagnostics: options.onDiagnostics,
    onEnd: ({ kind, detail }) => {
      gone.resolve();
      if (kind === "notStarted") lose(retryWhenTechnicianActs(bridgeUnavailable(detail)), true);
      else lose(bridgeExited(detail));
    },
  });
  const requests = createOpenRequests(clock, connection.writeLine);

  function readLine(line: string): void {
    if (!isLive) return;
    const message = readBridgeMessage(line);
    if (message === undefined) {
      badLines += 1;
      log.warn("bridge.badLine", { characters: line.length, inARow: badLines });
      if (badLines >= limits.badLines) lose(bridgeBadMessage("noMessage"));
      return;
    }
    badLines = 0;
    silence?.heard();
    if (message.type === "chunk") requests.takeChunk(message.id, message);
    if (message.type === "unfit") lose(unfitHost(message.reason, message.detail), true);
    if (message.type !== "answer") return;
    const result = message.ok ? ok(message.result) : err(hostRefusal(message.error.code, message.error.detail));
    if (!requests.settle(message.id, result)) log.info("bridge.lateAnswer", {});
  }

  function lose(error: AppError, final = !source.restartable): void {
    if (!isLive) return;
    close(error);
    options.onLost(error, final);
  }

  function close(error: AppError): void {
    release(error);
    connection.kill();
  }

  function release(error: AppError): void {
    isLive = false;
    silence?.stop();
    requests.failAll(error);
  }

  const ask: HostSession["ask"] = async (question, schema) => {
    const answer = await requests.ask(question);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    if (parsed.success) return ok(parsed.data);
    log.warn("bridge.badAnswer", { operation: question.body.op, at: parsed.error.issues[0]?.path.join(".") });
    return err(bridgeBadMessage("answerShape"));
  };

  /** What a host has changed for a reading it takes back on its way out, so it is given the time for it. */
  async function end(): Promise<void> {
    if (!isLive) return gone.promise;
    release(bridgeUnavailable("stopped"));
    connection.closeInput();
    const stopTimer = clock.setTimer(epochMs(clock.now() + limits.endMs), () => connection.kill());
    await gone.promise;
    stopTimer();
  }

  async function greet(): Promise<void> {
    const hello = await ask({ body: { op: "hello" }, limitMs: limits.startMs }, helloResultSchema);
    if (!isLive) return;
    if (!hello.ok) lose(hello.error);
    else if (hello.value.protocol !== bridgeProtocolVersion) lose(bridgeBadMessage("otherProtocol"), true);
    else {
      silence = watchSilence(clock, limits.silenceMs, () => lose(bridgeTimedOut("heartbeat", limits.silenceMs)));
      options.onReady(hello.value);
    }
  }

  void greet();
  return { ask, end };
}
