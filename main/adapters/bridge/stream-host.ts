import type { Readable, Writable } from "node:stream";
import type { HostSource } from "./host-connection.ts";

/** A host that already runs: `input` takes its requests, `output` carries its messages. */
export type HostStreams = {
  readonly input: Writable;
  readonly output: Readable;
  readonly diagnostics?: Readable;
};

/** Makes a host source of ready-made streams, such as those of a worker thread; it can be used once. */
export function streamHost({ input, output, diagnostics }: HostStreams): HostSource {
  return {
    restartable: false,
    open: (listener) => {
      let ended = false;
      const end = (detail: string): void => {
        if (ended) return;
        ended = true;
        listener.onEnd({ kind: "exited", detail });
      };
      output.on("data", listener.onOutput);
      diagnostics?.on("data", listener.onDiagnostics);
      for (const name of ["end", "close"]) output.once(name, () => end("stream ended"));
      output.once("error", () => end("stream failed"));
      input.once("error", () => end("stream not writable"));
      const stop = (): void => {
        output.off("data", listener.onOutput);
        diagnostics?.off("data", listener.onDiagnostics);
        input.end();
        end("stopped");
      };
      return {
        writeLine: (line) => {
          if (input.writable) input.write(`${line}\n`);
        },
        // Whoever made the streams also ends what is behind them.
        closeInput: stop,
        kill: stop,
      };
    },
  };
}
