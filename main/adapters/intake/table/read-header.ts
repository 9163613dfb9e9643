import type { ColumnRole } from "../../../../shared/domain/intake/intake-piece.ts";
import { type HeaderWord, headerWord } from "./header-words.ts";
import { startsLikeHardwareHash } from "./value-forms.ts";

/** Where each value stands (column index from 0); a role without a column is missing. */
export type ColumnPlaces = Readonly<Partial<Record<ColumnRole, number>>>;

/** What a header says. */
export type Header = {
  readonly titles: readonly string[];
  readonly places: ColumnPlaces;
  /** All words that mean something are the documented ones. */
  readonly isDocumented: boolean;
};

/** Words that tell a device; a header has at least one of them. */
const identifying: ReadonlySet<ColumnRole> = new Set(["serialNumber", "productId", "hardwareHash"]);

/** Letters and what stands between words: the name of a column nobody here knows. */
const plainWords = /^[\p{L}\s._/()#&:'’°-]*(?:\s\d)?$/u;

/** Reads a header in any case and order; undefined when the cells are no header. */
export function readHeader(cells: readonly string[]): Header | undefined {
  // Most rows are told by their first cells: none of a device's values is a column's name.
  if (cells.some((cell) => cell.length > 200 || startsLikeHardwareHash(cell))) return undefined;
  const known = cells.map(headerWord);
  const meaningful = known.filter((word) => word !== undefined);
  if (!meaningful.some(({ role }) => identifying.has(role))) return undefined;
  const isHeader =
    meaningful.length > 1 ||
    // Two cells may be a name and its value.
    (meaningful[0]?.isDocumented === true && cells.length !== 2) ||
    cells.every((cell, index) => known[index] !== undefined || plainWords.test(cell));
  if (!isHeader) return undefined;
  return {
    titles: cells,
    places: placesOf(known),
    isDocumented: meaningful.every(({ isDocumented }) => isDocumented),
  };
}

/** The first column of each role; one with a documented word goes before one with another. */
function placesOf(known: readonly (HeaderWord | undefined)[]): ColumnPlaces {
  const places: Partial<Record<ColumnRole, number>> = {};
  for (const isDocumented of [true, false])
    for (const [index, word] of known.entries()) if (word?.isDocumented === isDocumented) places[word.role] ??= index;
  return places;
}
