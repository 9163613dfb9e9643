import type { IntakeReportRow } from "../../../shared/contract/topics/intake.ts";

/** Which rows of a file are shown. */
export type RowChoice = "all" | "findings" | "refused";

/** The rows of a choice, in the file's order. A refused row counts as a finding. */
export function rowsShown(rows: readonly IntakeReportRow[], choice: RowChoice): readonly IntakeReportRow[] {
  if (choice === "all") return rows;
  if (choice === "refused") return rows.filter((row) => row.outcome === "refused");
  return rows.filter((row) => row.outcome === "refused" || row.findings.length > 0);
}
