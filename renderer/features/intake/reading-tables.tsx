import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReading, IntakeTable } from "../../../shared/contract/topics/intake.ts";
import { intakeReadingText, intakeMappingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { isGuess } from "./column-choice.ts";
import { MappingForm } from "./mapping-form.tsx";
import { tableWords } from "./table-words.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    overflowWrap: "anywhere",
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.25rem 0.75rem" },
  form: { marginTop: "0.5rem" },
});

/**
 * What was found in a file: each table with its columns, which are open where they were guessed and else behind a button.
 * `isNamed`: what the file itself is stands beside it already.
 */
export function ReadingTables(props: { readonly reading: IntakeReading; readonly isNamed: boolean }) {
  const { readingId, tables, moreTables } = props.reading;
  const styles = useStyles();
  // Of an archive full of guessed tables only the first one is opened: they are mostly alike.
  const firstGuessed = tables.find(isGuess);
  if (tables.length === 0) return null;
  return (
    <ul className={styles.list}>
      {tables.map((table) => (
        <Table
          key={table.entry}
          readingId={readingId}
          table={table}
          isNamed={props.isNamed}
          isOpenFirst={table === firstGuessed}
        />
      ))}
      {moreTables === 0 ? null : <li>{intakeReadingText.moreTables(moreTables)}</li>}
    </ul>
  );
}

function Table(props: {
  readonly readingId: string;
  readonly table: IntakeTable;
  readonly isNamed: boolean;
  readonly isOpenFirst: boolean;
}) {
  const { table } = props;
  const { entry } = table;
  const [isOpen, setOpen] = useState(props.isOpenFirst);
  const styles = useStyles();
  const words = entry !== "" ? `${entry}: ${tableWords(table)}` : props.isNamed ? "" : tableWords(table);
  // Columns that were read another way are other columns: what was being chosen before is over.
  const shape = table.columns.map(({ role }) => role ?? "-").join(" ");
  return (
    <li>
      <div className={styles.line}>
        {words === "" ? null : <span>{words}</span>}
        {table.columns.length === 0 ? null : (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? text.hide : entry === "" ? text.open : text.openOf(entry)}
          </Button>
        )}
      </div>
      {isOpen && table.columns.length > 0 ? (
        <div className={styles.form}>
          <MappingForm key={shape} readingId={props.readingId} table={table} />
        </div>
      ) : null}
    </li>
  );
}
