import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const cipher = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/**
 * Electron's `safeStorage` with AES-256-GCM under a key in a file only its owner may read (mode 0600, in userData).
 * That is obfuscation against a lost disk image at best and no vault of the operating system: it says `basic_text`.
 * @param userData asked when a key is first needed
 */
export function createSafeStorage(userData: () => string) {
  const key = (): Buffer => {
    const path = join(userData(), "stand-in-safe-storage.key");
    if (!existsSync(path)) {
      mkdirSync(userData(), { recursive: true });
      writeFileSync(path, randomBytes(32), { mode: 0o600, flag: "wx" });
    }
    return readFileSync(path);
  };
  const encryptString = (plainText: string): Buffer => {
    const iv = randomBytes(ivBytes);
    const encryption = createCipheriv(cipher, key(), iv);
    const body = Buffer.concat([encryption.update(plainText, "utf8"), encryption.final()]);
    return Buffer.concat([iv, encryption.getAuthTag(), body]);
  };
  const decryptString = (encrypted: Buffer): string => {
    if (encrypted.length < ivBytes + tagBytes) throw new Error("Error while decrypting the ciphertext");
    const decryption = createDecipheriv(cipher, key(), encrypted.subarray(0, ivBytes));
    decryption.setAuthTag(encrypted.subarray(ivBytes, ivBytes + tagBytes));
    return decryption.update(encrypted.subarray(ivBytes + tagBytes), undefined, "utf8") + decryption.final("utf8");
  };
  return {
    isEncryptionAvailable: () => true,
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => "basic_text",
    setUsePlainTextEncryption: (_use: boolean): void => undefined,
    encryptString,
    decryptString,
    encryptStringAsync: async (plainText: string) => encryptString(plainText),
    decryptStringAsync: async (encrypted: Buffer) => ({ shouldReEncrypt: false, result: decryptString(encrypted) }),
  };
}
