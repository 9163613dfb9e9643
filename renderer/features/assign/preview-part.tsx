import { makeStyles } from "@fluentui/react-components";
import type { PreviewRowView, PreviewView } from "../../../shared/contract/assign/view.ts";
import {
  assignmentFieldText,
  assignmentRefusalText,
  assignmentWarningText,
} from "../../../shared/text/lists/assignment-text.ts";
import { previewTotals, shownValue, assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  line: { margin: 0 },
  strong: { margin: 0, fontWeight: 600 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "0.25rem" },
  value: { overflowWrap: "anywhere" },
  quiet: { color: signal.benchTextQuiet },
});

/** Rows that are drawn; the totals count all. */
const mostRows = 200;

/** What the change would do to every chosen device: nothing has been sent. */
export function PreviewPart({ preview }: { readonly preview: PreviewView }) {
  const styles = useStyles();
  const rows = preview.rows.toSorted((one, other) => weight(one) - weight(other)).slice(0, mostRows);
  return (
    <>
      <p className={styles.strong} role="status">
        {previewTotals(preview)}
      </p>
      <p className={styles.line}>{text.dryRun}</p>
      <DataTable
        label={text.previewLabel}
        columns={text.previewColumns}
        rows={rows.map((row, index) => ({
          key: `${row.ztdId} ${row.serialNumber} ${index}`,
          isMarked: row.outcome === "refused",
          cells: [deviceName(row), <Values key="values" row={row} />, <Findings key="findings" row={row} />],
        }))}
      />
      {preview.rows.length <= mostRows ? null : (
        <p className={styles.line}>{text.firstRows(mostRows, preview.rows.length)}</p>
      )}
    </>
  );
}

/** What needs a look first. */
function weight({ outcome, warnings }: PreviewRowView): number {
  if (outcome === "refused") return 0;
  if (outcome === "unchanged") return 3;
  return warnings.length > 0 ? 1 : 2;
}

function deviceName({ serialNumber, model }: PreviewRowView): string {
  return model === "" ? serialNumber : `${serialNumber} · ${model}`;
}

function Values({ row }: { readonly row: PreviewRowView }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {row.values.map(({ field, before, after, group }) => (
        <li key={field} className={styles.value}>
          <span className={styles.quiet}>{group ?? assignmentFieldText[field]}: </span>
          {shownValue(before)} → <strong>{shownValue(after)}</strong>
        </li>
      ))}
    </ul>
  );
}

function Findings({ row }: { readonly row: PreviewRowView }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      <li>
        <strong>{text.outcomes[row.outcome]}</strong>
      </li>
      {row.refusals.map((refusal) => (
        <li key={refusal}>{assignmentRefusalText[refusal]}</li>
      ))}
      {row.warnings.map((warning) => (
        <li key={warning} className={styles.quiet}>
          {assignmentWarningText[warning]}
        </li>
      ))}
    </ul>
  );
}
