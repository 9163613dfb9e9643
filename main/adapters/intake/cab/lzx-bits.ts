import { EntryFailure } from "../entry-failure.ts";
import type { PrefixCode } from "./prefix-code.ts";

/**
 * The bits of one data block: little-endian words of 16, most significant bit first; single bytes after `align`. Everything
 * throws `EntryFailure` as soon as it would need bits that are not there.
 */
export class LzxBits {
  readonly #bytes: Uint8Array;
  #at: number;
  /** The next bits, from the top. */
  #bits = 0;
  #count = 0;
  /** Bits that were made up because a code was looked for at the very end. */
  #madeUp = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** The next bits as a number, at most 17. */
  take(length: number): number {
    if (length === 0) return 0;
    if (this.#count < length) this.#pull();
    const value = this.#bits >>> (32 - length);
    this.#drop(length);
    return value;
  }

  /** The next symbol of a code. */
  symbol(code: PrefixCode): number {
    if (this.#count < 16) this.#pull();
    const found = code.find(this.#bits);
    this.#drop(found & 0x1f);
    return found >>> 5;
  }

  /** Leaves out one to sixteen bits, so that bytes follow. */
  align(): void {
    if (this.#count === 0) this.#at += 2;
    // A whole word may have been pulled ahead.
    else if (this.#count > 16) this.#at -= 2;
    this.#bits = 0;
    this.#count = 0;
    this.check();
  }

  /** Single bytes; only after `align`. */
  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new EntryFailure("damaged", { format: "lzx" });
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  /** Bytes that are left; only after `align`. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Throws when more bits were used than there are. */
  check(): void {
    if (this.#count < this.#madeUp || this.#at > this.#bytes.length + 2)
      throw new EntryFailure("damaged", { format: "lzx" });
  }

  #drop(length: number): void {
    this.#bits <<= length;
    this.#count -= length;
    if (this.#count < this.#madeUp) throw new EntryFailure("damaged", { format: "lzx" });
  }

  #pull(): void {
    const at = this.#at;
    let word = 0;
    if (at + 1 < this.#bytes.length) word = (this.#bytes[at] as number) | ((this.#bytes[at + 1] as number) << 8);
    else this.#madeUp += 16;
    this.#at = at + 2;
    this.#bits |= word << (16 - this.#count);
    this.#count += 16;
  }
}
