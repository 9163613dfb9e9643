import { EntryFailure } from "./entry-failure.ts";
import type { IntakeLimits } from "./intake-limits.ts";

/** What one file has used up of the limits. Every method throws or answers so that the reading ends in time. */
export class ReadingBudget {
  readonly limits: IntakeLimits;
  #entries = 0;
  #unpacked = 0;
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
    return this.#unpacked > this.limits.unpackedBytes;
  }

  countEntry(): void {
    this.#entries += 1;
  }

  countUnpacked(bytes: number): void {
    this.#unpacked += bytes;
    if (this.isSpent) throw new EntryFailure("tooLarge", { limit: this.limits.unpackedBytes });
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

  /** Whether one more entry without anything to import is still named. */
  mayNote(): boolean {
    this.#noted += 1;
    return this.#noted <= this.limits.notedEntries;
  }
}
