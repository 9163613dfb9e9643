/** Bits that follow a position slot and narrow its offset down. */
export const extraBits: readonly number[] = Array.from({ length: 50 }, (_, slot) =>
  slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1),
);

/** The first formatted offset of every position slot. */
export const positionBases: readonly number[] = extraBits.map((_, slot) =>
  extraBits.slice(0, slot).reduce((base, bits) => base + 2 ** bits, 0),
);

/** How many position slots a window of so many bits has; others are no window of a cabinet. */
export const positionSlots: Readonly<Record<number, number>> = {
  15: 30,
  16: 32,
  17: 34,
  18: 36,
  19: 38,
  20: 42,
  21: 50,
};
