import { hash as digest } from "node:crypto";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { isBeginningOfHash, isFilling, neededCharacters, startsLikeHardwareHash } from "../table/value-forms.ts";
import { isBlankText } from "./clean-cell.ts";
import { type LineWindow, mostRecordCharacters, mostRecordLines } from "./line-window.ts";
import { mostCells } from "./split-record.ts";

/** The lines of a record whose hash a console broke, joined again. */
export type JoinedLines = { readonly lines: number; readonly text: string };

/**
 * Joins the lines over which a console wrapped the hash at the end of the next line, but only when the whole of it decodes;
 * otherwise every line is a record of its own. `lastCell` is the last cell of the next line.
 */
export function joinWrappedHash(window: LineWindow, lastCell: string, delimiter: string): JoinedLines | undefined {
  if (!isBeginningOfHash(lastCell)) return undefined;
  const parts = [window.at(0)?.text.trim() ?? ""];
  let hash = lastCell;
  let lines = 1;
  let characters = hash.length;
  for (let ahead = 1; ahead < mostRecordLines && characters <= mostRecordCharacters; ahead += 1) {
    const line = window.at(ahead);
    if (line === undefined || line.tooLong) break;
    if (isBlankText(line.text)) continue;
    const text = line.text.trim();
    const run = base64Run(text);
    if (run === 0 || startsLikeHardwareHash(text)) break;
    const isLast = text.charAt(run) === delimiter;
    if (run < text.length && !isLast) break;
    // A whole hash is followed by nothing but its filling, and what has a hash of its own is another row.
    if (isWhole(hash) && !isFilling(text.slice(0, run))) break;
    if (isLast && text.split(delimiter, mostCells).some(startsLikeHardwareHash)) break;
    hash += text.slice(0, run);
    if (!isBeginningOfHash(hash)) return undefined;
    characters += text.length;
    parts.push(text);
    lines = ahead + 1;
    if (isLast) return isSound(hash, text.slice(run)) ? { lines, text: parts.join("") } : undefined;
  }
  return lines > 1 && isSound(hash, "") ? { lines, text: parts.join("") } : undefined;
}

function isWhole(hash: string): boolean {
  return hash.length >= neededCharacters(hash);
}

/** With cells behind it, only an unharmed hash: a cut one could be made whole by the serial number of the next row. */
function isSound(hash: string, behind: string): boolean {
  if (!isWhole(hash)) return false;
  const decoded = decodeHardwareHash(hash, { sha256: (bytes) => digest("sha256", bytes, "buffer") });
  return decoded.ok && (behind === "" || decoded.value.trailer === "valid");
}

/** How many characters at the beginning are of base64. */
function base64Run(text: string): number {
  return /^[A-Za-z0-9+/=]*/.exec(text)?.[0].length ?? 0;
}
