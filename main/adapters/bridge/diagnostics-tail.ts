import { redactText } from "../../../shared/kernel/redact-text.ts";

/** The last part of what the host wrote to its error stream. */
export type DiagnosticsTail = {
  readonly push: (bytes: Uint8Array) => void;
  /** The kept text without hashes, tokens and names. */
  readonly text: () => string;
};

/** Makes a tail that keeps the last `maxBytes` bytes. */
export function createDiagnosticsTail(maxBytes: number): DiagnosticsTail {
  let kept = Buffer.alloc(0);
  return {
    push: (bytes) => {
      const joined = Buffer.concat([kept, bytes]);
      kept = Buffer.from(joined.subarray(Math.max(0, joined.length - maxBytes)));
    },
    text: () => redactText(kept.toString("utf8")),
  };
}
