import { sha256HexOfText } from "../../kernel/sha256.ts";

/** What may be written down of a hash text: enough to recognise it, nothing to register a device with. */
export type RedactedHash = {
  /** First eight characters; empty when the text is too short to hide anything. */
  readonly head: string;
  /** Last eight characters; empty when the text is too short to hide anything. */
  readonly tail: string;
  readonly characters: number;
  /** SHA-256 of the text as given, lower-case hexadecimal. */
  readonly sha256Hex: string;
};

const SHOWN_CHARACTERS = 8;
/** Shorter texts are shown by their digest only, so that head and tail never give away most of them. */
const SHORTEST_SHOWN = 64;

/** The loggable form of a hash text. Use it wherever a hash would otherwise reach a log, a report or an error. */
export function redactHardwareHash(text: string): RedactedHash {
  const shown = text.length >= SHORTEST_SHOWN;
  return {
    head: shown ? text.slice(0, SHOWN_CHARACTERS) : "",
    tail: shown ? text.slice(-SHOWN_CHARACTERS) : "",
    characters: text.length,
    sha256Hex: sha256HexOfText(text),
  };
}
