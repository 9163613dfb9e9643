import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DiagnosticsResult } from "../../../shared/contract/bridge/diagnostics-result.ts";
import type { EventWish } from "../../../shared/contract/bridge/event-wish.ts";
import type {
  CleanupResult,
  DeviceReading,
  DevicesResult,
  HelloResult,
} from "../../../shared/contract/bridge/messages.ts";
import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import type { NetworkAnswer } from "../../../shared/contract/bridge/network-results.ts";
import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "./clock.ts";

/** How the bridge's host process stands. */
export type BridgeState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready"; readonly hello: HelloResult }
  | { readonly kind: "restarting"; readonly error: AppError; readonly attempt: number }
  | { readonly kind: "missing"; readonly error: AppError };

/** A local administrator of devices on the network. Kept in memory only; never written, logged or told. */
export type DeviceLogon = { readonly userName: string; readonly password: string };

/** One file of a device, whole and checked against its sum. */
export type DiagnosticsFile = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };

/** What was gathered of a device that failed, and what is missing with the reason. */
export type DeviceDiagnostics = {
  readonly files: readonly DiagnosticsFile[];
  readonly missing: DiagnosticsResult["missing"];
};

/**
 * The way to devices: `local` is this PC itself, any other address a device on the network. Errors of the readings:
 * `bridge.deviceUnreachable`, `bridge.collectFailed`, other `bridge.*`.
 */
export type DeviceBridge = {
  /** Tells the current state at once and every change after. */
  readonly watchState: (listener: (state: BridgeState) => void) => Stop;
  /** Devices that can be collected from here, and `targets` with whether they can be reached. Errors: `bridge.*`. */
  readonly devices: (targets?: readonly string[]) => Promise<Result<DevicesResult>>;
  /** With which logon a device on the network is reached from now on; undefined forgets it. */
  readonly setLogon: (address: string, logon: DeviceLogon | undefined) => void;
  /** Reads identity, hash and the readiness that a board needs. */
  readonly collect: (address: string, signal?: AbortSignal) => Promise<Result<DeviceReading>>;
  /** Reads everything that decides whether the device may start. */
  readonly readReadiness: (address: string, signal?: AbortSignal) => Promise<Result<ReadinessResult>>;
  /** Reads the technician-flow signals, with the events that are wished for. */
  readonly readSignals: (
    address: string,
    signal?: AbortSignal,
    events?: readonly EventWish[],
  ) => Promise<Result<DeviceSignals>>;
  /** Tries the endpoints from the device. Error, beside those of the readings: `bridge.remotingOff`. */
  readonly checkNetwork: (
    address: string,
    endpoints: readonly NetworkEndpoint[],
    signal?: AbortSignal,
  ) => Promise<Result<NetworkAnswer>>;
  /** Gathers the diagnostics archive, the named event logs and the registry keys of the technician flow. */
  readonly collectDiagnostics: (
    address: string,
    channels: readonly string[],
    signal?: AbortSignal,
  ) => Promise<Result<DeviceDiagnostics>>;
  /** Takes back what a bridge that was ended in the middle has left on this PC. */
  readonly cleanUp: () => Promise<Result<CleanupResult>>;
};
