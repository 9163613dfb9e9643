import { isPlaceholderSerial } from "../policy/placeholder-serial.ts";
import { isPlaceholderUuid } from "../policy/placeholder-uuid.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** Fields that belong to one device only. */
export type HashIdentityField = "serialNumber" | "endorsementKey" | "uuid" | "networkAdapters";

/** The facts of a hash that identify its device. */
export type IdentifyingFacts = Pick<DeviceFacts, HashIdentityField | "offlineDeviceId">;

/** Hexadecimal digits of a SHA-256 digest. */
const ID_DIGITS = 64;

/** One identity value found in the hashes of several units. */
export type SharedIdentity<Key> = {
  readonly field: HashIdentityField;
  readonly value: string;
  readonly units: readonly Key[];
};

/** A serial number as it is compared: without outer blanks, in upper case. */
export function comparableSerial(serialNumber: string): string {
  return serialNumber.trim().toUpperCase();
}

/**
 * Id of the TPM's endorsement key: SHA-256 of record 25, or else the id of record 11 where it was made from that key and
 * without trouble (method 1, status 0). Null when the hash carries neither: the reference counts a device as fit for
 * pre-provisioning unless both records are missing, and an id of zeros was made from nothing.
 */
export function endorsementKeyId(facts: Pick<DeviceFacts, "endorsementKey" | "offlineDeviceId">): string | null {
  if (facts.endorsementKey !== null) return facts.endorsementKey.sha256Hex;
  const id = facts.offlineDeviceId;
  if (id === null || id.method !== "tpmEndorsementKey" || id.status !== 0) return null;
  return id.idHex.length === ID_DIGITS && !/^(.)\1*$/.test(id.idHex) ? id.idHex : null;
}

/** What an adapter without a permanent address reports. */
export const NO_ADDRESS = "00:00:00:00:00:00";

/** Whether a network address belongs to nobody: all zeros or all ones. */
export function isNoAddress(mac: string): boolean {
  return mac === NO_ADDRESS || mac === "FF:FF:FF:FF:FF:FF";
}

/**
 * Identity values that occur with more than one unit: the same serial, endorsement key, UUID or network address. Values that
 * identify nobody (placeholders, shared UUIDs, empty addresses) are left out. Cost grows with the number of hashes only.
 */
export function findSharedIdentities<Key>(
  hashes: Iterable<{ readonly unit: Key; readonly facts: IdentifyingFacts }>,
): readonly SharedIdentity<Key>[] {
  const owners = new Map<
    string,
    { readonly field: HashIdentityField; readonly value: string; readonly units: Set<Key> }
  >();
  for (const { unit, facts } of hashes) {
    for (const [field, value] of identityValues(facts)) {
      const key = `${field}:${value}`;
      const known = owners.get(key);
      if (known === undefined) owners.set(key, { field, value, units: new Set([unit]) });
      else known.units.add(unit);
    }
  }
  const shared: SharedIdentity<Key>[] = [];
  for (const { field, value, units } of owners.values()) {
    if (units.size > 1) shared.push({ field, value, units: [...units] });
  }
  return shared;
}

function identityValues(facts: IdentifyingFacts): readonly (readonly [HashIdentityField, string])[] {
  const values: [HashIdentityField, string][] = [];
  const { serialNumber, uuid } = facts;
  if (serialNumber !== null && !isPlaceholderSerial(serialNumber)) {
    values.push(["serialNumber", comparableSerial(serialNumber)]);
  }
  const keyId = endorsementKeyId(facts);
  if (keyId !== null) values.push(["endorsementKey", keyId]);
  if (uuid !== null && !isPlaceholderUuid(uuid)) values.push(["uuid", uuid]);
  for (const { mac } of facts.networkAdapters) if (!isNoAddress(mac)) values.push(["networkAdapters", mac]);
  return values;
}
