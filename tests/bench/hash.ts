import { decodeHardwareHash } from "../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { type Measurement, quantile, timed } from "./bench-row.ts";

const hashes = 2_000;
const rounds = 15;

/** Decodes and checks (structure and checksum) full 4K hashes on one core. */
export const measureHashDecoding: Measurement = async () => {
  const texts = Array.from({ length: hashes }, (_, index) => encodeHardwareHash(simulatedHashFields(`SIM${index}`)));
  const perSecond = Array.from({ length: rounds }, () => {
    const ms = timed(() => {
      for (const text of texts) if (!decodeHardwareHash(text).ok) throw new Error("A simulated hash was refused");
    });
    return (hashes / ms) * 1_000;
  });
  return [{ name: "hash.decode", value: quantile(perSecond, 0.5), unit: "hashes/s", hold: 20_000, better: "more" }];
};
