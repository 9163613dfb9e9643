import type {
  DeviceReading,
  DeviceSignals,
  DevicesResult,
  HelloResult,
} from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "./clock.ts";

/** How the bridge's host process stands. */
export type BridgeState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready"; readonly hello: HelloResult }
  | { readonly kind: "restarting"; readonly error: AppError; readonly attempt: number }
  | { readonly kind: "missing"; readonly error: AppError };

/** The way to devices: lists them, reads one, reads one's technician-flow signals. */
export type DeviceBridge = {
  /** Tells the current state at once and every change after. */
  readonly watchState: (listener: (state: BridgeState) => void) => Stop;
  /** Devices that can be collected from here. Errors: `bridge.*`. */
  readonly devices: () => Promise<Result<DevicesResult>>;
  /** Reads identity, hash and readiness. Errors: `bridge.deviceUnreachable`, `bridge.collectFailed`, other `bridge.*`. */
  readonly collect: (address: string, signal?: AbortSignal) => Promise<Result<DeviceReading>>;
  /** Reads the technician-flow signals. Errors as `collect`. */
  readonly readSignals: (address: string, signal?: AbortSignal) => Promise<Result<DeviceSignals>>;
};
