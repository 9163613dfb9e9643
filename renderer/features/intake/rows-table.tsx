import { Button, Field, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReading, RowChoice } from "../../../shared/contract/topics/intake.ts";
import { formatDayAndClock } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { nameInGroup } from "./group-readings.ts";
import { makerAndModel } from "./maker-and-model.ts";
import { RowJudgement } from "./row-judgement.tsx";
import { type RowOfFile, rowCount, rowsPerPage } from "./row-pages.ts";
import { useRows } from "./use-rows.ts";

const choices: readonly RowChoice[] = ["all", "findings", "refused"];

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: "0.75rem" },
  choice: { width: "14rem" },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  text: { margin: 0 },
  serial: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: "nowrap" },
  quiet: { display: "block", color: signal.benchTextQuiet },
  entry: { minWidth: "8rem", overflowWrap: "anywhere" },
});

/** The rows of one file or of several, a page at a time: what each says, and what became of it. */
export function RowsTable(props: {
  readonly title: string;
  readonly batchName: string;
  readonly readings: readonly IntakeReading[];
}) {
  const { batchName, readings } = props;
  const { ui } = useBench();
  const [choice, setChoice] = useState<RowChoice>("all");
  const [fileId, setFileId] = useState("");
  const [wantedPage, setPage] = useState(0);
  const styles = useStyles();
  const chosen = readings.filter(({ readingId }) => readingId === fileId);
  const asked = chosen.length === 0 ? readings : chosen;
  const total = asked.reduce((sum, reading) => sum + rowCount(reading, choice), 0);
  const lastPage = Math.max(0, Math.ceil(total / rowsPerPage) - 1);
  // Rows get fewer when a file is read again with other columns.
  const page = Math.min(wantedPage, lastPage);
  const { rows, error } = useRows(asked, choice, page);
  const isOne = readings.length === 1;
  const columns = Object.values(text.columns);
  const allRows = readings.reduce((sum, reading) => sum + reading.total, 0);

  function cells({ fileName, row }: RowOfFile) {
    const { unitId } = row;
    const serial = row.serialNumber || row.listedSerial || "–";
    return [
      ...(isOne ? [] : [nameInGroup(fileName, batchName)]),
      row.entry === "" ? (
        row.line
      ) : (
        <span key="line">
          {row.line}
          <span className={mergeClasses(styles.quiet, styles.entry)}>{row.entry}</span>
        </span>
      ),
      <span key="serial" className={styles.serial}>
        {unitId === undefined ? (
          serial
        ) : (
          <TextButton label={text.openUnit(serial)} onPress={() => ui.act.openUnit(unitId)}>
            {serial}
          </TextButton>
        )}
        {row.listedSerial === "" || row.listedSerial === row.serialNumber || row.serialNumber === "" ? null : (
          <span className={styles.quiet}>{text.listedAs(row.listedSerial)}</span>
        )}
      </span>,
      <RowJudgement key="judgement" row={row} />,
      makerAndModel(row) || "–",
      row.tpm || "–",
      <span key="windows">
        {row.osBuild || "–"}
        {row.capturedAt === undefined ? null : (
          <span className={styles.quiet}>{formatDayAndClock(row.capturedAt)}</span>
        )}
      </span>,
      [row.groupTag, row.assignedUser].filter((part) => part !== "").join(", ") || "–",
    ];
  }

  return (
    <>
      {allRows < 2 ? null : (
        <div className={styles.head}>
          <Field label={text.show} className={styles.choice}>
            <Choice
              value={choice}
              onChange={(event) => setChoice(choices.find((name) => name === event.target.value) ?? "all")}
            >
              {choices.map((name) => (
                <option key={name} value={name}>
                  {text.shows[name]}
                </option>
              ))}
            </Choice>
          </Field>
          {isOne ? null : (
            <Field label={text.fileChoice} className={styles.choice}>
              <Choice value={fileId} onChange={(event) => setFileId(event.target.value)}>
                <option value="">{text.allFiles}</option>
                {readings.map(({ readingId, fileName }) => (
                  <option key={readingId} value={readingId}>
                    {nameInGroup(fileName, batchName)}
                  </option>
                ))}
              </Choice>
            </Field>
          )}
        </div>
      )}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      {rows === undefined ? null : rows.length === 0 ? (
        <p className={styles.text}>{text.none}</p>
      ) : (
        <DataTable
          label={text.rows(props.title)}
          columns={isOne ? columns : [text.file, ...columns]}
          rows={rows.map((row) => {
            const { unitId } = row.row;
            return {
              key: row.key,
              isMarked: row.row.grade === "block",
              cells: cells(row),
              ...(unitId === undefined ? {} : { onPress: () => ui.act.openUnit(unitId) }),
            };
          })}
        />
      )}
      {total <= rowsPerPage ? null : (
        <div className={styles.pages}>
          <Button disabledFocusable={page === 0} onClick={() => setPage(page - 1)}>
            {text.previous}
          </Button>
          <p className={styles.text} role="status">
            {text.page(page * rowsPerPage + 1, Math.min(total, (page + 1) * rowsPerPage), total)}
          </p>
          <Button disabledFocusable={page === lastPage} onClick={() => setPage(page + 1)}>
            {text.next}
          </Button>
        </div>
      )}
    </>
  );
}
