import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { ReadingBudget } from "../reading-budget.ts";
import type { ContainerEntry } from "./container-item.ts";

/**
 * Reads an entry like a file while it is unpacked. Only what was unpacked last is kept: going forward costs nothing, going
 * back unpacks from the beginning; small entries are kept as a whole. Where unpacking fails the entry simply ends.
 */
export class UnpackedSource implements ByteSource {
  readonly #entry: ContainerEntry;
  readonly #budget: ReadingBudget;
  #bytes: AsyncIterator<Uint8Array> | undefined;
  #isAtEnd = false;
  #failure: EntryFailure | undefined;
  #chunks: Uint8Array[] = [];
  #keptFrom = 0;
  #keptTo = 0;
  /** How far it was unpacked in all passes over it. */
  #farthest = 0;
  #keepsAll: boolean;

  constructor(entry: ContainerEntry, budget: ReadingBudget) {
    this.#entry = entry;
    this.#budget = budget;
    this.#keepsAll = entry.size <= budget.limits.smallEntryBytes;
  }

  get name(): string {
    return this.#entry.name;
  }

  get size(): number {
    return this.#entry.size;
  }

  /** Why the entry ended early, or what was found wrong at its end. */
  get failure(): EntryFailure | undefined {
    return this.#failure;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.size);
    if (offset < this.#keptFrom) await this.close();
    // The sum of an entry is checked behind its last byte, so that is asked for too.
    while (!this.#isAtEnd && (this.#keptTo < end || this.#keptTo === this.size)) {
      if (!this.#keepsAll) this.#forget(offset);
      await this.#advance();
    }
    return this.#copy(offset, Math.min(end, this.#keptTo));
  }

  /** Unpacks all of it into memory, so that every place can be read at no cost. What is handed back has its true size. */
  async hold(): Promise<ByteSource> {
    if (this.#keptFrom > 0) await this.close();
    this.#keepsAll = true;
    while (!this.#isAtEnd) await this.#advance();
    return { name: this.name, size: this.#keptTo, read: (offset, length) => this.read(offset, length) };
  }

  /** Gives back what is kept; reading starts over. */
  async close(): Promise<void> {
    await this.#bytes?.return?.();
    this.#bytes = undefined;
    this.#isAtEnd = false;
    this.#budget.release(this.#keptTo - this.#keptFrom);
    this.#chunks = [];
    this.#keptFrom = 0;
    this.#keptTo = 0;
  }

  async #advance(): Promise<void> {
    try {
      this.#bytes ??= this.#entry.unpack()[Symbol.asyncIterator]();
      const next = await this.#bytes.next();
      this.#isAtEnd = next.done === true;
      if (next.done === true) return;
      const to = this.#keptTo + next.value.length;
      this.#budget.countUnpacked(Math.max(0, to - this.#farthest));
      this.#farthest = Math.max(to, this.#farthest);
      this.#budget.hold(next.value.length);
      this.#chunks.push(next.value);
      this.#keptTo = to;
    } catch (thrown) {
      if (!(thrown instanceof EntryFailure)) throw thrown;
      this.#failure ??= thrown;
      this.#isAtEnd = true;
    }
  }

  #forget(before: number): void {
    for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
      if (this.#keptFrom + first.length > before) return;
      this.#chunks.shift();
      this.#keptFrom += first.length;
      this.#budget.release(first.length);
    }
  }

  #copy(from: number, to: number): Uint8Array {
    const copied = new Uint8Array(Math.max(0, to - from));
    let at = this.#keptFrom;
    for (const chunk of this.#chunks) {
      if (at >= to) break;
      const start = Math.max(from, at);
      const end = Math.min(to, at + chunk.length);
      if (start < end) copied.set(chunk.subarray(start - at, end - at), start - from);
      at += chunk.length;
    }
    return copied;
  }
}
