import { makeStyles, tokens } from "@fluentui/react-components";
import type { EvidenceRowView } from "../../../shared/domain/bench/unit-view.ts";
import { formatClockWithSeconds } from "../../../shared/text/clock-text.ts";
import { evidenceKindText } from "../../../shared/text/lists/evidence-kind-text.ts";
import { sourceText } from "../../../shared/text/lists/source-text.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";

const useStyles = makeStyles({
  raw: {
    margin: "0.25rem 0 0",
    maxWidth: "28rem",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  summary: { cursor: "pointer" },
});

/** The journal of this unit, newest first; the raw value on demand. */
export function EvidenceTab({ evidence }: { readonly evidence: readonly EvidenceRowView[] }) {
  if (evidence.length === 0) return <p>{text.noEvidence}</p>;
  return (
    <DataTable
      label={unitScreenText.evidence(evidence.length)}
      columns={[text.what, text.eventTime, text.seenTime, text.source, text.actor]}
      rows={evidence.toReversed().map((row) => ({
        key: row.evidenceId,
        cells: [
          <What key="what" row={row} />,
          formatClockWithSeconds(row.at),
          formatClockWithSeconds(row.seenAt),
          sourceText[row.source],
          row.actor,
        ],
      }))}
    />
  );
}

function What({ row }: { readonly row: EvidenceRowView }) {
  const styles = useStyles();
  return (
    <details data-evidence={row.kind}>
      <summary className={styles.summary}>{named(evidenceKindText, row.kind)}</summary>
      <pre className={styles.raw}>{indented(row.raw)}</pre>
    </details>
  );
}

function indented(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), undefined, 2);
  } catch (error) {
    // A row of a kind that this version does not know is kept as it was read, whatever its form.
    if (error instanceof SyntaxError) return raw;
    throw error;
  }
}
