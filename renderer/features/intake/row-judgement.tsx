import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { findingSentence } from "../../../shared/text/lists/finding-text.ts";
import { gradeText, rowOutcomeText, rowRefusalText } from "../../../shared/text/lists/row-refusal-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { intakeWaitingText as waitingText } from "../../../shared/text/screens/intake-waiting-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { gradeShape } from "./grade-shape.ts";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "flex-start", gap: "0.375rem", fontWeight: 600 },
  block: { color: signal.stopLine },
  warn: { color: signal.lookLine },
  fine: {},
  list: { margin: "0.25rem 0 0", paddingLeft: "1.25rem" },
});

/** What became of one row: taken, already here, or refused with its place and reason; and what was found. */
export function RowJudgement({ row }: { readonly row: IntakeReadingRow }) {
  const styles = useStyles();
  const isRefused = row.outcome === "refused";
  // That a refused row stops no unit needs no word: it has none.
  const words = isRefused ? [rowOutcomeText.refused] : [rowOutcomeText[row.outcome], gradeText[row.grade]];
  return (
    <div data-outcome={row.outcome} data-grade={row.grade}>
      <div className={mergeClasses(styles.line, styles[row.grade])}>
        <Shape name={gradeShape[row.grade]} size="small" />
        {words.join(" · ")}
      </div>
      {row.waits === true ? <div>{waitingText.waits}</div> : null}
      {isRefused ? <div>{refusal(row)}</div> : null}
      {row.twin === undefined ? null : <div>{text.twin(row.twin)}</div>}
      {row.findings.length === 0 ? null : (
        <ul className={styles.list}>
          {row.findings.map((finding) => (
            <li key={`${finding.code} ${finding.field}`}>{findingSentence(finding)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function refusal(row: IntakeReadingRow): string {
  const where = row.column === undefined || row.column === 0 ? [] : [text.refusedAt(row.column)];
  const found = row.found === undefined || row.found === "" ? [] : [text.found(row.found)];
  const place = [...where, ...found].join(", ");
  return `${named(rowRefusalText, row.reason ?? "")}${place === "" ? "" : ` (${place})`}`;
}
