import type * as z from "zod";
import { deviceSignalsSchema } from "../../../shared/contract/bridge/device-signals.ts";
import { diagnosticsResultSchema } from "../../../shared/contract/bridge/diagnostics-result.ts";
import type { HelloResult } from "../../../shared/contract/bridge/messages.ts";
import {
  cleanupResultSchema,
  deviceReadingSchema,
  devicesResultSchema,
} from "../../../shared/contract/bridge/messages.ts";
import { networkResultsSchema } from "../../../shared/contract/bridge/network-results.ts";
import { readinessResultSchema } from "../../../shared/contract/bridge/readiness-result.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { BridgeState, DeviceBridge, DeviceDiagnostics } from "../../app/ports/device-bridge.ts";
import type { Log } from "../../app/ports/log.ts";
import { bridgeBadMessage, bridgeUnavailable, unfitHost } from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import { bridgeLimits, restartDelayMs } from "./bridge-limits.ts";
import { createDeviceLogons } from "./device-logons.ts";
import { createDiagnosticsTail } from "./diagnostics-tail.ts";
import { createFileGathering } from "./gather-files.ts";
import { createHostCrew } from "./host-crew.ts";
import type { HostSession, HostSessionOptions } from "./host-session.ts";
import { openHostSession } from "./host-session.ts";
import type { Question } from "./open-requests.ts";
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

/** Whether PowerShell said that a policy keeps it from running the script. Its error ids are in no language. */
function isForbiddenScript(told: string): boolean {
  return /PSSecurityException|UnauthorizedAccess/.test(told);
}

/** The address of this PC itself. */
const localAddress = "local";

/** A bridge that runs until it is stopped. */
export type RunningBridge = DeviceBridge & {
  /** The end of what the host wrote to its error stream, scrubbed. */
  readonly diagnostics: () => string;
  /** Ends the host and all it started; resolves when it is gone. */
  readonly stop: () => Promise<void>;
};

/**
 * This PC is read by one host, which is the bridge's state; each device on the network by a host of its own, so that none
 * can disturb another. Ready-made streams are one host for everything.
 *
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
  const logons = createDeviceLogons();
  let session: HostSession = open({ onReady, onLost });
  const crew = createHostCrew({
    open,
    prepare: (member, { body }) =>
      logons.handOver(member, "credential" in body ? body.credential : undefined, limits.devicesMs),
    clock,
    limits,
  });

  function open(listener: Pick<HostSessionOptions, "onReady" | "onLost">): HostSession {
    return openHostSession({ source, clock, log, limits, onDiagnostics: tail.push, ...listener });
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
    const delayMs = restartDelayMs(limits, attempt, options.random());
    stopTimer = clock.setTimer(epochMs(clock.now() + delayMs), () => {
      session = open({ onReady, onLost });
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

  async function ask<T>(question: Question, schema: z.ZodType<T>): Promise<Result<T>> {
    if (state.kind === "starting") await greeted();
    if (state.kind === "missing") return err(state.error);
    const address = "address" in question.body ? question.body.address : localAddress;
    if (address !== localAddress && source.restartable) return crew.ask(question, schema);
    return state.kind === "ready" ? session.ask(question, schema) : err(bridgeUnavailable());
  }

  /** Asks about one device. A host that answers for another device than the asked one must not be believed. */
  async function askAbout<T extends { readonly address: string }>(
    question: Question & { readonly body: { readonly address: string } },
    schema: z.ZodType<T>,
  ): Promise<Result<T>> {
    const result = await ask(question, schema);
    return result.ok && result.value.address !== question.body.address ? err(bridgeBadMessage("otherAddress")) : result;
  }

  /** The device's address, with the name of its logon where it has one. */
  function target(address: string): { readonly address: string; readonly credential?: string } {
    const credential = logons.nameOf(address);
    return credential === undefined ? { address } : { address, credential };
  }

  async function collectDiagnostics(
    address: string,
    channels: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<DeviceDiagnostics>> {
    const gathering = createFileGathering();
    const result = await askAbout(
      {
        body: { op: "diagnostics", ...target(address), channels: [...channels] },
        limitMs: limits.diagnosticsMs,
        signal,
        onChunk: gathering.take,
      },
      diagnosticsResultSchema,
    );
    if (!result.ok) return result;
    const files = gathering.finish(result.value.files);
    return files.ok ? ok({ files: files.value, missing: result.value.missing }) : files;
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
    setLogon: logons.use,
    devices: (targets) =>
      ask(
        {
          body: targets === undefined ? { op: "devices" } : { op: "devices", targets: [...targets] },
          limitMs: limits.devicesMs,
        },
        devicesResultSchema,
      ),
    collect: (address, signal) =>
      askAbout({ body: { op: "collect", ...target(address) }, limitMs: limits.collectMs, signal }, deviceReadingSchema),
    readReadiness: (address, signal) =>
      askAbout(
        { body: { op: "readiness", ...target(address) }, limitMs: limits.readinessMs, signal },
        readinessResultSchema,
      ),
    readSignals: (address, signal, events) =>
      askAbout(
        {
          body: { op: "signals", ...target(address), ...(events === undefined ? {} : { events: [...events] }) },
          limitMs: limits.signalsMs,
          signal,
        },
        deviceSignalsSchema,
      ),
    checkNetwork: (address, endpoints, signal) =>
      askAbout(
        {
          body: { op: "network", ...target(address), endpoints: [...endpoints] },
          limitMs: limits.networkMs,
          signal,
        },
        networkResultsSchema,
      ),
    collectDiagnostics,
    cleanUp: () => ask({ body: { op: "cleanup" }, limitMs: limits.cleanupMs }, cleanupResultSchema),
    diagnostics: tail.text,
    stop: async () => {
      stopTimer?.();
      if (state.kind !== "missing") enter({ kind: "missing", error: bridgeUnavailable("stopped") });
      listeners.clear();
      await Promise.all([session.end(), crew.end()]);
    },
  };
}
