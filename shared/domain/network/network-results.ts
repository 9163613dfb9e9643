/** How one endpoint answered. A step that was not reached, because one before it failed, is null. */
export type EndpointResult = {
  /** Id of the endpoint in the list of `networkEndpoints`. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly resolved: boolean | null;
  readonly connected: boolean | null;
  /** Distinguished name of who issued the certificate that the host showed. */
  readonly issuer: string | null;
  /** Whether the device trusts that certificate for this host. */
  readonly trusted: boolean | null;
  /** Any status counts as reached, save those of a proxy. */
  readonly httpStatus: number | null;
  /** Host that a redirection of the answer leads to. */
  readonly redirectHost: string | null;
  /** A code such as `0x80072EE7`, or a word of the system, of the step that failed. Never localised text. */
  readonly error: string | null;
  readonly elapsedMs: number | null;
};

/** What a network check found, from the bench itself or from a device. */
export type NetworkResults = {
  readonly endpoints: readonly EndpointResult[];
  /** Proxy that the system would use, `host:port`; empty is none. */
  readonly proxy: string | null;
  /** Clock of the checking side minus clock of the time server, in milliseconds. */
  readonly clockOffsetMs: number | null;
};
