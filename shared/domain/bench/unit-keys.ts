import type { HashSummary } from "../intake/hash-summary.ts";
import {
  addressKeys,
  awaitedKey,
  identityFacts,
  type SharedField,
  sameUnitKeys,
  serialKey,
  sharedFields,
  uuidKey,
} from "../intake/same-unit.ts";
import { isHashOfOther } from "../unit/identity.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";
import { isShared } from "./holders.ts";

/** The indexes of values that several units may carry. */
export const holderIndexes = [
  "bySerial",
  "byUuid",
  "byMac",
  "bySameUnit",
] as const satisfies readonly (keyof BenchState)[];
export type HolderIndexName = (typeof holderIndexes)[number];

const none: readonly never[] = [];

/** Under which keys a unit stands in each of these indexes. */
export const keysOf: Readonly<Record<HolderIndexName, (unit: Unit) => readonly string[]>> = {
  bySerial: (unit) => one(serialKey(serialOf(unit))),
  byUuid: (unit) => one(uuidKey(ownHash(unit)?.uuid ?? "")),
  byMac: (unit) => addressKeys(ownHash(unit)?.macAddresses ?? none),
  bySameUnit: sameUnitKeysOf,
};

/** Which index tells who shares a value. */
export const indexOfField = {
  serialNumber: "bySerial",
  uuid: "byUuid",
  networkAdapters: "byMac",
} as const satisfies Readonly<Record<SharedField, HolderIndexName>>;

/** Which of a unit's values another unit carries, too. */
export function sharedFieldsOf(state: Pick<BenchState, HolderIndexName>, unit: Unit): readonly SharedField[] {
  const shared = sharedFields.filter((field) => {
    const name = indexOfField[field];
    return keysOf[name](unit).some((key) => isShared(state[name], key));
  });
  return shared.length === 0 ? none : shared;
}

/** Whether nothing changed of what a unit is known by. */
export function isSameIdentity(before: Unit, after: Unit): boolean {
  return (
    before.hash?.value === after.hash?.value &&
    before.listed === after.listed &&
    before.reportedSerial === after.reportedSerial &&
    before.scannedSerial === after.scannedSerial &&
    before.decision === after.decision
  );
}

/** A hash that a person found to be another device's says nothing of this unit: the hash with the decided serial is awaited. */
function sameUnitKeysOf(unit: Unit): readonly string[] {
  const { listed } = unit;
  const hash = ownHash(unit);
  if (hash !== undefined) return sameUnitKeys(identityFacts(hash, listed));
  if (unit.hash !== undefined) return one(awaitedKey(serialOf(unit)));
  return listed === undefined ? none : sameUnitKeys(listed);
}

function ownHash(unit: Unit): HashSummary | undefined {
  return isHashOfOther(unit) ? undefined : unit.hash?.value;
}

function one(key: string | undefined): readonly string[] {
  return key === undefined ? none : [key];
}
