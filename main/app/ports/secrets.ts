import type { Result } from "../../../shared/kernel/result.ts";

/** Encryption at rest with a key held by the operating system's vault. */
export type Secrets = {
  /** Encrypts text. Error: `secrets.unavailable`. */
  readonly encrypt: (text: string) => Result<Uint8Array>;
  /** Decrypts what `encrypt` made on this PC by this user. Error: `secrets.unavailable`. */
  readonly decrypt: (bytes: Uint8Array) => Result<string>;
};
