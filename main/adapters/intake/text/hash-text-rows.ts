import type { ReadRow } from "../../../../shared/domain/intake/intake-piece.ts";
import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";
import { planColumns } from "../table/column-plan.ts";
import { cutAtHashes } from "../table/cut-at-hashes.ts";
import { holdsNoRow } from "../table/holds-no-row.ts";
import { ownText } from "../table/own-text.ts";
import { readRows } from "../table/read-rows.ts";
import { foundText } from "../table/shown-text.ts";
import { isBeginningOfHash, isFilling, neededCharacters, startsLikeHardwareHash } from "../table/value-forms.ts";
import { type CleanCell, cleanCell } from "./clean-cell.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { type LineWindow, mostRecordCharacters } from "./line-window.ts";
import { splitRecord } from "./split-record.ts";

/** A hash while its lines come together. */
type OpenHash = {
  readonly line: number;
  readonly parts: string[];
  length: number;
  needed: number;
  hadQuotes: boolean;
  /** Another one began on the same line. */
  isJoined: boolean;
};

/** Whether the lines are hashes and nothing else, each on one line or on several. */
export function isHashText(lines: readonly string[]): boolean {
  const values = lines.map((line) => bareText(line).text).filter((value) => value !== "");
  const start = values.slice(0, 16).join("").slice(0, 16);
  return start.length > 10 && startsLikeHardwareHash(start) && values.every((value) => /^[A-Za-z0-9+/=]+$/.test(value));
}

/** Rows of a text that is nothing but hashes. Lines belong together until the hash they began is whole or another begins. */
export async function* hashTextRows(window: LineWindow, fileRepairs: readonly RowRepair[]): AsyncGenerator<ReadRow> {
  let open: OpenHash | undefined;
  for (;;) {
    if (window.isShort()) await window.fill();
    const next = window.at(0);
    if (next === undefined) break;
    window.drop(1);
    const { text, hadQuotes } = bareText(next.text);
    if (text === "" && !next.tooLong) continue;
    const mayBeHashes = !next.tooLong && (open !== undefined || startsLikeHardwareHash(text));
    const parts = mayBeHashes ? cutAtHashes(text) : [text];
    const isJoined = parts.length > 1;
    for (const part of parts) {
      if (open !== undefined && !next.tooLong && belongsTo(open, part)) {
        addTo(open, part, hadQuotes);
        open.isJoined ||= isJoined;
        continue;
      }
      if (open !== undefined) yield rowOf(open, fileRepairs);
      open = undefined;
      if (next.tooLong) yield refused(next.line, "rowTooLong", "");
      else if (isBeginningOfHash(part))
        open = addTo({ line: next.line, parts: [], length: 0, needed: 0, hadQuotes, isJoined }, part, hadQuotes);
      else yield* otherRows(next.line, isJoined ? part : next.text, fileRepairs);
    }
  }
  if (open !== undefined) yield rowOf(open, fileRepairs);
}

/** A hash in quotes that runs over several lines has one at its beginning and one at its end. */
function bareText(line: string): CleanCell {
  const { text, hadQuotes } = cleanCell(line);
  return text.endsWith('"') ? { text: text.slice(0, -1), hadQuotes: true } : { text, hadQuotes };
}

/** A line that is no hash may still be a row, or hold several. */
function otherRows(line: number, text: string, fileRepairs: readonly RowRepair[]): readonly ReadRow[] {
  const { cells, hadQuotes } = splitRecord(text, findDelimiter([text]));
  const record = { line, cells, repairs: hadQuotes ? [...fileRepairs, "quotes" as const] : fileRepairs };
  return holdsNoRow(record) ? [] : readRows(record, planColumns(undefined, [record], undefined));
}

function belongsTo(open: OpenHash, text: string): boolean {
  if (startsLikeHardwareHash(text) || open.length + text.length > mostRecordCharacters) return false;
  return open.length >= open.needed ? isFilling(text) : /^[A-Za-z0-9+/=]+$/.test(text);
}

function addTo(open: OpenHash, text: string, hadQuotes: boolean): OpenHash {
  open.parts.push(text);
  open.length += text.length;
  open.hadQuotes ||= hadQuotes;
  if (open.length - text.length < 8) open.needed = neededCharacters(open.parts.join(""));
  return open;
}

function rowOf({ line, parts, hadQuotes, isJoined }: OpenHash, fileRepairs: readonly RowRepair[]): ReadRow {
  const text = parts.join("");
  if (!startsLikeHardwareHash(text)) return refused(line, "notAHardwareHash", foundText(text));
  return {
    kind: "row",
    row: {
      line,
      serialNumber: "",
      productId: "",
      hardwareHash: ownText(text),
      hashColumn: 0,
      groupTag: "",
      assignedUser: "",
      manufacturer: "",
      model: "",
      repairs: [
        ...fileRepairs,
        ...(hadQuotes ? (["quotes"] as const) : []),
        ...(parts.length > 1 ? (["wrappedLines"] as const) : []),
        ...(isJoined ? (["extraCells"] as const) : []),
      ],
    },
  };
}

function refused(line: number, reason: "rowTooLong" | "notAHardwareHash", found: string): ReadRow {
  return { kind: "refused", refused: { line, column: 0, reason, found } };
}
