import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createFileKeySecrets } from "../../../main/adapters/system/file-key-secrets.ts";
import type { Secrets } from "../../../main/app/ports/secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const unavailable = { ok: false, error: { code: "secrets.unavailable", retry: { when: "technicianActs" } } };

function encrypted(secrets: Secrets, text: string): Uint8Array {
  const result = secrets.encrypt(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test("gives back every text, never writes it plainly, and never writes the same twice", () => {
  const secrets = createFileKeySecrets(join(temporaryFolder(), "bench.key"));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 8 }), (text) => {
      const bytes = encrypted(secrets, text);
      expect(secrets.decrypt(bytes)).toEqual({ ok: true, value: text });
      expect(Buffer.from(bytes).includes(text)).toBe(false);
      expect(encrypted(secrets, text)).not.toEqual(bytes);
    }),
  );
});

test("the key is kept, for this user only, and made only when something is encrypted", () => {
  const file = join(temporaryFolder(), "keys", "bench.key");
  const secrets = createFileKeySecrets(file);
  expect(secrets.decrypt(new Uint8Array(40))).toMatchObject(unavailable);
  expect(existsSync(file)).toBe(false);
  const bytes = encrypted(secrets, "text");
  expect(readFileSync(file)).toHaveLength(32);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(createFileKeySecrets(file).decrypt(bytes)).toEqual({ ok: true, value: "text" });
});

test("another key, changed bytes and foreign bytes are refused", () => {
  const secrets = createFileKeySecrets(join(temporaryFolder(), "bench.key"));
  const bytes = encrypted(secrets, "text");
  expect(createFileKeySecrets(join(temporaryFolder(), "other.key")).decrypt(bytes)).toMatchObject(unavailable);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = bytes.map((byte, index) => (index === place ? byte ^ change : byte));
      expect(secrets.decrypt(changed)).toMatchObject(unavailable);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (foreign) => {
      expect(secrets.decrypt(foreign)).toMatchObject(unavailable);
    }),
  );
});

test("a key file of the wrong size is refused and left as it is", () => {
  const file = join(temporaryFolder(), "bench.key");
  writeFileSync(file, "short", { mode: 0o600 });
  expect(createFileKeySecrets(file).encrypt("text")).toMatchObject(unavailable);
  expect(readFileSync(file, "utf8")).toBe("short");
});

test.runIf(process.platform !== "win32")("a key file that others may read is refused", () => {
  const file = join(temporaryFolder(), "bench.key");
  encrypted(createFileKeySecrets(file), "text");
  chmodSync(file, 0o644);
  expect(createFileKeySecrets(file).encrypt("text")).toMatchObject({
    ok: false,
    error: { context: { reason: "keyFileUnfit" } },
  });
});
