import { provideMetadataReflection } from "./metadata-reflection.ts";

/** A certificate and its key, both as PEM text. */
export type LinkCertificate = { readonly certificate: string; readonly key: string };

/** How long a certificate is good for; devices look at its fingerprint alone, so this only limits the life of its key. */
const lifeMs = 90 * 24 * 60 * 60_000;

/** Devices' clocks are wrong by hours now and then, and some libraries look at the beginning. */
const earlierMs = 2 * 24 * 60 * 60_000;

const serverAuthentication = "1.3.6.1.5.5.7.3.1";
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** Makes a certificate of our own for the listener: ECDSA on P-256, which every Windows that matters can check. */
export async function makeCertificate(now: number): Promise<LinkCertificate> {
  provideMetadataReflection();
  // Only now: the library looks for what was provided when it is loaded.
  const x509 = await import("@peculiar/x509");
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(15))).toString("hex"),
      name: "CN=Reseal bench link",
      notBefore: new Date(now - earlierMs),
      notAfter: new Date(now + lifeMs),
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([serverAuthentication]),
      ],
    },
    crypto,
  );
  const key = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { certificate: certificate.toString("pem"), key: x509.PemConverter.encode(key, "PRIVATE KEY") };
}
