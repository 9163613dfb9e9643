import type { CaptureFacts, DeviceFacts } from "./device-facts.ts";
import type { HashRecord, RecordPlace } from "./hash-record.ts";
import type { NotAHash } from "./looks-like.ts";

/** What was put right in the text. Outer blanks, quotes and line breaks count, too. */
export type HashRepair =
  /** A byte order mark or another invisible mark. */
  | "byteOrderMark"
  | "quotes"
  | "lineBreaks"
  | "blanks"
  /** `=` or filling at the end. */
  | "padding"
  /** A last character that held less than a byte. */
  | "danglingCharacter"
  /** What stood behind the hash and its filling: a header or the hash of another device. It is no part of the text kept. */
  | "afterEnd"
  // The following are done only when the checksum proves them.
  /** Escapes of web addresses, JSON, HTML or mail. */
  | "escapes"
  /** `-` and `_` in place of `+` and `/`. */
  | "urlAlphabet"
  /** `+` that had become blanks. */
  | "lostPlus"
  /** `=` in the middle, where parts were joined, or too many of them. */
  | "innerPadding";

/** State of the checksum record after the inventory. */
export type TrailerState = "valid" | "mismatch" | "missing";

/** What follows the checksum record in the given text; of other bytes than zeros none are kept. */
export type PaddingState = "zero" | "nonZero" | "none";

/** A hardware hash that reads from end to end. */
export type DecodedHash = CaptureFacts &
  DeviceFacts & {
    /** Canonical base64 of the same bytes, padded; what Intune's import accepts. */
    readonly text: string;
    /** Bytes of header and inventory, as the header says. */
    readonly declaredLength: number;
    /** Bytes of the whole blob with its filling. */
    readonly totalBytes: number;
    /** Every record in its order, also those nobody can read. */
    readonly records: readonly HashRecord[];
    readonly trailer: TrailerState;
    readonly padding: PaddingState;
    readonly repairs: readonly HashRepair[];
  };

/** What could be read before the damage; capture facts are null where the text ends inside the first record. */
export type PartialHash = { readonly [Field in keyof CaptureFacts]: CaptureFacts[Field] | null } & DeviceFacts & {
    /** 0 where the text ends before the header does. */
    readonly declaredLength: number;
    readonly totalBytes: number;
    readonly records: readonly HashRecord[];
    readonly repairs: readonly HashRepair[];
  };

/** Why the walk over the records had to end. */
export type CorruptionReason = "recordTooShort" | "recordTooLong" | "recordMissing" | "typeZero";

/** Why a text is not a readable hardware hash, and where. */
export type HashError =
  /** Nothing but blanks and quotes. */
  | { readonly code: "hash.empty" }
  /** Longer than any hardware hash can be. */
  | { readonly code: "hash.tooLong"; readonly characters: number; readonly maximumCharacters: number }
  /**
   * Begins like a hash and has a character that base64 does not have, or `=` in a wrong place; `characterIndex` counts in the
   * given text.
   */
  | { readonly code: "hash.badCharacter"; readonly characterIndex: number; readonly partial: PartialHash }
  /** Something else: a product key id, a serial, a key in the wrong column. `characters` counts without blanks and quotes. */
  | { readonly code: "hash.notAHardwareHash"; readonly characters: number; readonly looksLike: NotAHash }
  /** The text ends at `byteOffset`, inside `record` when the end falls into one. */
  | {
      readonly code: "hash.truncated";
      readonly byteOffset: number;
      readonly expectedBytes: number;
      readonly record: RecordPlace | null;
      readonly partial: PartialHash;
    }
  /** The record at `byteOffset` cannot be one. */
  | {
      readonly code: "hash.corrupted";
      readonly byteOffset: number;
      readonly reason: CorruptionReason;
      readonly record: RecordPlace | null;
      readonly partial: PartialHash;
    };
