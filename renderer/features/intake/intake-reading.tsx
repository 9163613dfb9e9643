import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReport } from "../../../shared/contract/topics/intake.ts";
import { formatDayAndClock } from "../../../shared/text/clock-text.ts";
import { intakeEncodingText, intakeShapeText } from "../../../shared/text/lists/row-refusal-text.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { makerAndModel, type RowChoice, rowsShown, totalsOf } from "./intake-rows.ts";
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

/** One reading, of one file or of several alike: totals that add up, and one row per unit with what became of it. */
export function IntakeReading({ reports }: { readonly reports: readonly [IntakeReport, ...IntakeReport[]] }) {
  const [choice, setChoice] = useState<RowChoice>("all");
  const [limit, setLimit] = useState(rowsPerPage);
  const styles = useStyles();
  const [first] = reports;
  const isOne = reports.length === 1;
  const title = isOne ? first.fileName : text.group(reports.length);
  const totals = totalsOf(reports);
  const rows = rowsShown(reports, choice);
  const columns = Object.values(text.columns);
  return (
    <Card title={title}>
      <div className={styles.head}>
        <div>
          <p className={styles.totals}>
            {text.totals(totals.total, totals.accepted, totals.duplicate, totals.refused)}
          </p>
          <p className={styles.text}>
            {text.fileRead(
              first.readAt,
              named(intakeShapeText, first.shape),
              named(intakeEncodingText, first.encoding),
            )}
          </p>
        </div>
        {totals.total < 2 ? null : <ChoiceField choice={choice} onChoose={setChoice} />}
      </div>
      {rows.length === 0 ? <p className={styles.text}>{text.none}</p> : null}
      <DataTable
        label={text.rows(title)}
        columns={isOne ? columns : [text.file, ...columns]}
        rows={rows.slice(0, limit).map(({ fileName, row }) => ({
          key: `${fileName} ${row.line} ${row.outcome}`,
          isMarked: row.outcome === "refused" || row.grade === "block",
          cells: [
            ...(isOne ? [] : [fileName]),
            String(row.line),
            <span key="serial" className={styles.serial}>
              {row.serialNumber || "–"}
            </span>,
            makerAndModel(row) || "–",
            row.tpm || "–",
            row.osBuild || "–",
            row.capturedAt === undefined ? "–" : formatDayAndClock(row.capturedAt),
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

function ChoiceField(props: { readonly choice: RowChoice; readonly onChoose: (choice: RowChoice) => void }) {
  const styles = useStyles();
  return (
    <Field label={text.show} className={styles.choice}>
      <Select
        value={props.choice}
        onChange={(event) => props.onChoose(choices.find((name) => name === event.target.value) ?? "all")}
      >
        {choices.map((name) => (
          <option key={name} value={name}>
            {text.shows[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
