import type { HostSource } from "./host-connection.ts";

/**
 * Stands for the host of a PC on which none can be started, and says so at once. `why` is for the log. A program that was
 * not found is never looked for by its bare name: what lies in the current folder would be started.
 */
export function missingHost(why: string): HostSource {
  const nothing = (): void => undefined;
  return {
    restartable: false,
    open: ({ onEnd }) => {
      queueMicrotask(() => onEnd({ kind: "notStarted", detail: why }));
      return { writeLine: nothing, closeInput: nothing, kill: nothing };
    },
  };
}
