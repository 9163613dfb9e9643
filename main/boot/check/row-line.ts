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

/** A row that was taken, or is there already. */
export function takenLine(
  place: RowPlace,
  row: Exclude<JudgedRow, { readonly kind: "refused" }>,
  duplicateOf: RowPlace | undefined,
  now: number,
): RowLine {
  const { grade, findings } = row.kind === "taken" ? row.summary : row;
  const fields = row.kind === "taken" ? decodedFields(row.decoded, row.listed, now) : listedFields(row.listed);
  const reasons = findings.map(reasonOf);
  const outcome =
    duplicateOf === undefined ? { outcome: "accepted" as const } : { outcome: "duplicate" as const, duplicateOf };
  return { ...place, ...outcome, grade, reasons, fields };
}

/** The line with what later rows showed about it. */
export function withMarks(line: RowLine, marks: readonly SharedMark[], placeOf: (row: number) => RowPlace): RowLine {
  const found = marks.map(({ field, withRow }): Reason => {
    const level = field === "networkAdapters" ? "warn" : "block";
    const finding: GradeFinding = { code: "sharedWithOtherUnit", level, field, params: {} };
    return { ...reasonOf(finding), params: { with: placeOf(withRow) } };
  });
  const reasons = [...line.reasons, ...found];
  return { ...line, reasons, grade: gradeOf(reasons as unknown as readonly GradeFinding[]) };
}

function reasonOf(finding: GradeFinding): Reason {
  const { code, level, field, params } = finding;
  return { code, level, field, text: findingSentence(finding), params };
}
