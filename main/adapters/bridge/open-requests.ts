import type { DiagnosticsChunk } from "../../../shared/contract/bridge/diagnostics-result.ts";
import type { BridgeRequest } from "../../../shared/contract/bridge/messages.ts";
import { bridgeProtocolVersion } from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { bridgeTimedOut, requestCancelled } from "./bridge-errors.ts";

type BodyOf<R> = R extends { readonly op: "cancel" } ? never : Omit<R, "v" | "id">;

/** A request before it has its id and version. */
export type RequestBody = BodyOf<BridgeRequest>;

/** What is asked, how long an answer may take, who may end it early, and who takes the pieces of files that come before. */
export type Question = {
  readonly body: RequestBody;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onChunk?: ((chunk: DiagnosticsChunk) => void) | undefined;
};

/** The requests that wait for the host's answer. */
export type OpenRequests = {
  /** Sends a request; resolves with the raw result, or an error when it is refused, late, aborted or the host is gone. */
  readonly ask: (question: Question) => Promise<Result<unknown>>;
  /** Hands an answer to its request; false when nobody waits for it (any more). */
  readonly settle: (id: string, result: Result<unknown>) => boolean;
  /** Hands a piece of a file to its request; one that nobody waits for is dropped. */
  readonly takeChunk: (id: string, chunk: DiagnosticsChunk) => void;
  /** Ends all of them with one error. */
  readonly failAll: (error: AppError) => void;
};

/** Makes the table; `write` sends one request line. */
export function createOpenRequests(clock: Clock, write: (line: string) => void): OpenRequests {
  const open = new Map<
    string,
    { readonly settle: (result: Result<unknown>) => void; readonly onChunk: Question["onChunk"] }
  >();
  let lastNumber = 0;

  const nextId = (): string => {
    lastNumber += 1;
    return `r${lastNumber}`;
  };
  const send = (request: BridgeRequest): void => write(JSON.stringify(request));

  const settle = (id: string, result: Result<unknown>): boolean => {
    const request = open.get(id);
    open.delete(id);
    request?.settle(result);
    return request !== undefined;
  };

  const ask = ({ body, limitMs, signal, onChunk }: Question): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve(err(requestCancelled(body.op)));
        return;
      }
      const id = nextId();
      const giveUp = (error: AppError): void => {
        if (settle(id, err(error))) send({ v: bridgeProtocolVersion, id: nextId(), op: "cancel", target: id });
      };
      const abort = (): void => giveUp(requestCancelled(body.op));
      const stopTimer = clock.setTimer(epochMs(clock.now() + limitMs), () => giveUp(bridgeTimedOut(body.op, limitMs)));
      signal?.addEventListener("abort", abort, { once: true });
      const finish = (result: Result<unknown>): void => {
        stopTimer();
        signal?.removeEventListener("abort", abort);
        resolve(result);
      };
      open.set(id, { settle: finish, onChunk });
      // Last, because a host on in-process streams answers before this returns.
      send({ v: bridgeProtocolVersion, id, ...body });
    });

  return {
    ask,
    settle,
    takeChunk: (id, chunk) => open.get(id)?.onChunk?.(chunk),
    failAll: (error) => {
      for (const id of [...open.keys()]) settle(id, err(error));
    },
  };
}
