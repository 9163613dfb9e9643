import type { RateLimit } from "../../../shared/domain/link/rate-limit.ts";

/** What the listener puts up with. Times are real milliseconds: the life of a connection does not run faster in practice. */
export type LinkLimits = {
  /** A connection that has not been answered after this long is cut, whatever it sends meanwhile. */
  readonly connectionMs: number;
  /** Connections at once; further ones are cut before anything is read. */
  readonly connections: number;
  /** Connections at once from one address. */
  readonly connectionsPerAddress: number;
  /** New connections of one address: each costs a handshake before anything is known of it. */
  readonly newConnections: RateLimit;
  /** Bytes of all headers of a request. */
  readonly headerBytes: number;
  /** Requests from one address. */
  readonly requests: RateLimit;
  /** Refused calls from one address: whoever guesses codes is slowed down to one in ten seconds. */
  readonly refusedCalls: RateLimit;
};

/** The product's limits: a bench of fifty devices that post every few seconds, all behind one address if need be. */
export const linkLimits: LinkLimits = {
  connectionMs: 15_000,
  connections: 256,
  connectionsPerAddress: 64,
  newConnections: { burst: 300, perSecond: 60 },
  headerBytes: 8_192,
  requests: { burst: 200, perSecond: 40 },
  refusedCalls: { burst: 10, perSecond: 0.1 },
};
