import type * as z from "zod";
import { deviceSignalsSchema } from "../../../shared/contract/bridge/device-signals.ts";
import { diagnosticsResultSchema } from "../../../shared/contract/bridge/diagnostics-result.ts";
import {
  cleanupResultSchema,
  deviceReadingSchema,
  devicesResultSchema,
} from "../../../shared/contract/bridge/messages.ts";
import { networkResultsSchema } from "../../../shared/contract/bridge/network-results.ts";
import { readinessResultSchema } from "../../../shared/contract/bridge/readiness-result.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { DeviceBridge, DeviceDiagnostics } from "../../app/ports/device-bridge.ts";
import type { Log } from "../../app/ports/log.ts";
import { bridgeBadMessage, bridgeUnavailable } from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import { bridgeLimits } from "./bridge-limits.ts";
import { createDeviceLogons } from "./device-logons.ts";
import { createDiagnosticsTail } from "./diagnostics-tail.ts";
import { createFileGathering } from "./gather-files.ts";
import type { HostSource } from "./host-connection.ts";
import { createHostCrew } from "./host-crew.ts";
import type { HostSession, HostSessionOptions } from "./host-session.ts";
import { openHostSession } from "./host-session.ts";
import { keepHost } from "./keep-host.ts";
import { missingHost } from "./missing-host.ts";
import type { Question } from "./open-requests.ts";
import type { HostCommand } from "./spawn-host.ts";
import { spawnedHost } from "./spawn-host.ts";
import type { HostStreams } from "./stream-host.ts";
import { streamHost } from "./stream-host.ts";

/** What the bridge runs on: a command to start (and start again), streams of a host that runs already, or nothing, and why. */
export type BridgeHost =
  | { readonly command: HostCommand }
  | { readonly streams: HostStreams }
  | { readonly missing: string };

/**
 * What the bridge is made of. `clock` is real time also in practice: the life of a process does not run faster there.
 * `random` answers 0 ≤ x < 1.
 */
export type PowerShellBridgeOptions = {
  readonly host: BridgeHost;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly limits?: Partial<BridgeLimits>;
};

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
 * This PC is read by one host, whose state is the bridge's; each device on the network by a host of its own, so that none
 * can disturb another. Ready-made streams are one host for everything.
 */
export function startPowerShellBridge(options: PowerShellBridgeOptions): RunningBridge {
  const { clock, log, random } = options;
  const limits = { ...bridgeLimits, ...options.limits };
  const source = sourceOf(options.host);
  const tail = createDiagnosticsTail(limits.diagnosticsBytes);
  const open = (listener: Pick<HostSessionOptions, "onReady" | "onLost">): HostSession =>
    openHostSession({ source, clock, log, limits, onDiagnostics: tail.push, ...listener });
  const host = keepHost({ open, tail, clock, log, limits, random });
  const logons = createDeviceLogons();
  const crew = createHostCrew({
    open,
    prepare: (member, { body }) =>
      logons.handOver(member, "credential" in body ? body.credential : undefined, limits.devicesMs),
    clock,
    limits,
  });

  async function ask<T>(question: Question, schema: z.ZodType<T>): Promise<Result<T>> {
    if (host.state().kind === "starting") await host.greeted();
    const state = host.state();
    if (state.kind === "missing") return err(state.error);
    const address = "address" in question.body ? question.body.address : localAddress;
    if (address !== localAddress && source.restartable) return crew.ask(question, schema);
    return state.kind === "ready" ? host.session().ask(question, schema) : err(bridgeUnavailable());
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

  return {
    watchState: host.watchState,
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
      await Promise.all([host.end(), crew.end()]);
    },
  };
}

function sourceOf(host: BridgeHost): HostSource {
  if ("command" in host) return spawnedHost(host.command);
  return "streams" in host ? streamHost(host.streams) : missingHost(host.missing);
}
