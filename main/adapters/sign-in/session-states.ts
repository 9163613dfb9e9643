import type { Stop } from "../../app/ports/clock.ts";
import type { SessionState } from "../../app/ports/session.ts";

/** The current state of a session and whoever watches it. */
export type SessionStates = {
  readonly current: () => SessionState;
  readonly set: (state: SessionState) => void;
  readonly watch: (listener: (state: SessionState) => void) => Stop;
};

/** Starts signed out. A state is told only when it is set, and at once to a new listener. */
export function createSessionStates(): SessionStates {
  const listeners = new Set<(state: SessionState) => void>();
  let current: SessionState = { kind: "signedOut" };
  return {
    current: () => current,
    set: (state) => {
      current = state;
      for (const listener of listeners) listener(state);
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(current);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
