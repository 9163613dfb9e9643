/** Why a host is gone. */
export type HostEnd = { readonly kind: "notStarted" | "exited"; readonly detail: string };

/** What the supervisor hears from a host. `onEnd` comes once and last. */
export type HostListener = {
  readonly onOutput: (bytes: Uint8Array) => void;
  readonly onDiagnostics: (bytes: Uint8Array) => void;
  readonly onEnd: (end: HostEnd) => void;
};

/** A running host: something that reads request lines and writes message lines. */
export type HostConnection = {
  /** Writes one line; the line end is added. A host that is gone takes nothing, and tells so by `onEnd`. */
  readonly writeLine: (line: string) => void;
  /** Says that no more requests come; a host in order finishes what it changed and ends by itself. */
  readonly closeInput: () => void;
  /** Ends the host and everything it started; `onEnd` follows. */
  readonly kill: () => void;
};

/** Where hosts come from. `restartable` is false when there is only the one pair of streams. */
export type HostSource = {
  readonly restartable: boolean;
  readonly open: (listener: HostListener) => HostConnection;
};
