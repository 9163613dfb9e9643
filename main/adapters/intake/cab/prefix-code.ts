import { EntryFailure } from "../entry-failure.ts";

const longestCode = 16;
const tableBits = 10;

/** A canonical prefix code of LZX: short codes by one look into a table, longer ones by their first code of each length. */
export class PrefixCode {
  /** `symbol << 5 | length` by the next ten bits; 0 where the code is longer, or none. */
  readonly #table = new Uint16Array(1 << tableBits);
  readonly #counts = new Uint16Array(longestCode + 1);
  readonly #firstCodes = new Uint32Array(longestCode + 1);
  readonly #firstPlaces = new Uint16Array(longestCode + 1);
  readonly #symbols: Uint16Array;

  constructor(symbols: number) {
    this.#symbols = new Uint16Array(symbols);
  }

  /** Takes new lengths, 0 for symbols without a code. A code with more codes than fit is damage; one with fewer is not. */
  build(lengths: Uint8Array): void {
    this.#counts.fill(0);
    for (const length of lengths) if (length > 0) this.#counts[length] = (this.#counts[length] as number) + 1;
    let code = 0;
    let place = 0;
    const nextPlaces = new Uint16Array(longestCode + 1);
    for (let length = 1; length <= longestCode; length += 1) {
      code *= 2;
      this.#firstCodes[length] = code;
      this.#firstPlaces[length] = place;
      nextPlaces[length] = place;
      code += this.#counts[length] as number;
      place += this.#counts[length] as number;
      if (code > 2 ** length) throw new EntryFailure("damaged", { format: "lzx" });
    }
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      const length = lengths[symbol] as number;
      if (length === 0) continue;
      this.#symbols[nextPlaces[length] as number] = symbol;
      nextPlaces[length] = (nextPlaces[length] as number) + 1;
    }
    this.#fillTable();
  }

  /** Symbol and length, as `symbol << 5 | length`, of the code that `bits` begin with, most significant first. */
  find(bits: number): number {
    const short = this.#table[bits >>> (32 - tableBits)] as number;
    if (short !== 0) return short;
    for (let length = tableBits + 1; length <= longestCode; length += 1) {
      const place = (bits >>> (32 - length)) - (this.#firstCodes[length] as number);
      if (place >= 0 && place < (this.#counts[length] as number))
        return ((this.#symbols[(this.#firstPlaces[length] as number) + place] as number) << 5) | length;
    }
    throw new EntryFailure("damaged", { format: "lzx" });
  }

  #fillTable(): void {
    this.#table.fill(0);
    for (let length = 1; length <= tableBits; length += 1) {
      const width = 1 << (tableBits - length);
      for (let index = 0; index < (this.#counts[length] as number); index += 1) {
        const symbol = this.#symbols[(this.#firstPlaces[length] as number) + index] as number;
        const from = ((this.#firstCodes[length] as number) + index) * width;
        this.#table.fill((symbol << 5) | length, from, from + width);
      }
    }
  }
}
