import { EntryFailure } from "../entry-failure.ts";
import { LzxBits } from "./lzx-bits.ts";
import { readCodeLengths } from "./lzx-code-lengths.ts";
import { extraBits, positionBases, positionSlots } from "./lzx-tables.ts";
import { PrefixCode } from "./prefix-code.ts";
import { untouchedTail, untranslateCalls } from "./untranslate-calls.ts";

const literals = 256;
const lengthSymbols = 249;
const alignedSymbols = 8;
const shortestMatch = 2;
/** Offsets count from here; the three below stand for the offsets used last. */
const firstOffset = 2;

type BlockKind = "verbatim" | "aligned" | "uncompressed";
const blockKinds: Readonly<Record<number, BlockKind>> = { 1: "verbatim", 2: "aligned", 3: "uncompressed" };

/**
 * Unpacks one folder packed as LZX, data block by data block. Codes, recent offsets, the window and a block that is not at
 * its end carry over from one data block to the next; bits do not.
 */
export class LzxDecoder {
  readonly #window: Uint8Array;
  readonly #mainLengths: Uint8Array;
  readonly #lengthLengths = new Uint8Array(lengthSymbols);
  readonly #main: PrefixCode;
  readonly #length = new PrefixCode(lengthSymbols);
  readonly #aligned = new PrefixCode(alignedSymbols);
  readonly #recent: [number, number, number] = [1, 1, 1];
  /** Bytes unpacked so far. */
  #position = 0;
  /** How much of the folder has its x86 calls translated; 0 for none. */
  #translatedSize = 0;
  #isBegun = false;
  #block: BlockKind = "verbatim";
  #blockLeft = 0;
  /** An uncompressed block of odd length is followed by one byte that means nothing. */
  #paddingDue = false;

  /** Throws `EntryFailure` for a window no cabinet has. */
  constructor(windowBits: number) {
    const slots = positionSlots[windowBits];
    if (slots === undefined) throw new EntryFailure("damaged", { format: "lzx" });
    this.#window = new Uint8Array(2 ** windowBits);
    this.#mainLengths = new Uint8Array(literals + slots * 8);
    this.#main = new PrefixCode(this.#mainLengths.length);
  }

  /** The next `size` bytes, at most 32 KiB, out of the next data block. Throws `EntryFailure` where it does not hold. */
  unpack(packed: Uint8Array, size: number): Uint8Array {
    const start = this.#position;
    this.#unpackTo(start + size, packed);
    const unpacked = this.#copyOut(start, start + size);
    if (this.#translatedSize > 0) untranslateCalls(unpacked, start, this.#translatedSize);
    return unpacked;
  }

  /**
   * What the beginning of the next data block holds: everything up to the first symbol that is not whole, or does not
   * hold. Nothing can be unpacked after it.
   */
  unpackCut(packed: Uint8Array, size: number): Uint8Array {
    const start = this.#position;
    try {
      this.#unpackTo(start + size, packed);
    } catch (thrown) {
      if (!(thrown instanceof EntryFailure)) throw thrown;
    }
    const unpacked = this.#copyOut(start, this.#position);
    if (this.#translatedSize === 0) return unpacked;
    untranslateCalls(unpacked, start, this.#translatedSize);
    // Calls so close to the end may go on in what is missing.
    return unpacked.subarray(0, Math.max(0, unpacked.length - untouchedTail));
  }

  /** Fills the window up to `end`. What it throws leaves the position behind the last byte that is certain. */
  #unpackTo(end: number, packed: Uint8Array): void {
    const bits = this.#begin(packed);
    if (!this.#isBegun) {
      this.#translatedSize = bits.take(1) === 0 ? 0 : bits.take(16) * 0x10000 + bits.take(16);
      this.#isBegun = true;
    }
    while (this.#position < end) {
      if (this.#blockLeft === 0) this.#beginBlock(bits);
      const from = this.#position;
      const until = Math.min(end, from + this.#blockLeft);
      if (this.#block === "uncompressed") this.#copyBytes(bits, until);
      else this.#decode(bits, until);
      this.#blockLeft -= this.#position - from;
      if (this.#block === "uncompressed" && this.#blockLeft === 0 && bits.left > 0 && this.#paddingDue) {
        bits.bytes(1);
        this.#paddingDue = false;
      }
    }
    bits.check();
  }

  /** The padding of a block that ended with the data block before may stand at the end of that one or here. */
  #begin(packed: Uint8Array): LzxBits {
    const isDue = this.#paddingDue && this.#blockLeft === 0;
    if (isDue) this.#paddingDue = false;
    return new LzxBits(packed, isDue ? 1 : 0);
  }

  #beginBlock(bits: LzxBits): void {
    const kind = blockKinds[bits.take(3)];
    this.#blockLeft = bits.take(16) * 256 + bits.take(8);
    bits.check();
    if (kind === undefined) throw new EntryFailure("damaged", { format: "lzx" });
    this.#block = kind;
    if (kind === "uncompressed") {
      bits.align();
      const offsets = bits.bytes(12);
      const view = new DataView(offsets.buffer, offsets.byteOffset, offsets.length);
      for (const index of [0, 1, 2]) this.#recent[index] = view.getUint32(index * 4, true);
      this.#paddingDue = this.#blockLeft % 2 === 1;
      return;
    }
    if (kind === "aligned") this.#aligned.build(Uint8Array.from({ length: alignedSymbols }, () => bits.take(3)));
    readCodeLengths(bits, this.#mainLengths, 0, literals);
    readCodeLengths(bits, this.#mainLengths, literals, this.#mainLengths.length);
    this.#main.build(this.#mainLengths);
    readCodeLengths(bits, this.#lengthLengths, 0, lengthSymbols);
    this.#length.build(this.#lengthLengths);
  }

  #copyBytes(bits: LzxBits, until: number): void {
    const mask = this.#window.length - 1;
    for (const byte of bits.bytes(Math.min(until - this.#position, Math.max(1, bits.left)))) {
      this.#window[this.#position & mask] = byte;
      this.#position += 1;
    }
  }

  #decode(bits: LzxBits, until: number): void {
    const window = this.#window;
    const mask = window.length - 1;
    let position = this.#position;
    try {
      while (position < until) {
        const symbol = bits.symbol(this.#main);
        if (symbol < literals) {
          window[position & mask] = symbol;
          position += 1;
          continue;
        }
        const header = (symbol - literals) & 7;
        const length = shortestMatch + (header === 7 ? 7 + bits.symbol(this.#length) : header);
        const offset = this.#offsetOf((symbol - literals) >> 3, bits);
        // A match that reaches before the beginning, or over the end of its block or data block.
        if (offset < 1 || offset > position || offset > mask || position + length > until)
          throw new EntryFailure("damaged", { format: "lzx" });
        for (let left = length; left > 0; left -= 1) {
          window[position & mask] = window[(position - offset) & mask] as number;
          position += 1;
        }
      }
    } finally {
      this.#position = position;
    }
  }

  /** The offset a slot stands for; it becomes the most recent one. */
  #offsetOf(slot: number, bits: LzxBits): number {
    const recent = this.#recent;
    const first = recent[0];
    if (slot === 0) return first;
    if (slot <= 2) {
      recent[0] = recent[slot] as number;
      recent[slot] = first;
      return recent[0];
    }
    const extra = extraBits[slot] as number;
    const detail =
      this.#block === "aligned" && extra >= 3
        ? bits.take(extra - 3) * 8 + bits.symbol(this.#aligned)
        : bits.take(extra);
    recent[2] = recent[1];
    recent[1] = first;
    recent[0] = (positionBases[slot] as number) + detail - firstOffset;
    return recent[0];
  }

  #copyOut(start: number, end: number): Uint8Array {
    const mask = this.#window.length - 1;
    const unpacked = new Uint8Array(end - start);
    const head = Math.min(unpacked.length, this.#window.length - (start & mask));
    unpacked.set(this.#window.subarray(start & mask, (start & mask) + head));
    if (head < unpacked.length) unpacked.set(this.#window.subarray(0, unpacked.length - head), head);
    return unpacked;
  }
}
