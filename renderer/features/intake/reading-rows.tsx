import { Button, Field, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReading, RowChoice } from "../../../shared/contract/topics/intake.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { nameInGroup } from "./group-readings.ts";
import { rowCount, rowsPerPage } from "./row-pages.ts";
import { RowsTable } from "./rows-table.tsx";
import { useRows } from "./use-rows.ts";

const choices: readonly RowChoice[] = ["all", "findings", "refused"];

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: "0.75rem" },
  choice: { width: "14rem" },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  text: { margin: 0 },
});

/** The rows of one file or of several, a page at a time: what each says, and what became of it. */
export function ReadingRows(props: {
  readonly title: string;
  readonly batchName: string;
  readonly readings: readonly IntakeReading[];
}) {
  const { batchName, readings } = props;
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
  const allRows = readings.reduce((sum, reading) => sum + reading.total, 0);

  return (
    <>
      {allRows < 2 ? null : (
        <div className={styles.head}>
          <Field label={text.show} className={styles.choice}>
            <Choice
              value={choice}
              onChange={(event) => {
                setChoice(choices.find((name) => name === event.target.value) ?? "all");
                setPage(0);
              }}
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
              <Choice
                value={fileId}
                onChange={(event) => {
                  setFileId(event.target.value);
                  setPage(0);
                }}
              >
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
        <RowsTable label={text.rows(props.title)} batchName={batchName} hasFiles={!isOne} rows={rows} />
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
