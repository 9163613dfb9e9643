import type { Result } from "../../../shared/kernel/result.ts";

/** Encryption at rest, with a key held by the operating system's vault where there is one. */
export type Secrets = {
  /**
   * Whether it is a vault that holds the key. Otherwise what is encrypted is hidden from a glance, and not from somebody who has
   * this person's files: what opens a tenant is not kept then.
   */
  readonly isVault: () => boolean;
  /** Encrypts text. Error: `secrets.unavailable`. */
  readonly encrypt: (text: string) => Result<Uint8Array>;
  /** Decrypts what `encrypt` made on this PC by this user. Error: `secrets.unavailable`. */
  readonly decrypt: (bytes: Uint8Array) => Result<string>;
};
