import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";

const readAheadBytes = 65_536;

/** Reads a source from one place on, in small steps. Past the end the source is damaged. */
export class ByteCursor {
  readonly #source: ByteSource;
  #position: number;
  #ahead: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource, position: number) {
    this.#source = source;
    this.#position = position;
  }

  /** Where the next byte stands. */
  get position(): number {
    return this.#position;
  }

  /** Bytes up to the end of the source. */
  get left(): number {
    return Math.max(0, this.#source.size - this.#position);
  }

  async take(length: number): Promise<Buffer> {
    await this.#need(length);
    const taken = this.#ahead.subarray(0, length);
    this.#ahead = this.#ahead.subarray(length);
    this.#position += length;
    return taken;
  }

  /** Bytes up to a zero, which is taken too. A text longer than `longest` is damage. */
  async takeText(longest: number): Promise<Buffer> {
    let end = this.#ahead.indexOf(0);
    if (end < 0) {
      const left = this.#source.size - this.#position;
      await this.#need(Math.min(longest + 1, left));
      end = this.#ahead.indexOf(0);
    }
    if (end < 0 || end > longest) throw new EntryFailure("damaged", { format: "cab", position: this.#position });
    const taken = await this.take(end + 1);
    return taken.subarray(0, end);
  }

  async #need(length: number): Promise<void> {
    if (this.#ahead.length >= length) return;
    if (this.#position + length > this.#source.size)
      throw new EntryFailure("damaged", { format: "cab", position: this.#position });
    const from = this.#position + this.#ahead.length;
    const wanted = Math.max(length - this.#ahead.length, readAheadBytes);
    this.#ahead = Buffer.concat([this.#ahead, await this.#source.read(from, wanted)]);
    if (this.#ahead.length < length) throw new EntryFailure("gone", { position: this.#position });
  }
}
