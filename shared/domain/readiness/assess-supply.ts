import { advised, held, rawOf, settled } from "./check.ts";
import type { ReadinessCheck } from "./readiness-check.ts";
import type { RemoteAccess, SupplyFacts } from "./readiness-facts.ts";

/** From here on the device's clock is worth a look, and from there on nothing can be attested (thresholds of the bench). */
const clockWarnMs = 60_000;
const clockFailMs = 5 * 60_000;
/** Below this the apps of an order may not fit (a rule of AutopilotMonitor). */
const leastFreeBytes = 5 * 1024 ** 3;

/** Whether power, disk, network and clock carry a run. */
export function assessSupply(
  supply: SupplyFacts,
  clockOffsetMs: number | null,
  remoteAccess: RemoteAccess | undefined,
): readonly ReadinessCheck[] {
  return [
    clock(clockOffsetMs),
    power(supply),
    disk(supply.freeDiskBytes),
    network(supply),
    ...(remoteAccess === undefined ? [] : [access(remoteAccess)]),
  ];
}

function clock(offsetMs: number | null): ReadinessCheck {
  if (offsetMs === null) return settled("clock", "unknown", "");
  const seconds = Math.round(offsetMs / 1000);
  const raw = `${seconds > 0 ? "+" : ""}${seconds} s`;
  const distance = Math.abs(offsetMs);
  if (distance <= clockWarnMs) return settled("clock", "pass", raw);
  return advised("clock", distance > clockFailMs ? "fail" : "warn", raw, "setClock", { seconds });
}

function power({ onAcPower, batteryPercent }: SupplyFacts): ReadinessCheck {
  const raw = rawOf(onAcPower, batteryPercent === null ? null : `${batteryPercent} %`);
  const check = held("power", onAcPower, true, "warn", "plugIn");
  return {
    ...check,
    raw,
    params: check.state === "warn" && batteryPercent !== null ? { percent: batteryPercent } : {},
  };
}

function disk(freeBytes: number | null): ReadinessCheck {
  if (freeBytes === null) return settled("disk", "unknown", "");
  const gigabytes = Math.round((freeBytes / 1024 ** 3) * 10) / 10;
  const raw = `${gigabytes} GB`;
  return freeBytes < leastFreeBytes
    ? advised("disk", "warn", raw, "freeDisk", { gigabytes })
    : settled("disk", "pass", raw);
}

/** Without a cable a person has to pass the first pages by hand; without any network nothing begins. */
function network({ networkAdapters }: SupplyFacts): ReadinessCheck {
  if (networkAdapters === null) return settled("network", "unknown", "");
  const up = networkAdapters.filter((adapter) => adapter.up);
  const raw = rawOf(...(up.length > 0 ? up : networkAdapters).map(({ name }) => name));
  if (up.some((adapter) => adapter.wired)) return settled("network", "pass", raw);
  return advised("network", "warn", raw, up.length === 0 ? "connectNetwork" : "plugCable");
}

function access({ tokenFilterPolicy, winRm }: RemoteAccess): ReadinessCheck {
  const raw = rawOf(tokenFilterPolicy, winRm);
  if (tokenFilterPolicy === 1) return advised("remoteAccess", "warn", raw, "revertRemoteAccess");
  return settled("remoteAccess", tokenFilterPolicy === null && winRm === null ? "unknown" : "pass", raw);
}
