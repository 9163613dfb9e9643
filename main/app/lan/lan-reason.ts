import type { DevicesResult } from "../../../shared/contract/bridge/messages.ts";
import type { LanReason } from "../../../shared/contract/lan/view.ts";
import { lanReasons } from "../../../shared/contract/lan/view.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";

type ListedDevice = DevicesResult["devices"][number];

/** Refusals of a reading that say nothing against the way to the device. */
const ofReading: ReadonlySet<string> = new Set(["classMissing", "noInstance", "notSupported", "winPe"]);

/** Why a device need not be asked at all, from whether its remote management answers. */
export function listenerTrouble(listed: ListedDevice | undefined, onlyHttps: boolean): LanReason | undefined {
  if (listed === undefined) return "noListener";
  const { winRm } = listed;
  // A bridge that does not look before it asks.
  if (winRm === undefined) return undefined;
  if (onlyHttps) return winRm.https ? undefined : winRm.http ? "noHttps" : "noListener";
  return winRm.http || winRm.https ? undefined : "noListener";
}

/** Why a device that was asked cannot be read; undefined when the way to it is open all the same. */
export function lanReasonOf({ code, context }: AppError): LanReason | undefined {
  const reason = String(context.reason ?? "");
  if (ofReading.has(reason)) return undefined;
  if (code === "bridge.deviceUnreachable") return "noListener";
  if (code === "bridge.timedOut") return "timedOut";
  if (code === "bridge.unavailable" || code === "bridge.exited") return "bridgeMissing";
  return lanReasons.find((known) => known === reason) ?? "failed";
}
