import { EntryFailure } from "./entry-failure.ts";
import type { IntakeLimits } from "./intake-limits.ts";

/** What one file has used up of the limits. Every method throws or answers so that the reading ends in time. */
export class ReadingBudget {
  readonly limits: IntakeLimits;
  #entries = 0;
  #unpacked = 0;
  #work = 0;
  #held = 0;
  #noted = 0;

  constructor(limits: IntakeLimits) {
    this.limits = limits;
  }

  get entriesLeft(): number {
    return this.limits.entries - this.#entries;
  }

  /** Nothing more can be unpacked. */
  get isSpent(): boolean {
    return this.#unpacked > this.limits.unpackedBytes || this.#work > this.limits.workBytes;
  }

  countEntry(): void {
    this.#entries += 1;
  }

  /** Counts bytes of an entry that were not seen before. */
  countUnpacked(bytes: number): void {
    this.#unpacked += bytes;
    this.#check();
  }

  /** Counts bytes that came out of unpacking, also where they are passed over or come out again. */
  countWork(bytes: number): void {
    this.#work += bytes;
    this.#check();
  }

  /** Counts bytes kept in memory until `release`. */
  hold(bytes: number): void {
    if (this.#held + bytes > this.limits.heldBytes)
      throw new EntryFailure("tooLarge", { limit: this.limits.heldBytes });
    this.#held += bytes;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }

  #check(): void {
    if (this.isSpent) throw new EntryFailure("tooLarge", { limit: this.limits.unpackedBytes });
  }

  /** Whether one more entry without anything to import is still named. */
  mayNote(): boolean {
    this.#noted += 1;
    return this.#noted <= this.limits.notedEntries;
  }
}
