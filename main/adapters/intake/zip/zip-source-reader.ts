import { Readable } from "node:stream";
import { callbackify } from "node:util";
import { RandomAccessReader } from "yauzl";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";

const pageBytes = 65_536;

/** Lets yauzl read a byte source. It asks for a few bytes at a time, mostly one after the other, so a page is kept. */
export class ZipSourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #page: Uint8Array = new Uint8Array();
  #pageAt = 0;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    const answer = callbackify((): Promise<Uint8Array> => this.#take(position, length));
    answer((error, bytes) => {
      if (error === null || error === undefined) buffer.set(bytes, offset);
      callback(error ?? null, bytes?.length);
    });
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#take(start, end - start)]);
  }

  /** Fewer bytes than asked for at the end; places beyond it come out of hostile directories. */
  async #take(position: number, length: number): Promise<Uint8Array> {
    if (position >= this.#source.size) return new Uint8Array();
    if (position < this.#pageAt || position + length > this.#pageAt + this.#page.length) {
      this.#page = await this.#source.read(position, Math.max(length, pageBytes));
      this.#pageAt = position;
    }
    return this.#page.subarray(position - this.#pageAt, position - this.#pageAt + length);
  }
}
