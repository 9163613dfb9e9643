import { hash } from "node:crypto";
import { decodeHardwareHash } from "../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { gradeHardwareHash } from "../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { type Digest, sha256 } from "../../shared/kernel/sha256.ts";
import { type BenchFigure, type Measurement, quantile, timed } from "./bench-row.ts";

const hashes = 2_000;
const rounds = 15;

/**
 * Decodes, checks and grades full 4K hashes on one core: with the digest of the kernel, which runs everywhere, and with the
 * one of Node, which intake uses.
 */
export const measureHashDecoding: Measurement = async () => {
  const texts = Array.from({ length: hashes }, (_, index) => textOf(`SIM${index}`));
  return [
    figure("hash.decode", texts, sha256),
    figure("hash.decode.node-digest", texts, (bytes) => hash("sha256", bytes, "buffer")),
  ];
};

function figure(name: string, texts: readonly string[], digest: Digest): BenchFigure {
  const context = { forPreProvisioning: true, now: Date.UTC(2026, 1, 1) };
  const perSecond = Array.from({ length: rounds }, () => {
    const ms = timed(() => {
      for (const text of texts) {
        const decoded = decodeHardwareHash(text, { sha256: digest });
        if (!decoded.ok) throw new Error("A simulated hash was refused");
        if (gradeHardwareHash(decoded.value, context).level !== "fine") throw new Error("A simulated hash is not fine");
      }
    });
    return (hashes / ms) * 1_000;
  });
  return { name, value: quantile(perSecond, 0.5), unit: "hashes/s", hold: 20_000, better: "more" };
}

/** A hash as one flat string, as a file's reader hands it over; the encoder's own is a tree of pieces. */
function textOf(serialNumber: string): string {
  return Buffer.from(encodeHardwareHash(simulatedHashFields(serialNumber)), "latin1").toString("latin1");
}
