import { describe, expect, it } from "vitest";
import type { OfflineDeviceId } from "../../../../shared/domain/hardware-hash/device-facts.ts";
import {
  comparableSerial,
  endorsementKeyId,
  isNoAddress,
} from "../../../../shared/domain/hardware-hash/hash-identity.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";

const digest = "ab".repeat(32);
const key = { sha256Hex: digest, sizeBytes: 256 };
const offlineId = (change: Partial<OfflineDeviceId>): OfflineDeviceId => ({
  status: 0,
  method: "tpmEndorsementKey",
  methodCode: 1,
  idHex: "cd".repeat(32),
  ...change,
});

describe("the id of the endorsement key", () => {
  it.each([
    ["of the key itself", key, offlineId({}), digest],
    ["of the key alone", key, null, digest],
    ["made from the key by Windows", null, offlineId({}), "cd".repeat(32)],
  ])("is that %s", (_, endorsementKey, offlineDeviceId, id) => {
    expect(endorsementKeyId({ endorsementKey, offlineDeviceId })).toBe(id);
  });

  it.each([
    ["nothing", null],
    ["an id of another method", offlineId({ method: "uefiVariable", methodCode: 2 })],
    ["an id that could not be made", offlineId({ status: 0x80290401 })],
    ["an id of zeros", offlineId({ idHex: "00".repeat(32) })],
    ["the digest of nothing", offlineId({ idHex: sha256Hex(new Uint8Array()) })],
    ["an id of another size", offlineId({ idHex: "cdef" })],
  ])("is not made from %s", (_, offlineDeviceId) => {
    expect(endorsementKeyId({ endorsementKey: null, offlineDeviceId })).toBe(null);
  });
});

it("is not taken from record 11 where record 25 holds no key", () => {
  expect(endorsementKeyId({ endorsementKey: "unusable", offlineDeviceId: offlineId({}) })).toBe(null);
});

it("compares serial numbers without blanks and case", () => {
  expect(comparableSerial(" sim1 ")).toBe(comparableSerial("SIM1"));
});

it("knows the addresses of nobody", () => {
  expect(["00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "02:00:5E:00:10:01"].map(isNoAddress)).toEqual([true, true, false]);
});
