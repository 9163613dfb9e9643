import type { Result } from "../../../shared/kernel/result.ts";
import type { ByteSource } from "./intake-reader.ts";

/** A file that is kept as it was. `sha256` over its bytes, lower-case hex. */
export type KeptOriginal = { readonly sha256: string; readonly size: number };

/** A file on its way in: encrypted as it comes, nothing of it is ever on the disk in the clear. */
export type OriginalWriter = {
  /** Errors: `store.writeFailed`. */
  readonly write: (bytes: Uint8Array) => Promise<Result<void>>;
  /** Keeps it durably under its SHA-256; the same bytes twice are kept once. Errors: `store.writeFailed`. */
  readonly finish: () => Promise<Result<KeptOriginal>>;
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>;
};

/** The untouched originals of everything that was read, encrypted at rest. */
export type Originals = {
  /** Errors: `secrets.unavailable`, `store.writeFailed`. */
  readonly begin: () => Promise<Result<OriginalWriter>>;
  /** Opens a kept original for reading; `name` is what messages call it. Errors: `store.unreadable`, `secrets.unavailable`. */
  readonly open: (
    sha256: string,
    name: string,
  ) => Promise<Result<ByteSource & { readonly close: () => Promise<void> }>>;
};
