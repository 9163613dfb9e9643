import type { DeviceFacts } from "./device-facts.ts";

/** Fields that belong to one device only. */
export type HashIdentityField = "serialNumber" | "endorsementKey" | "uuid" | "networkAdapters";

/** Hexadecimal digits of a SHA-256 digest. */
const ID_DIGITS = 64;

/** SHA-256 of no bytes at all: what the id of a key becomes when nothing was read. */
const ID_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** A serial number as it is compared: without outer blanks, in upper case. */
export function comparableSerial(serialNumber: string): string {
  return serialNumber.trim().toUpperCase();
}

/**
 * Id of the TPM's endorsement key: SHA-256 of record 25, or else the id of record 11 where it was made from that key and
 * without trouble (method 1, status 0). Null when the hash carries neither: the reference counts a device as fit for
 * pre-provisioning unless both records are missing, and an id that was made from nothing is none. Where record 25 is there and
 * holds no key, record 11 was made from the same nothing.
 */
export function endorsementKeyId(facts: Pick<DeviceFacts, "endorsementKey" | "offlineDeviceId">): string | null {
  if (facts.endorsementKey === "unusable") return null;
  if (facts.endorsementKey !== null) return facts.endorsementKey.sha256Hex;
  const id = facts.offlineDeviceId;
  if (id === null || id.method !== "tpmEndorsementKey" || id.status !== 0) return null;
  const isFromNothing = id.idHex === ID_OF_NOTHING || /^(.)\1*$/.test(id.idHex);
  return id.idHex.length === ID_DIGITS && !isFromNothing ? id.idHex : null;
}

/** Whether a network address belongs to nobody: all zeros or all ones, as adapters without one of their own report it. */
export function isNoAddress(mac: string): boolean {
  return mac === "00:00:00:00:00:00" || mac === "FF:FF:FF:FF:FF:FF";
}
