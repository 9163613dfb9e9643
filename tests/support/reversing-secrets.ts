import type { Secrets } from "../../main/app/ports/secrets.ts";
import { ok } from "../../shared/kernel/result.ts";

/** Secrets for tests: not secret at all, but what is stored is not the text either (every bit is flipped). */
export const reversingSecrets: Secrets = {
  isVault: () => true,
  encrypt: (text) => ok(flip(Buffer.from(text, "utf8"))),
  decrypt: (bytes) => ok(Buffer.from(flip(bytes)).toString("utf8")),
};

function flip(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte ^ 0xff);
}
