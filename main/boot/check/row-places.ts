import type { OpenTally } from "./file-tally.ts";
import type { RowPlace } from "./row-line.ts";

/** Where every row stood, by its number among all: a few bytes a row, for a file can have millions of them. */
export type RowPlaces = {
  /** Adds the next row; answers its number, from 0. */
  readonly add: (place: RowPlace, tally: OpenTally) => number;
  readonly count: () => number;
  readonly placeOf: (row: number) => RowPlace;
  /** The tally of the file a row counts for. */
  readonly tallyOf: (row: number) => OpenTally | undefined;
};

/** Builds an empty list. */
export function createRowPlaces(): RowPlaces {
  const tables: { readonly file: string; readonly entry: string; readonly tally: OpenTally }[] = [];
  let tableOf = new Uint32Array(1_024);
  let lineOf = new Uint32Array(1_024);
  let count = 0;

  const tableAt = (row: number): (typeof tables)[number] | undefined =>
    row < count ? tables[tableOf[row] ?? -1] : undefined;

  return {
    count: () => count,
    add: ({ file, entry, line }, tally) => {
      const last = tables.at(-1);
      if (last?.file !== file || last.entry !== entry || last.tally !== tally) tables.push({ file, entry, tally });
      if (count === lineOf.length) {
        tableOf = grown(tableOf);
        lineOf = grown(lineOf);
      }
      tableOf[count] = tables.length - 1;
      lineOf[count] = line;
      count += 1;
      return count - 1;
    },
    placeOf: (row) => {
      const { file = "", entry = "" } = tableAt(row) ?? {};
      return { file, entry, line: lineOf[row] ?? 0 };
    },
    tallyOf: (row) => tableAt(row)?.tally,
  };
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
