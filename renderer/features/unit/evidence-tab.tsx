import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { EvidenceRowView } from "../../../shared/domain/bench/unit-view.ts";
import { formatClockWithSeconds } from "../../../shared/text/clock-text.ts";
import { evidenceKindText } from "../../../shared/text/lists/evidence-kind-text.ts";
import { sourceText } from "../../../shared/text/lists/source-text.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";

const useStyles = makeStyles({
  raw: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  what: {
    padding: "0",
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    fontWeight: 400,
    fontSize: "inherit",
    lineHeight: "inherit",
  },
  time: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
});

/** The journal of this unit as the bench gives it, newest first; the raw value of a row on demand. */
export function EvidenceTab({ evidence }: { readonly evidence: readonly EvidenceRowView[] }) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const styles = useStyles();
  if (evidence.length === 0) return <p>{text.noEvidence}</p>;
  const toggle = (id: string) =>
    setOpen((before) => (before.includes(id) ? before.filter((known) => known !== id) : [...before, id]));
  return (
    <DataTable
      label={unitScreenText.evidence(evidence.length)}
      columns={[text.what, text.eventTime, text.seenTime, text.source, text.actor]}
      rows={evidence.map((row) => {
        const isOpen = open.includes(row.evidenceId);
        return {
          key: row.evidenceId,
          cells: [
            <Button
              key="what"
              appearance="transparent"
              size="small"
              className={styles.what}
              icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
              aria-expanded={isOpen}
              data-evidence={row.kind}
              onClick={() => toggle(row.evidenceId)}
            >
              {named(evidenceKindText, row.kind)}
            </Button>,
            <span key="at" className={styles.time}>
              {formatClockWithSeconds(row.at)}
            </span>,
            <span key="seen" className={styles.time}>
              {formatClockWithSeconds(row.seenAt)}
            </span>,
            sourceText[row.source],
            row.actor,
          ],
          ...(isOpen ? { below: <pre className={styles.raw}>{indented(row.raw)}</pre> } : {}),
        };
      })}
    />
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
