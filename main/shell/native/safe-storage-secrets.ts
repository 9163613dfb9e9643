import type { SafeStorage } from "electron";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

/** The part of Electron's safe storage the port needs. */
export type SafeStorageText = Pick<SafeStorage, "isEncryptionAvailable" | "encryptString" | "decryptString"> & {
  /** On Linux alone. */
  readonly getSelectedStorageBackend?: () => string;
};

/** Backends that keep a password in the program itself, and one that is not known yet. Source: Electron, safeStorage. */
const noVaults: ReadonlySet<string> = new Set(["basic_text", "unknown"]);

/**
 * Secrets on the operating system's vault (on Windows the data protection API of the signed-in user). Use it only once
 * Electron is ready: before that no vault is available.
 */
export function createSafeStorageSecrets(storage: SafeStorageText): Secrets {
  function guarded<T>(work: () => T): Result<T> {
    if (!storage.isEncryptionAvailable()) return unavailable("no vault");
    try {
      return ok(work());
    } catch (error) {
      // The message could hold bytes of the secret; its type says enough.
      return unavailable(error instanceof Error ? error.name : "unknown");
    }
  }
  return {
    isVault: () => storage.isEncryptionAvailable() && !noVaults.has(storage.getSelectedStorageBackend?.() ?? ""),
    encrypt: (text) => guarded(() => new Uint8Array(storage.encryptString(text))),
    decrypt: (bytes) => guarded(() => storage.decryptString(Buffer.from(bytes))),
  };
}

function unavailable(cause: string): Result<never> {
  return err(retryWhenTechnicianActs(appError("unavailable", "secrets.unavailable", {}, cause)));
}
