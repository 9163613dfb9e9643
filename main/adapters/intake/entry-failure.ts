import type { EntryTrouble } from "../../../shared/domain/intake/intake-piece.ts";

/**
 * Why reading an entry ends here. It is thrown because it comes up in the middle of byte streams, and becomes a piece where
 * the entry is read. Its params never carry content of the file.
 */
export class EntryFailure extends Error {
  readonly trouble: EntryTrouble;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(trouble: EntryTrouble, params: Readonly<Record<string, string | number>> = {}) {
    super(`entry: ${trouble}`);
    this.name = "EntryFailure";
    this.trouble = trouble;
    this.params = params;
  }
}
