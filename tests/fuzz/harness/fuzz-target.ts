import type { SeededRandom } from "./seeded-random.ts";

/**
 * One run of a target: makes an input from the random choices, gives it to the code under test, and throws when that broke a
 * promise. Every `tests/fuzz/<name>.ts` exports one as `fuzz`; nothing may be kept from one run to the next.
 */
export type FuzzTarget = (random: SeededRandom) => void | Promise<void>;

/** Throws when a promise is broken. The sentence must not repeat the input: it may be shown. */
export function promise(kept: boolean, sentence: string): asserts kept {
  if (!kept) throw new Error(sentence);
}
