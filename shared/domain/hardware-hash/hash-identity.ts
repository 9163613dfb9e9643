import { isPlaceholderSerial } from "../policy/placeholder-serial.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** Fields that belong to one device only. */
export type HashIdentityField = "serialNumber" | "endorsementKey" | "uuid" | "networkAdapters";

/** The facts of a hash that identify its device. */
export type IdentifyingFacts = Pick<DeviceFacts, HashIdentityField>;

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

/** Whether a UUID is one of the two that mean "none": all zeros or all ones. */
export function isEmptyUuid(uuid: string): boolean {
  return /^[0-]+$/.test(uuid) || /^[F-]+$/i.test(uuid);
}

/**
 * Identity values that occur with more than one unit: the same serial, endorsement key, UUID or network address. Values that
 * identify nobody (placeholders, empty UUIDs, the zero address) are left out. Cost grows with the number of hashes only.
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
  const { serialNumber, endorsementKey, uuid } = facts;
  if (serialNumber !== null && !isPlaceholderSerial(serialNumber)) {
    values.push(["serialNumber", comparableSerial(serialNumber)]);
  }
  if (endorsementKey !== null) values.push(["endorsementKey", endorsementKey.sha256Hex]);
  if (uuid !== null && !isEmptyUuid(uuid)) values.push(["uuid", uuid]);
  for (const { mac } of facts.networkAdapters) if (mac !== NO_ADDRESS) values.push(["networkAdapters", mac]);
  return values;
}

/** What an adapter without a permanent address reports. */
export const NO_ADDRESS = "00:00:00:00:00:00";
