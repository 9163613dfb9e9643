import type { ColumnChoice, ColumnRole, FileKind } from "../../../../shared/domain/intake/intake-piece.ts";
import { columnRoles } from "../../../../shared/domain/intake/intake-piece.ts";
import { guessColumns } from "./guess-columns.ts";
import type { ColumnPlaces, Header } from "./read-header.ts";
import type { TableRecord } from "./table-record.ts";

/** How the records of a table are taken apart. */
export type ColumnPlan = {
  readonly kind: FileKind;
  readonly places: ColumnPlaces;
  /** The header's words; none without a header. */
  readonly titles: readonly string[];
  readonly headerLine?: number;
  /** Columns that are known to be there; values beyond belong to nothing. */
  readonly named: number;
  readonly isGuessed: boolean;
  /** A person chose the columns: nothing is moved to where it seems to belong. */
  readonly isChosen: boolean;
};

/** A header and where it stands. */
export type HeaderLine = { readonly header: Header; readonly line: number };

/** Plans a table with or without a header; `sample` are its first records. What a person chose goes before everything. */
export function planColumns(
  found: HeaderLine | undefined,
  sample: readonly TableRecord[],
  choice: ColumnChoice | undefined,
): ColumnPlan {
  const plan = found === undefined ? { ...guessColumns(sample), ...noHeader } : planByHeader(found, sample);
  if (choice === undefined) return plan;
  const kind = plan.kind === "corporateIdentifiers" ? "headerlessCsv" : plan.kind;
  return { ...plan, kind, places: chosenPlaces(choice), isGuessed: false, isChosen: true };
}

const noHeader = { titles: [], isGuessed: true, isChosen: false } as const;

function planByHeader({ header, line }: HeaderLine, sample: readonly TableRecord[]): ColumnPlan {
  // A column whose name says nothing is known by its hashes.
  const guessed = header.places.hardwareHash === undefined ? guessColumns(sample).places.hardwareHash : undefined;
  const isNew = guessed !== undefined && !Object.values(header.places).includes(guessed);
  return {
    kind: kindOf(header),
    places: isNew ? { ...header.places, hardwareHash: guessed } : header.places,
    titles: header.titles,
    headerLine: line,
    named: header.titles.length,
    isGuessed: isNew || !header.isDocumented,
    isChosen: false,
  };
}

function kindOf({ isDocumented, places }: Header): FileKind {
  if (!isDocumented) return "vendorCsv";
  return places.manufacturer === undefined && places.model === undefined ? "intuneCsv" : "partnerCenterCsv";
}

function chosenPlaces(choice: ColumnChoice): ColumnPlaces {
  const places: Partial<Record<ColumnRole, number>> = {};
  for (const role of columnRoles) {
    const column = choice[role];
    if (column !== undefined) places[role] = column - 1;
  }
  return places;
}
