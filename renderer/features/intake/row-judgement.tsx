import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { IntakeReportRow } from "../../../shared/contract/topics/intake.ts";
import { hashFindingSentence } from "../../../shared/text/lists/hash-finding-text.ts";
import { gradeText, rowOutcomeText, rowRefusalText } from "../../../shared/text/lists/row-refusal-text.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "flex-start", gap: "0.375rem", fontWeight: 600 },
  stop: { color: signal.stopLine },
  look: { color: signal.lookLine },
  list: { margin: "0.25rem 0 0", paddingLeft: "1.25rem" },
});

/** What became of one row: taken, already here, or refused with its place and reason; and what was found. */
export function RowJudgement({ row }: { readonly row: IntakeReportRow }) {
  const styles = useStyles();
  const isStop = row.outcome === "refused" || row.grade === "block";
  const isLook = !isStop && row.grade === "warn";
  const shape: ShapeName = isStop ? "octagon" : isLook ? "triangle" : "check";
  const words = [rowOutcomeText[row.outcome], row.grade === undefined ? "" : gradeText[row.grade]];
  return (
    <div data-outcome={row.outcome}>
      <div className={mergeClasses(styles.line, isStop && styles.stop, isLook && styles.look)}>
        <Shape name={shape} size="small" />
        {words.filter((word) => word !== "").join(" · ")}
      </div>
      {row.reason === undefined ? null : <div>{refusal(row)}</div>}
      {row.findings.length === 0 ? null : (
        <ul className={styles.list}>
          {row.findings.map((finding) => (
            <li key={`${finding.code} ${finding.field}`}>{hashFindingSentence(finding)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function refusal(row: IntakeReportRow): string {
  const where = row.column === undefined ? [] : [text.refusedAt(row.column)];
  const found = row.found === undefined || row.found === "" ? [] : [text.found(row.found)];
  const place = [...where, ...found].join(", ");
  return `${named(rowRefusalText, row.reason ?? "")}${place === "" ? "" : ` (${place})`}`;
}
