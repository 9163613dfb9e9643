import type { BridgeRequest } from "../../../shared/contract/bridge/messages.ts";
import { bridgeProtocolVersion } from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { bridgeTimedOut, requestCancelled } from "./bridge-errors.ts";

/** A request before it has its id and version. */
export type RequestBody =
  | { readonly op: "hello" }
  | { readonly op: "devices" }
  | { readonly op: "collect"; readonly address: string }
  | { readonly op: "signals"; readonly address: string };

/** The requests that wait for the host's answer. */
export type OpenRequests = {
  /** Sends a request; resolves with the raw result, or an error when it is refused, late, aborted or the host is gone. */
  readonly ask: (body: RequestBody, limitMs: number, signal?: AbortSignal) => Promise<Result<unknown>>;
  /** Hands an answer to its request; false when nobody waits for it (any more). */
  readonly settle: (id: string, result: Result<unknown>) => boolean;
  /** Ends all of them with one error. */
  readonly failAll: (error: AppError) => void;
};

/** Makes the table; `write` sends one request line. */
export function createOpenRequests(clock: Clock, write: (line: string) => void): OpenRequests {
  const open = new Map<string, (result: Result<unknown>) => void>();
  let lastNumber = 0;

  const nextId = (): string => {
    lastNumber += 1;
    return `r${lastNumber}`;
  };
  const send = (request: BridgeRequest): void => write(JSON.stringify(request));

  const settle = (id: string, result: Result<unknown>): boolean => {
    const take = open.get(id);
    open.delete(id);
    take?.(result);
    return take !== undefined;
  };

  const ask = (body: RequestBody, limitMs: number, signal?: AbortSignal): Promise<Result<unknown>> =>
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
      open.set(id, (result) => {
        stopTimer();
        signal?.removeEventListener("abort", abort);
        resolve(result);
      });
      // Last, because a host on in-process streams answers before this returns.
      send({ v: bridgeProtocolVersion, id, ...body });
    });

  return {
    ask,
    settle,
    failAll: (error) => {
      for (const id of [...open.keys()]) settle(id, err(error));
    },
  };
}
