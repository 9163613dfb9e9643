import fc from "fast-check";

const highestCodePoint = 0x10ffff;
const firstSurrogate = 0xd800;
const surrogates = 0x800;

/**
 * Any character but half of a surrogate pair, as a unit of `fc.string`. The same as fast-check's own unit "binary", whose
 * first string takes seconds because it lays out every character beforehand.
 */
export const anyCodePoint = fc
  .integer({ min: 0, max: highestCodePoint - surrogates })
  .map((place) => String.fromCodePoint(place < firstSurrogate ? place : place + surrogates));
