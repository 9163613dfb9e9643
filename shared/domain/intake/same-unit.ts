import { isNoAddress } from "../hardware-hash/hash-identity.ts";
import { isPlaceholderSerial, isPlaceholderText } from "../policy/placeholder-serial.ts";
import { isPlaceholderUuid } from "../policy/placeholder-uuid.ts";
import { normaliseSerial } from "../unit/normalise-serial.ts";
import type { HashSummary } from "./hash-summary.ts";
import type { ListedFields } from "./intake-row.ts";
import { isDamagedFormOf } from "./spreadsheet-serial.ts";

/** Values that belong to one device. When two units carry one of them, neither can be told by it. */
export const sharedFields = ["serialNumber", "uuid", "networkAdapters"] as const;
export type SharedField = (typeof sharedFields)[number];

/** What is known of a device's identity: its hash, or only what a file says. See `identityFacts`. */
export type IdentityFacts = HashFacts | Pick<ListedFields, "serialNumber" | "manufacturer" | "model" | "productId">;

type HashFacts = Pick<
  HashSummary,
  "digest" | "serialNumber" | "manufacturer" | "model" | "uuid" | "endorsementKeyId" | "macAddresses" | "productKeyId"
> & {
  /** As the file of the hash lists it; many hashes hold none. */
  readonly listedProductId?: string;
};

/** What identifies the device of a hash, with what its file lists beside it unless that is about another serial number. */
export function identityFacts(summary: HashSummary, listed: ListedFields | undefined): IdentityFacts {
  if (listed === undefined || productIdKey(listed.productId) === "") return summary;
  const inList = serialKey(listed.serialNumber);
  const inHash = serialKey(summary.serialNumber);
  const differs = inList !== undefined && inHash !== undefined && inList !== inHash;
  if (differs && !isDamagedFormOf(listed.serialNumber, summary.serialNumber)) return summary;
  return { ...summary, listedProductId: listed.productId };
}

/** Keys that only units without a hash stand under: a hash looks for them there, and never for another hash. */
const onlyListed = "listed:";

/**
 * The keys that a device stands under: two devices that share one are the same unit. Same EK id; same UUID with the same
 * serial number; for a device known from a list only, same maker, model and serial number, or same product key id with
 * no other serial number. Placeholders are no values. A hash without any of these stands under its digest.
 */
export function sameUnitKeys(facts: IdentityFacts): readonly string[] {
  const values = identityValues(facts);
  const { serial, tuple, productIds } = values;
  const weak = tuple === undefined ? [] : [tuple];
  // With and without the serial number: one that names none is found by the first device with that product key id.
  for (const productId of productIds) weak.push(`pkid:${productId}:${serial}`, `pkid:${productId}`);
  if ("digest" in facts) return [...strongKeys(facts, values), ...weak];
  return [...weak, ...weak.map((key) => onlyListed + key)];
}

/** The keys under which the unit of a hash or a row is looked for, the strongest first. */
export function searchKeys(facts: IdentityFacts): readonly string[] {
  const values = identityValues(facts);
  const { serial, tuple, productIds } = values;
  const weak = tuple === undefined ? [] : [tuple];
  for (const productId of productIds) {
    if (serial === "") weak.push(`pkid:${productId}`);
    else weak.push(`pkid:${productId}:${serial}`, `pkid:${productId}:`);
  }
  if (!("digest" in facts)) return weak;
  const awaited = serial === "" ? [] : [awaitedBySerial(serial)];
  return [...strongKeys(facts, values), ...weak.map((key) => onlyListed + key), ...awaited];
}

/** Under which a unit stands that waits for the hash with this serial number: a person found that it had another device's. */
export function awaitedKey(serialNumber: string): string | undefined {
  const serial = serialKey(serialNumber);
  return serial === undefined ? undefined : awaitedBySerial(serial);
}

/** The values of a device that no other may carry, as keys. Placeholders are none. */
export function sharedKeys(facts: IdentityFacts): readonly { readonly field: SharedField; readonly key: string }[] {
  const serial = serialKey(facts.serialNumber);
  const keys: { readonly field: SharedField; readonly key: string }[] = [];
  if (serial !== undefined) keys.push({ field: "serialNumber", key: serial });
  if (!("digest" in facts)) return keys;
  const uuid = uuidKey(facts.uuid);
  if (uuid !== undefined) keys.push({ field: "uuid", key: uuid });
  for (const key of addressKeys(facts.macAddresses)) keys.push({ field: "networkAdapters", key });
  return keys;
}

/** A serial number as a key; undefined for none and for placeholders. */
export function serialKey(serialNumber: string): string | undefined {
  return serialNumber === "" || isPlaceholderSerial(serialNumber) ? undefined : normaliseSerial(serialNumber);
}

/** A UUID as a key; undefined for none and for those that many boards share. */
export function uuidKey(uuid: string): string | undefined {
  return uuid === "" || isPlaceholderUuid(uuid) ? undefined : uuid.toUpperCase();
}

/** Network addresses as keys, each once. */
export function addressKeys(macAddresses: readonly string[]): readonly string[] {
  const keys = macAddresses.map((address) => address.toUpperCase());
  return keys.filter((key, index) => key !== "" && !isNoAddress(key) && keys.indexOf(key) === index);
}

/**
 * A product key id as a key: thirteen digits. Empty for zeros, which stand for none, and for everything else: the longer
 * id that Windows shows with dashes is the same on every device of an edition.
 */
export function productIdKey(productId: string): string {
  const plain = productId.trim();
  return /^\d{13}$/.test(plain) && !/^0+$/.test(plain) ? plain : "";
}

/** What keys are made of, each looked at once: rows come by the hundred thousand. */
type IdentityValues = {
  /** Empty for none. */
  readonly serial: string;
  readonly tuple: string | undefined;
  readonly productIds: readonly string[];
};

function identityValues(facts: IdentityFacts): IdentityValues {
  const serial = serialKey(facts.serialNumber) ?? "";
  return { serial, tuple: tupleKey(facts, serial), productIds: productIdsOf(facts) };
}

function strongKeys(facts: HashFacts, { serial }: IdentityValues): readonly string[] {
  const { digest, endorsementKeyId } = facts;
  const uuid = serial === "" ? undefined : uuidKey(facts.uuid);
  const keys: string[] = [];
  // As it stands: a digest cannot be taken for any of the other keys, and needs no second copy of its text.
  if (endorsementKeyId !== "") keys.push(endorsementKeyId);
  if (uuid !== undefined) keys.push(joined("id:", uuid, ":", serial));
  return keys.length === 0 ? [digest] : keys;
}

function tupleKey({ manufacturer, model }: IdentityFacts, serial: string): string | undefined {
  if (serial === "" || isPlaceholderText(manufacturer) || isPlaceholderText(model)) return undefined;
  return joined("tuple:", normaliseSerial(manufacturer), "\n", normaliseSerial(model), "\n", serial);
}

function productIdsOf(facts: IdentityFacts): readonly string[] {
  if (!("digest" in facts)) return [productIdKey(facts.productId)].filter((id) => id !== "");
  const inHash = productIdKey(facts.productKeyId);
  const listed = productIdKey(facts.listedProductId ?? "");
  return (inHash === listed ? [inHash] : [inHash, listed]).filter((id) => id !== "");
}

/** One text of its own. A template would keep its parts beside it, which matters for keys that stay. */
function joined(...parts: readonly string[]): string {
  return parts.join("");
}

function awaitedBySerial(serial: string): string {
  return `${onlyListed}serial:${serial}`;
}
