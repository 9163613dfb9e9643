import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReport } from "../../../shared/contract/topics/intake.ts";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { intakeEncodingText, intakeShapeText } from "../../../shared/text/lists/row-refusal-text.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { type RowChoice, rowsShown } from "./intake-rows.ts";
import { RowJudgement } from "./row-judgement.tsx";

/** Rows drawn at first, and more with each press: a file may have a hundred thousand. */
const rowsPerPage = 200;

const choices: readonly RowChoice[] = ["all", "findings", "refused"];

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "end", justifyContent: "space-between", gap: "0.75rem" },
  totals: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  serial: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: "nowrap" },
  choice: { width: "14rem" },
  text: { margin: 0 },
});

/** One file that was read: its totals, which add up, and one row per unit with what became of it. */
export function IntakeFile({ report }: { readonly report: IntakeReport }) {
  const [choice, setChoice] = useState<RowChoice>("all");
  const [limit, setLimit] = useState(rowsPerPage);
  const styles = useStyles();
  const rows = rowsShown(report.rows, choice);
  const { columns } = text;
  return (
    <Card title={report.fileName}>
      <div className={styles.head}>
        <div>
          <p className={styles.totals}>
            {text.totals(report.total, report.accepted, report.duplicate, report.refused)}
          </p>
          <p className={styles.text}>
            {text.fileRead(
              report.readAt,
              named(intakeShapeText, report.shape),
              named(intakeEncodingText, report.encoding),
            )}
          </p>
        </div>
        <Field label={text.show} className={styles.choice}>
          <Select
            value={choice}
            onChange={(event) => setChoice(choices.find((name) => name === event.target.value) ?? "all")}
          >
            {choices.map((name) => (
              <option key={name} value={name}>
                {text.shows[name]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {rows.length === 0 ? <p className={styles.text}>{text.none}</p> : null}
      <DataTable
        label={text.rows(report.fileName)}
        columns={Object.values(columns)}
        rows={rows.slice(0, limit).map((row) => ({
          key: `${row.line} ${row.outcome}`,
          isMarked: row.outcome === "refused" || row.grade === "block",
          cells: [
            String(row.line),
            <span key="serial" className={styles.serial}>
              {row.serialNumber || "–"}
            </span>,
            [row.manufacturer, row.model].filter((part) => part !== "").join(" ") || "–",
            row.tpm || "–",
            row.osBuild || "–",
            row.capturedAt === undefined ? "–" : formatClock(row.capturedAt),
            <RowJudgement key="judgement" row={row} />,
          ],
        }))}
      />
      {rows.length <= limit ? null : (
        <Button onClick={() => setLimit(limit + rowsPerPage)}>{text.more(rows.length - limit)}</Button>
      )}
    </Card>
  );
}
