import type {
  ColumnRole,
  DetectedColumn,
  DetectedTable,
  TextEncoding,
} from "../../../../shared/domain/intake/intake-piece.ts";
import { columnRoles } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { sampleText } from "./shown-text.ts";
import type { TableRecord } from "./table-record.ts";

/** How the text of a table is written; nothing for sheets. */
export type TableText = { readonly encoding?: TextEncoding; readonly delimiter?: string };

/** Columns beyond are not described. */
const mostColumns = 256;

const mostSamples = 3;

/** Says what was found out about a table; `sample` are records of it. */
export function describeTable(plan: ColumnPlan, sample: readonly TableRecord[], text: TableText): DetectedTable {
  const width = Math.max(
    plan.titles.length,
    ...Object.values(plan.places).map((place) => place + 1),
    ...sample.map(widthOf),
  );
  const columns = Array.from({ length: Math.min(mostColumns, width) }, (_, index) =>
    describeColumn(plan, sample, index),
  );
  return {
    kind: plan.kind,
    ...(text.encoding === undefined ? {} : { encoding: text.encoding }),
    ...(text.delimiter === undefined ? {} : { delimiter: text.delimiter }),
    ...(plan.headerLine === undefined ? {} : { headerLine: plan.headerLine }),
    columns,
    guessed: plan.isGuessed,
  };
}

function describeColumn(plan: ColumnPlan, sample: readonly TableRecord[], index: number): DetectedColumn {
  const role = columnRoles.find((name: ColumnRole) => plan.places[name] === index);
  const samples: string[] = [];
  for (const { cells } of sample) {
    const cell = cells[index] ?? "";
    if (samples.length < mostSamples && cell !== "") samples.push(sampleText(cell));
  }
  return {
    column: index + 1,
    title: sampleText(plan.titles[index] ?? ""),
    ...(role === undefined ? {} : { role }),
    samples,
  };
}

function widthOf({ cells }: TableRecord): number {
  return cells.findLastIndex((cell) => cell !== "") + 1;
}
