import type { EntryTrouble, FileKind, IntakePiece, TextEncoding } from "../../../shared/domain/intake/intake-piece.ts";
import type { RowLine } from "./row-line.ts";

/** What an entry that could not be read is told with. */
export type TallyTrouble = {
  readonly entry: string;
  readonly trouble: EntryTrouble;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What one file came to: total = accepted + duplicate + refused. */
export type FileTally = {
  readonly file: string;
  /** What it is; of a container the entries with something in them, by their paths. */
  readonly kinds: ReadonlyMap<string, { readonly kind: FileKind; readonly encoding?: TextEncoding }>;
  readonly outcomes: Readonly<Record<RowLine["outcome"], number>>;
  readonly grades: Readonly<Record<RowLine["grade"], number>>;
  readonly troubles: readonly TallyTrouble[];
};

/** A tally that grows with what is read. */
export type OpenTally = FileTally & {
  readonly note: (piece: Exclude<IntakePiece, { readonly kind: "rows" }>) => void;
  readonly count: (line: Pick<RowLine, "outcome" | "grade">) => void;
  /** A row got a graver grade from what came later. */
  readonly regrade: (before: RowLine["grade"], after: RowLine["grade"]) => void;
};

/** Entries of one file that are told one by one. */
const mostToldEntries = 50;

/** Starts counting for one file. */
export function openTally(file: string): OpenTally {
  const kinds = new Map<string, { readonly kind: FileKind; readonly encoding?: TextEncoding }>();
  const outcomes = { accepted: 0, duplicate: 0, refused: 0 };
  const grades = { fine: 0, warn: 0, block: 0 };
  const troubles: TallyTrouble[] = [];
  return {
    file,
    kinds,
    outcomes,
    grades,
    troubles,
    note: (piece) => {
      if (piece.kind === "told") return;
      if (piece.kind === "trouble") {
        troubles.push({ entry: piece.entry, trouble: piece.trouble, params: piece.params });
      } else if (kinds.size < mostToldEntries) {
        const table = piece.kind === "table" ? piece.table : { kind: piece.fileKind };
        const { kind, encoding } = table as { readonly kind: FileKind; readonly encoding?: TextEncoding };
        if (kind !== "other" || piece.entry === "")
          kinds.set(piece.entry, { kind, ...(encoding === undefined ? {} : { encoding }) });
      }
    },
    count: ({ outcome, grade }) => {
      outcomes[outcome] += 1;
      grades[grade] += 1;
    },
    regrade: (before, after) => {
      grades[before] -= 1;
      grades[after] += 1;
    },
  };
}

/** 2: something could not be read; 1: something cannot go on, or nothing was there to import; 0: all is well. */
export function exitCodeOf(tallies: readonly FileTally[]): 0 | 1 | 2 {
  if (tallies.some(({ troubles }) => troubles.length > 0)) return 2;
  const isWell = ({ outcomes, grades }: FileTally): boolean =>
    outcomes.refused === 0 && grades.block === 0 && outcomes.accepted + outcomes.duplicate > 0;
  return tallies.length > 0 && tallies.every(isWell) ? 0 : 1;
}
