import { encodeUtf8 } from "../../kernel/utf8.ts";

/** Appends little-endian values and length-prefixed records to one growing blob. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  /** Bytes written so far. */
  get size(): number {
    return this.#bytes.length;
  }

  /** Appends an unsigned integer of `width` bytes; values above 2^53 cannot be told apart and are a defect. */
  unsigned(value: number, width: 1 | 2 | 4 | 8): this {
    if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** width) {
      throw new RangeError(`${value} does not fit into ${width} bytes`);
    }
    let rest = value;
    for (let at = 0; at < width; at += 1) {
      this.#bytes.push(rest % 256);
      rest = Math.floor(rest / 256);
    }
    return this;
  }

  /** Appends bytes as they are. */
  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  /** Appends the UTF-8 form of a text, without terminator. */
  text(value: string): this {
    return this.raw(encodeUtf8(value));
  }

  /** Appends a record: its type, its length (which counts these four header bytes), then what `write` appends. */
  record(type: number, write: (writer: ByteWriter) => void): this {
    const payload = new ByteWriter();
    write(payload);
    return this.unsigned(type, 2)
      .unsigned(payload.size + 4, 2)
      .raw(payload.#bytes);
  }

  /** A copy of everything written, filled with zero bytes to at least `minimumSize`. */
  toBytes(minimumSize = 0): Uint8Array {
    const bytes = new Uint8Array(Math.max(minimumSize, this.size));
    bytes.set(this.#bytes);
    return bytes;
  }
}
