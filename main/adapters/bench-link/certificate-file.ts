import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import { type LinkCertificate, makeCertificate } from "./make-certificate.ts";

/** The certificate with its SHA-256, 64 hexadecimal digits. */
export type KnownCertificate = LinkCertificate & { readonly fingerprint: string };

/** Where the certificate is kept, encrypted. */
export type CertificateFileOptions = {
  readonly file: string;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Real time in epoch milliseconds. */
  readonly now: () => number;
};

/** A new one is made when the old one has less than this left. */
const renewBeforeMs = 14 * 24 * 60 * 60_000;

const keptSchema = z.strictObject({ certificate: z.string(), key: z.string() });

/**
 * The listener's certificate: the kept one while it is good, else a new one. A file that cannot be read, decrypted or
 * understood counts as none. Error: `secrets.unavailable` when a new key cannot be encrypted; a key is never kept in the clear.
 */
export async function loadCertificate(options: CertificateFileOptions): Promise<Result<KnownCertificate>> {
  const kept = await readKept(options);
  if (kept !== undefined) return ok(kept);
  const made = await makeCertificate(options.now());
  const sealed = options.secrets.encrypt(JSON.stringify(made));
  if (!sealed.ok) return sealed;
  const written = await writeWhole(options.file, sealed.value);
  if (written.ok) return ok(withFingerprint(made));
  options.log.warn("link.certificateNotKept", { cause: written.error });
  return err(
    retryWhenTechnicianActs(appError("unavailable", "link.notOpened", { reason: `certificate: ${written.error}` })),
  );
}

async function readKept({ file, secrets, log, now }: CertificateFileOptions): Promise<KnownCertificate | undefined> {
  const bytes = await readFile(file).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== "ENOENT") log.warn("link.certificateUnreadable", { cause: thrown.code ?? "unknown" });
    return undefined;
  });
  if (bytes === undefined) return undefined;
  const text = secrets.decrypt(bytes);
  const certificate = text.ok ? parseKept(text.value) : undefined;
  if (certificate === undefined) {
    log.warn("link.certificateUnreadable", {});
    return undefined;
  }
  const { validFromDate, validToDate } = new X509Certificate(certificate.certificate);
  const isGood = validFromDate.getTime() <= now() && validToDate.getTime() - now() > renewBeforeMs;
  return isGood ? withFingerprint(certificate) : undefined;
}

function parseKept(text: string): LinkCertificate | undefined {
  try {
    const kept = keptSchema.parse(JSON.parse(text));
    // Reading what is no certificate throws; a key of another one is as good as none.
    const isPair = new X509Certificate(kept.certificate).checkPrivateKey(createPrivateKey(kept.key));
    return isPair ? kept : undefined;
  } catch {
    return undefined;
  }
}

function withFingerprint(certificate: LinkCertificate): KnownCertificate {
  const { fingerprint256 } = new X509Certificate(certificate.certificate);
  return { ...certificate, fingerprint: fingerprint256.replaceAll(":", "").toLowerCase() };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<Result<void, string>> {
  const draft = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(draft, "w", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    return ok(undefined);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined);
    return err(thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown");
  }
}
