import type { RawSignals } from "../flow/raw-signals.ts";
import type { NetworkResults } from "../network/network-results.ts";
import type { ReadinessFacts, ReadinessReading } from "../readiness/readiness-facts.ts";

/** Readiness as it stood on a device when it was read onto a stick. */
export type ToldReadiness = {
  readonly facts: ReadinessFacts;
  readonly remoteAccess: NonNullable<ReadinessReading["remoteAccess"]>;
};

/** Files that were gathered of a device, and lie on the stick beside what announces them. `sha256` of each, 64 hex digits. */
export type ToldDiagnostics = {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly missing: readonly { readonly part: string; readonly reason: string }[];
};

/** When a device told something, by its own clock: ISO 8601, UTC. */
type Observed = { readonly observedAt: string };

/** What the collector read of one device beside its hash; absent where it could not. */
export type ToldReading = {
  readonly readiness?: ToldReadiness;
  readonly signals?: RawSignals & Observed;
  readonly network?: NetworkResults & Observed;
  readonly diagnostics?: ToldDiagnostics & Observed;
};
