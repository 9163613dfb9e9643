import type { IntakeReport, IntakeReportRow } from "../../../shared/contract/topics/intake.ts";

/** Which rows of a file are shown. */
export type RowChoice = "all" | "findings" | "refused";

/** A row with the file that it stands in. */
export type RowOfFile = { readonly fileName: string; readonly row: IntakeReportRow };

/** What became of all rows: total = accepted + duplicate + refused. */
export type IntakeTotals = Pick<IntakeReport, "total" | "accepted" | "duplicate" | "refused">;

/** The rows of a choice, in the files' order. A refused row counts as a finding. */
export function rowsShown(reports: readonly IntakeReport[], choice: RowChoice): readonly RowOfFile[] {
  const all = reports.flatMap(({ fileName, rows }) => rows.map((row) => ({ fileName, row })));
  if (choice === "all") return all;
  if (choice === "refused") return all.filter(({ row }) => row.outcome === "refused");
  return all.filter(({ row }) => row.outcome === "refused" || row.findings.length > 0);
}

/** The totals of several files together. */
export function totalsOf(reports: readonly IntakeReport[]): IntakeTotals {
  const sum = (name: keyof IntakeTotals): number => reports.reduce((total, report) => total + report[name], 0);
  return { total: sum("total"), accepted: sum("accepted"), duplicate: sum("duplicate"), refused: sum("refused") };
}

/** Maker and model as a person says them: many makers repeat their name in the model. Empty when neither is known. */
export function makerAndModel({ manufacturer, model }: Pick<IntakeReportRow, "manufacturer" | "model">): string {
  const isRepeated = `${model} `.toLowerCase().startsWith(`${manufacturer} `.toLowerCase());
  return (isRepeated ? model : `${manufacturer} ${model}`).trim();
}
