import { productIdKey, sameUnitKeys, serialKey, uuidKey } from "./same-unit.ts";
import { factsOf, type IntakeCandidate } from "./sort-candidates.ts";

/**
 * The keys that a waiting row is found under: what makes it the same unit as another row, its own id, and what people and
 * devices name it by.
 */
export function waitingKeys(candidate: IntakeCandidate): readonly string[] {
  const { newUnitId, listed, summary } = candidate;
  const uuid = uuidKey(summary?.uuid ?? "");
  const keys = [
    unitWaitingKey(newUnitId),
    ...sameUnitKeys(factsOf(candidate)),
    ...serialWaitingKeys([summary?.serialNumber ?? "", listed.serialNumber]),
    ...(uuid === undefined ? [] : [`uuid:${uuid}`]),
  ];
  return [...new Set(keys)];
}

/** The key of the row that has become, or is to become, this unit. */
export function unitWaitingKey(unitId: string): string {
  return `unit:${unitId}`;
}

/** The keys of rows with one of these serial numbers; none for placeholders. */
export function serialWaitingKeys(serialNumbers: readonly string[]): readonly string[] {
  const serials = serialNumbers.flatMap((serialNumber) => serialKey(serialNumber) ?? []);
  return [...new Set(serials)].map((serial) => `serial:${serial}`);
}

/** The keys of rows with this product key id; none for what is no such id. */
export function productIdWaitingKeys(productId: string): readonly string[] {
  const key = productIdKey(productId);
  return key === "" ? [] : [`pkid:${key}`];
}

/** The keys that a text may name a row by: serial number, UUID, product key id, or EK id (SHA-256 in hex). */
export function searchedWaitingKeys(text: string): readonly string[] {
  const plain = text.trim();
  const uuid = /^[0-9a-f-]{32,36}$/i.test(plain) ? uuidKey(plain) : undefined;
  const endorsementKeyId = /^[0-9a-f]{64}$/i.test(plain) ? [plain.toLowerCase()] : [];
  return [
    ...serialWaitingKeys([plain]),
    ...productIdWaitingKeys(plain),
    ...(uuid === undefined ? [] : [`uuid:${uuid}`]),
    ...endorsementKeyId,
  ];
}
