import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;
const associatedData = Buffer.from("reseal-secrets-1");

/**
 * Secrets for runs without an operating system's vault: AES-256-GCM with a random key in a file only this user can read.
 * What is encrypted: one version byte, nonce, tag, ciphertext. The key is made at the first encryption.
 */
export function createFileKeySecrets(keyFile: string): Secrets {
  let key: Buffer | undefined;
  const useKey = <T>(mayMake: boolean, work: (key: Buffer) => T): Result<T> => {
    try {
      key ??= loadKey(keyFile) ?? (mayMake ? makeKey(keyFile) : undefined);
      return key === undefined ? err(unavailable("noKey")) : ok(work(key));
    } catch (thrown) {
      return err(unavailable(thrown instanceof Error && "code" in thrown ? String(thrown.code) : "notDecryptable"));
    }
  };
  return {
    isVault: () => false,
    encrypt: (text) => useKey(true, (secret) => encrypt(secret, text)),
    decrypt: (bytes) => useKey(false, (secret) => decrypt(secret, bytes)),
  };
}

function encrypt(key: Buffer, text: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associatedData);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(formatVersion), nonce, cipher.getAuthTag(), body]);
}

/** Throws when the bytes were not made with this key or were changed. */
function decrypt(key: Buffer, bytes: Uint8Array): string {
  if (bytes.length < headBytes || bytes[0] !== formatVersion) throw new Error("not made by this product");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associatedData).setAuthTag(bytes.subarray(1 + nonceBytes, headBytes));
  return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString("utf8");
}

/** The key, or undefined when there is no file yet. A file of another size or open to others throws. */
function loadKey(keyFile: string): Buffer | undefined {
  const state = statSync(keyFile, { throwIfNoEntry: false });
  if (state === undefined) return undefined;
  const openToOthers = process.platform !== "win32" && (state.mode & 0o077) !== 0;
  if (openToOthers || state.size !== 32) throw Object.assign(new Error("key file"), { code: "keyFileUnfit" });
  return readFileSync(keyFile);
}

function makeKey(keyFile: string): Buffer {
  const key = randomBytes(32);
  mkdirSync(dirname(keyFile), { recursive: true });
  writeFileSync(keyFile, key, { mode: 0o600, flag: "wx", flush: true });
  return key;
}

function unavailable(reason: string): AppError {
  return retryWhenTechnicianActs(appError("unavailable", "secrets.unavailable", { reason }));
}
