import type * as z from "zod";
import type { HelloResult } from "../../../shared/contract/bridge/messages.ts";
import {
  deviceReadingSchema,
  deviceSignalsSchema,
  devicesResultSchema,
} from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { BridgeState, DeviceBridge } from "../../app/ports/device-bridge.ts";
import type { Log } from "../../app/ports/log.ts";
import { bridgeBadMessage, bridgeUnavailable } from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import { bridgeLimits, restartDelayMs } from "./bridge-limits.ts";
import { createDiagnosticsTail } from "./diagnostics-tail.ts";
import type { HostSession } from "./host-session.ts";
import { openHostSession } from "./host-session.ts";
import type { RequestBody } from "./open-requests.ts";
import type { HostCommand } from "./spawn-host.ts";
import { spawnedHost } from "./spawn-host.ts";
import type { HostStreams } from "./stream-host.ts";
import { streamHost } from "./stream-host.ts";

/**
 * What the bridge runs on: a command to start (and start again), or streams of a host that runs already. `clock` is real
 * time also in practice: the life of a process does not run faster there. `random` answers 0 ≤ x < 1.
 */
export type PowerShellBridgeOptions = {
  readonly host: { readonly command: HostCommand } | { readonly streams: HostStreams };
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly limits?: Partial<BridgeLimits>;
};

/** A bridge that runs until it is stopped. */
export type RunningBridge = DeviceBridge & {
  /** The end of what the host wrote to its error stream, scrubbed. */
  readonly diagnostics: () => string;
  /** Ends the host and all it started; resolves when it is gone. */
  readonly stop: () => Promise<void>;
};

/**
 *     starting ──hello──▶ ready ──lost──▶ restarting ──wait──▶ (a new host) ──hello──▶ ready
 *        └──────────── not started, other protocol, streams ended ────────────▶ missing
 */
export function startPowerShellBridge(options: PowerShellBridgeOptions): RunningBridge {
  const { clock, log } = options;
  const limits = { ...bridgeLimits, ...options.limits };
  const source = "command" in options.host ? spawnedHost(options.host.command) : streamHost(options.host.streams);
  const tail = createDiagnosticsTail(limits.diagnosticsBytes);
  const listeners = new Set<(state: BridgeState) => void>();
  let state: BridgeState = { kind: "starting" };
  let readyAt: number | undefined;
  let attempt = 0;
  let stopTimer: Stop | undefined;
  let session: HostSession = open();

  function open(): HostSession {
    return openHostSession({ source, clock, log, limits, onDiagnostics: tail.push, onReady, onLost });
  }

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
    const error = loss.code === "bridge.exited" && told !== "" ? { ...loss, cause: told } : loss;
    const wasStable = readyAt !== undefined && clock.now() - readyAt >= limits.stableMs;
    readyAt = undefined;
    attempt = wasStable ? 1 : attempt + 1;
    log.warn("bridge.lost", { code: error.code, cause: error.cause, attempt, final });
    if (final) {
      enter({ kind: "missing", error });
      return;
    }
    const delayMs = restartDelayMs(limits, attempt, options.random());
    stopTimer = clock.setTimer(epochMs(clock.now() + delayMs), () => {
      session = open();
    });
    enter({ kind: "restarting", error, attempt });
  }

  /** Resolves once the first greeting is over, either way. */
  function greeted(): Promise<void> {
    return new Promise((resolve) => {
      const stop = watchState((next) => {
        if (next.kind === "starting") return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  }

  async function ask<T>(
    body: RequestBody,
    schema: z.ZodType<T>,
    limitMs: number,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (state.kind === "starting") await greeted();
    if (state.kind === "ready") return session.ask(body, schema, limitMs, signal);
    return err(state.kind === "missing" ? state.error : bridgeUnavailable());
  }

  /** A host that answers for another device than the asked one must not be believed. */
  function aboutAddress<T extends { readonly address: string }>(address: string, result: Result<T>): Result<T> {
    return result.ok && result.value.address !== address ? err(bridgeBadMessage("otherAddress")) : result;
  }

  function watchState(listener: (state: BridgeState) => void): Stop {
    listeners.add(listener);
    listener(state);
    return () => {
      listeners.delete(listener);
    };
  }

  return {
    watchState,
    devices: () => ask({ op: "devices" }, devicesResultSchema, limits.devicesMs),
    collect: async (address, signal) =>
      aboutAddress(address, await ask({ op: "collect", address }, deviceReadingSchema, limits.collectMs, signal)),
    readSignals: async (address, signal) =>
      aboutAddress(address, await ask({ op: "signals", address }, deviceSignalsSchema, limits.signalsMs, signal)),
    diagnostics: tail.text,
    stop: async () => {
      stopTimer?.();
      if (state.kind !== "missing") enter({ kind: "missing", error: bridgeUnavailable("stopped") });
      listeners.clear();
      await session.end();
    },
  };
}
