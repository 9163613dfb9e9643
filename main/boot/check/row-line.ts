import { type GradeFinding, type GradeLevel, gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import type { RefusedRow } from "../../../shared/domain/intake/intake-row.ts";
import type { JudgedRow } from "../../../shared/domain/intake/judge-intake-row.ts";
import { findingSentence } from "../../../shared/text/lists/finding-text.ts";
import { rowRefusalText } from "../../../shared/text/lists/row-refusal-text.ts";
import { decodedFields, listedFields, type RowFields, readableFields } from "./decoded-fields.ts";
import type { SharedMark } from "./row-sorter.ts";

/** Where a row stands: the file as it was named, the path inside a container, and the line from 1. */
export type RowPlace = { readonly file: string; readonly entry: string; readonly line: number };

/** One reason for a grade, in a code and in words. */
type Reason = {
  readonly code: string;
  readonly level: "warn" | "block";
  readonly field: string;
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** One row as it is printed. */
export type RowLine = RowPlace & {
  readonly outcome: "accepted" | "duplicate" | "refused";
  readonly grade: GradeLevel;
  readonly reasons: readonly Reason[];
  readonly duplicateOf?: RowPlace;
  /** The row of a list, without a hash, whose device this hash belongs to. */
  readonly completes?: RowPlace;
  readonly fields: RowFields;
};

/** A row that was refused, with what could be read before the damage. */
export function refusedLine(place: RowPlace, refused: RefusedRow): RowLine {
  const { reason, column, found, readable, listedSerial } = refused;
  const text = rowRefusalText[reason];
  const listed = listedSerial === undefined ? {} : { listed: { serialNumber: listedSerial } };
  const fields = { ...readableFields(readable), ...listed };
  const refusal: Reason = { code: reason, level: "block", field: "row", text, params: { column, found } };
  return { ...place, outcome: "refused", grade: "block", reasons: [refusal], fields };
}

/** A row of the same device that came before: this one is one too many, or brings its hash. */
export type Twin = { readonly kind: "duplicate" | "known"; readonly place: RowPlace };

/** What later rows showed about a row: values it shares with them, and that one brought its hash. */
export type RowNews = { readonly marks: readonly SharedMark[]; readonly isCompleted: boolean };

/** A row that was taken, or is there already. */
export function takenLine(
  place: RowPlace,
  row: Exclude<JudgedRow, { readonly kind: "refused" }>,
  twin: Twin | undefined,
  now: number,
): RowLine {
  const { grade, findings } = row.kind === "taken" ? row.summary : row;
  const fields = row.kind === "taken" ? decodedFields(row.decoded, row.listed, now) : listedFields(row.listed);
  const reasons = findings.map(reasonOf);
  const line = { ...place, outcome: "accepted", grade, reasons, fields } as const;
  if (twin === undefined) return line;
  return twin.kind === "known"
    ? { ...line, completes: twin.place }
    : { ...line, outcome: "duplicate", duplicateOf: twin.place };
}

/** The line with what later rows showed about it. */
export function withLaterNews(
  line: RowLine,
  { marks, isCompleted }: RowNews,
  placeOf: (row: number) => RowPlace,
): RowLine {
  const kept = line.reasons.filter(({ code }) => !isCompleted || code !== "needsHardwareHash");
  const found = marks.map(({ field, withRow }): Reason => {
    const level = field === "networkAdapters" ? "warn" : "block";
    const finding: GradeFinding = { code: "sharedWithOtherUnit", level, field, params: {} };
    return { ...reasonOf(finding), params: { with: placeOf(withRow) } };
  });
  const reasons = [...kept, ...found];
  return { ...line, reasons, grade: gradeOf(reasons) };
}

function reasonOf(finding: GradeFinding): Reason {
  const { code, level, field, params } = finding;
  return { code, level, field, text: findingSentence(finding), params };
}
