import { EntryFailure } from "../entry-failure.ts";
import type { LzxBits } from "./lzx-bits.ts";
import { PrefixCode } from "./prefix-code.ts";

const symbols = 20;
const shortZeros = 17;
const longZeros = 18;
const sameLengths = 19;

/**
 * Reads code lengths `[from, to)` over those of the block before: each is a difference to its predecessor, runs are packed,
 * and all stand under a small code of their own that comes first.
 */
export function readCodeLengths(bits: LzxBits, lengths: Uint8Array, from: number, to: number): void {
  const code = new PrefixCode(symbols);
  code.build(Uint8Array.from({ length: symbols }, () => bits.take(4)));
  for (let at = from; at < to; ) {
    const symbol = bits.symbol(code);
    if (symbol < shortZeros) {
      lengths[at] = differing(lengths[at] as number, symbol);
      at += 1;
      continue;
    }
    const run = symbol === shortZeros ? 4 + bits.take(4) : symbol === longZeros ? 20 + bits.take(5) : 4 + bits.take(1);
    if (at + run > to) throw new EntryFailure("damaged", { format: "lzx" });
    lengths.fill(symbol === sameLengths ? differing(lengths[at] as number, bits.symbol(code)) : 0, at, at + run);
    at += run;
  }
}

function differing(before: number, difference: number): number {
  if (difference > 16) throw new EntryFailure("damaged", { format: "lzx" });
  return (before - difference + 17) % 17;
}
