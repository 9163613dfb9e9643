import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { simulatedEndorsementKey } from "../../../../shared/domain/hardware-hash/simulated-endorsement-key.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { formatTpmText, readTpmText } from "../../../../shared/domain/hardware-hash/tpm-text.ts";
import { bytesToHex } from "../../../../shared/kernel/hex.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { hashFields } from "./hash-fields-arbitrary.ts";
import { readSample } from "./read-sample.ts";

function decoded(text: string) {
  const result = decodeHardwareHash(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** What the decoder must read back from the given fields. */
function expectedFacts(fields: HashFields) {
  const { endorsementKeySeed, extraRecords, trailer, tpm, offlineDeviceId, ...same } = fields;
  const key = endorsementKeySeed === null ? null : sha256Hex(simulatedEndorsementKey(endorsementKeySeed));
  const matching = key === null ? null : { status: 0, method: "tpmEndorsementKey", methodCode: 1, idHex: key };
  return {
    ...same,
    tpm: tpm === null ? null : readTpmText(formatTpmText(tpm)),
    endorsementKey: key === null ? null : { sha256Hex: key, sizeBytes: 256 },
    offlineDeviceId: offlineDeviceId === "matching" ? matching : offlineDeviceId,
  };
}

/** Ten thousand comparisons: the test runner's own, which can show a difference, is asked only when there is one. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

describe("encodeHardwareHash", () => {
  it("decodes to what it was made of, for 10,000 devices of any kind", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(hashFields, (fields) => {
        const { text, declaredLength, totalBytes, records, trailer, padding, repairs, ...facts } = decoded(
          encodeHardwareHash(fields),
        );
        expectSame(facts, expectedFacts(fields));
        expectSame({ trailer, repairs }, { trailer: "valid", repairs: [] });
        const unread = records.flatMap(({ type, content }) =>
          content.kind === "unread" ? [{ type, bytesHex: content.bytesHex }] : [],
        );
        expectSame(unread, fields.extraRecords);
      }),
      { numRuns: 10_000 },
    );
  });

  it("writes 4000 characters without padding for an ordinary device, and the same ones every time", () => {
    const text = encodeHardwareHash(simulatedHashFields("SIM0000001"));
    expect(text).toMatch(/^T0[E-H][A-Za-z0-9+/]{3997}$/);
    expect(encodeHardwareHash(simulatedHashFields("SIM0000001"))).toBe(text);
    expect(encodeHardwareHash(simulatedHashFields("SIM0000002"))).not.toBe(text);
  });

  it("lays the bytes out as the stored vector has them", () => {
    const stored = Buffer.from(readSample("synthetic-full-valid.b64"), "base64");
    const fields: HashFields = {
      ...simulatedHashFields("SIM0000001"),
      disks: [
        {
          capacity: { sizeGB: 512, bus: "nvme", kind: "ssd", trim: "yes" },
          identity: { serial: "SIM-NVME-0001", product: "BENCH SSD 512", vendor: "SIMVENDOR" },
        },
      ],
      networkAdapters: [
        { medium: "ethernet", mac: "02:00:5E:00:10:01", bus: "PCI" },
        { medium: "wifi", mac: "02:00:5E:00:10:02", bus: "PCI" },
      ],
      tpm: { spec: "2.0", level: 0, revision: "1.59", vendorId: "SIMV", firmware: "1.2" },
      uuid: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506",
      productKeyId: "0000000000000",
    };
    const made = Buffer.from(encodeHardwareHash(fields), "base64");
    // The vector has one record more: type 27, eight bytes at 246, whose meaning nobody knows.
    expect(bytesToHex(made, 4, 246)).toBe(bytesToHex(stored, 4, 246));
    expect(bytesToHex(made, 246, 331)).toBe(bytesToHex(stored, 254, 339));
    expect(bytesToHex(made, 633, 819)).toBe(bytesToHex(stored, 641, 827));
  });

  it("makes the variants practice needs", () => {
    const fields = simulatedHashFields("SIM0000001");
    const variant = (change: Partial<HashFields>) => decoded(encodeHardwareHash({ ...fields, ...change }));
    expect(variant({ tpm: null, endorsementKeySeed: null })).toMatchObject({
      tpm: null,
      endorsementKey: null,
      offlineDeviceId: null,
    });
    expect(variant({ trailer: "damaged" }).trailer).toBe("mismatch");
    expect(variant({ trailer: "missing" }).trailer).toBe("missing");
    expect(variant({ zoneOffsetMinutes: "unknown" }).zoneOffsetMinutes).toBe("unknown");
    expect(variant({ osType: "code:3" }).osType).toBe("code:3");
  });

  it("grows past the usual size for a device with very many adapters", () => {
    const adapter = { medium: "ethernet", mac: "02:00:5E:00:10:01", bus: "PCI" } as const;
    const text = encodeHardwareHash({ ...simulatedHashFields("SIM1"), networkAdapters: Array(200).fill(adapter) });
    expect(text.length).toBeGreaterThan(4000);
    expect(decoded(text)).toMatchObject({ trailer: "valid", padding: "none", repairs: [] });
  });

  it("treats values that do not fit as a defect", () => {
    const fields = simulatedHashFields("SIM1");
    expect(() => encodeHardwareHash({ ...fields, toolVersion: 256 })).toThrow(RangeError);
    expect(() => encodeHardwareHash({ ...fields, family: "x".repeat(66_000) })).toThrow(RangeError);
  });
});

describe("simulatedEndorsementKey", () => {
  it("looks like a modulus: 256 bytes, top and lowest bit set, the same for the same seed", () => {
    const key = simulatedEndorsementKey("SIM0000001");
    expect([key.length, (key[0] ?? 0) >> 7, (key[255] ?? 0) & 1]).toEqual([256, 1, 1]);
    expect(simulatedEndorsementKey("SIM0000001")).toEqual(key);
    expect(simulatedEndorsementKey("SIM0000002")).not.toEqual(key);
  });
});
