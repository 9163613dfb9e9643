import { hash } from "node:crypto";

/** A table from texts to whole numbers that keeps 96 bits of each text's SHA-256 and not the text. */
export type KeyTable = {
  readonly get: (key: string) => number | undefined;
  /** The number a key has; one that has none is given this one (from 0) and answers undefined. */
  readonly hold: (key: string, value: number) => number | undefined;
};

const wordsPerEntry = 4;
const firstCapacity = 4_096;

/**
 * Builds an empty table. A hundred thousand devices stand under nearly a million keys; as texts in a Map they would take ten
 * times the memory. Two different keys with the same 96 bits do not occur.
 */
export function createKeyTable(): KeyTable {
  let capacity = firstCapacity;
  let entries = new Uint32Array(capacity * wordsPerEntry);
  let size = 0;

  /** Where an entry with these bits is, or the free place where it belongs; a free place has 0 as its value. */
  const placeOf = (first: number, second: number, third: number): number => {
    for (let slot = first % capacity; ; slot = (slot + 1) % capacity) {
      const at = slot * wordsPerEntry;
      if (entries[at + 3] === 0) return at;
      if (entries[at] === first && entries[at + 1] === second && entries[at + 2] === third) return at;
    }
  };

  const grow = (): void => {
    const before = entries;
    capacity *= 2;
    entries = new Uint32Array(capacity * wordsPerEntry);
    for (let at = 0; at < before.length; at += wordsPerEntry) {
      const entry = before.subarray(at, at + wordsPerEntry);
      const [first = 0, second = 0, third = 0, value] = entry;
      if (value !== 0) entries.set(entry, placeOf(first, second, third));
    }
  };

  const find = (key: string): { readonly at: number; readonly words: readonly [number, number, number] } => {
    const bits = hash("sha256", key, "buffer");
    const words = [bits.readUInt32LE(0), bits.readUInt32LE(4), bits.readUInt32LE(8)] as const;
    return { at: placeOf(...words), words };
  };

  return {
    get: (key) => {
      const value = entries[find(key).at + 3] ?? 0;
      return value === 0 ? undefined : value - 1;
    },
    hold: (key, value) => {
      if (size * 3 >= capacity * 2) grow();
      const { at, words } = find(key);
      const held = entries[at + 3] ?? 0;
      if (held !== 0) return held - 1;
      const [first, second, third] = words;
      entries[at] = first;
      entries[at + 1] = second;
      entries[at + 2] = third;
      entries[at + 3] = value + 1;
      size += 1;
      return undefined;
    },
  };
}
