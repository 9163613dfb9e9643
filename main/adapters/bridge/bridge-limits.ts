/** Time and size limits of the bridge; times in milliseconds of the bridge's clock. */
export type BridgeLimits = {
  /** From starting the host to its answer to `hello`. Windows PowerShell takes seconds on a cold, busy PC. */
  readonly startMs: number;
  readonly devicesMs: number;
  readonly collectMs: number;
  readonly readinessMs: number;
  readonly signalsMs: number;
  readonly networkMs: number;
  readonly diagnosticsMs: number;
  readonly cleanupMs: number;
  /** Silence after which the host counts as lost; it gives a sign of life every five seconds. */
  readonly silenceMs: number;
  /** The wait before the first restart; doubled with every further one, up to `longestRestartMs`. */
  readonly firstRestartMs: number;
  readonly longestRestartMs: number;
  /** A host that stayed ready this long starts the waits over. */
  readonly stableMs: number;
  /** Lines in a row that are no message of the protocol before the host is restarted. */
  readonly badLines: number;
  readonly diagnosticsBytes: number;
  /** Devices on the network that are asked at the same time, each by a host of its own. */
  readonly parallelDevices: number;
  /** How long a host that has nothing to do is kept for the next device. */
  readonly idleHostMs: number;
  /** From the end of its input to the end of the host; it is ended by force then. */
  readonly endMs: number;
};

/** What the product uses. */
export const bridgeLimits: BridgeLimits = {
  startMs: 60_000,
  devicesMs: 30_000,
  collectMs: 180_000,
  readinessMs: 120_000,
  signalsMs: 60_000,
  networkMs: 180_000,
  diagnosticsMs: 900_000,
  cleanupMs: 60_000,
  silenceMs: 20_000,
  firstRestartMs: 1_000,
  longestRestartMs: 60_000,
  stableMs: 60_000,
  badLines: 20,
  diagnosticsBytes: 65_536,
  parallelDevices: 50,
  idleHostMs: 30_000,
  endMs: 5_000,
};

/** The wait before restart number `attempt` (from 1); `random` in 0 ≤ x < 1 takes off up to half of it. */
export function restartDelayMs(limits: BridgeLimits, attempt: number, random: number): number {
  const full = Math.min(limits.longestRestartMs, limits.firstRestartMs * 2 ** (attempt - 1));
  return Math.round(full * (1 - random / 2));
}
