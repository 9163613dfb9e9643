import type { HelloResult } from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { BridgeState } from "../../app/ports/device-bridge.ts";
import type { Log } from "../../app/ports/log.ts";
import { bridgeUnavailable, unfitHost } from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import { restartDelayMs } from "./bridge-limits.ts";
import type { DiagnosticsTail } from "./diagnostics-tail.ts";
import type { HostSession, HostSessionOptions } from "./host-session.ts";

/** What a host is kept with; `open` starts one. `random` answers 0 ≤ x < 1. */
type HostKeepingOptions = {
  readonly open: (listener: Pick<HostSessionOptions, "onReady" | "onLost">) => HostSession;
  readonly tail: DiagnosticsTail;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: BridgeLimits;
  readonly random: () => number;
};

/** The host of this PC, kept alive. */
export type KeptHost = {
  readonly state: () => BridgeState;
  /** The host of now; one that was lost is another after its restart. */
  readonly session: () => HostSession;
  /** Tells the state at once and every later one. */
  readonly watchState: (listener: (state: BridgeState) => void) => Stop;
  /** Resolves once the first greeting is over, either way. */
  readonly greeted: () => Promise<void>;
  /** Ends the host; resolves when it is gone. */
  readonly end: () => Promise<void>;
};

/**
 * Starts a host and starts another one for each that is lost, as long as that can help.
 *
 *     starting ──hello──▶ ready ──lost──▶ restarting ──wait──▶ (a new host) ──hello──▶ ready
 *        └──────────── not started, other protocol, streams ended ────────────▶ missing
 */
export function keepHost({ open, tail, clock, log, limits, random }: HostKeepingOptions): KeptHost {
  const listeners = new Set<(state: BridgeState) => void>();
  let state: BridgeState = { kind: "starting" };
  let readyAt: number | undefined;
  let attempt = 0;
  let stopTimer: Stop | undefined;
  let session = open({ onReady, onLost });

  function enter(next: BridgeState): void {
    state = next;
    for (const listener of [...listeners]) listener(next);
  }

  function onReady(hello: HelloResult): void {
    readyAt = clock.now();
    log.info("bridge.ready", { powerShell: hello.powerShellVersion, elevated: hello.elevated });
    enter({ kind: "ready", hello });
  }

  function onLost(loss: AppError, final: boolean): void {
    // A host that ends by itself mostly said why.
    const told = tail.text().trim().slice(-300);
    const isForbidden = readyAt === undefined && loss.code === "bridge.exited" && isForbiddenScript(told);
    const spoken = loss.code === "bridge.exited" && told !== "" ? { ...loss, cause: told } : loss;
    const error = isForbidden ? unfitHost("executionPolicy", told) : spoken;
    const wasStable = readyAt !== undefined && clock.now() - readyAt >= limits.stableMs;
    readyAt = undefined;
    attempt = wasStable ? 1 : attempt + 1;
    log.warn("bridge.lost", { code: error.code, cause: error.cause, attempt, final });
    if (final || isForbidden) {
      enter({ kind: "missing", error });
      return;
    }
    const delayMs = restartDelayMs(limits, attempt, random());
    stopTimer = clock.setTimer(epochMs(clock.now() + delayMs), () => {
      session = open({ onReady, onLost });
    });
    enter({ kind: "restarting", error, attempt });
  }

  function watchState(listener: (state: BridgeState) => void): Stop {
    listeners.add(listener);
    listener(state);
    return () => {
      listeners.delete(listener);
    };
  }

  return {
    state: () => state,
    session: () => session,
    watchState,
    greeted: () =>
      new Promise((resolve) => {
        const stop = watchState((next) => {
          if (next.kind === "starting") return;
          resolve();
          queueMicrotask(() => stop());
        });
      }),
    end: async () => {
      stopTimer?.();
      if (state.kind !== "missing") enter({ kind: "missing", error: bridgeUnavailable("stopped") });
      listeners.clear();
      await session.end();
    },
  };
}

/** Whether PowerShell said that a policy keeps it from running the script. Its error ids are in no language. */
function isForbiddenScript(told: string): boolean {
  return /PSSecurityException|UnauthorizedAccess/.test(told);
}
