import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { intakeWaitingText as waitingText } from "../../../shared/text/screens/intake-waiting-text.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { gradeShape } from "./grade-shape.ts";
import type { IntakeTotals } from "./intake-totals.ts";

const useStyles = makeStyles({
  totals: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  small: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 400 },
  waiting: { margin: 0 },
  grades: { display: "flex", flexWrap: "wrap", gap: "0 1rem", margin: 0, padding: 0, listStyleType: "none" },
  grade: { display: "inline-flex", alignItems: "center", gap: "0.25rem" },
  block: { color: signal.stopLine },
  warn: { color: signal.lookLine },
});

/** What became of all rows, as a sum that adds up, and how many of them are fine. */
export function TotalsLine({ totals, isSmall }: { readonly totals: IntakeTotals; readonly isSmall?: boolean }) {
  const styles = useStyles();
  const grades = [
    ["fine", totals.fine, text.fine],
    ["warn", totals.warned, text.warned],
    ["block", totals.blocked, text.blocked],
  ] as const;
  return (
    <div>
      <p className={mergeClasses(styles.totals, isSmall === true && styles.small)}>
        {text.totals(totals.total, totals.accepted, totals.duplicate, totals.refused)}
      </p>
      {totals.waiting === 0 ? null : <p className={styles.waiting}>{waitingText.ofWhich(totals.waiting)}</p>}
      <ul className={styles.grades}>
        {grades.map(([grade, rows, say]) =>
          rows === 0 ? null : (
            <li key={grade} className={mergeClasses(styles.grade, grade !== "fine" && styles[grade])}>
              <Shape name={gradeShape[grade]} size="small" />
              {say(rows)}
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
