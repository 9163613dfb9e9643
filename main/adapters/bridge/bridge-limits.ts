/** Time and size limits of the bridge; times in milliseconds of the bridge's clock. */
export type BridgeLimits = {
  /** From starting the host to its answer to `hello`. Windows PowerShell takes seconds on a cold, busy PC. */
  readonly startMs: number;
  readonly devicesMs: number;
  readonly collectMs: number;
  readonly signalsMs: number;
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
};

/** What the product uses. */
export const bridgeLimits: BridgeLimits = {
  startMs: 60_000,
  devicesMs: 30_000,
  collectMs: 180_000,
  signalsMs: 30_000,
  silenceMs: 20_000,
  firstRestartMs: 1_000,
  longestRestartMs: 60_000,
  stableMs: 60_000,
  badLines: 20,
  diagnosticsBytes: 65_536,
};

/** The wait before restart number `attempt` (from 1); `random` in 0 ≤ x < 1 takes off up to half of it. */
export function restartDelayMs(limits: BridgeLimits, attempt: number, random: number): number {
  const full = Math.min(limits.longestRestartMs, limits.firstRestartMs * 2 ** (attempt - 1));
  return Math.round(full * (1 - random / 2));
}
