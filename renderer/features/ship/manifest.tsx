import { Button, makeStyles } from "@fluentui/react-components";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { exportManifest } from "../../state/bench-tasks.ts";
import { useStore } from "../../state/store.ts";
import { useTask } from "../../state/use-task.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { type ManifestPage, manifestPageRows, useManifest } from "./use-manifest.ts";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  button: { alignSelf: "flex-start" },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" },
});

/** The units that have been shipped, and the file that lists them. */
export function Manifest() {
  const bench = useBench();
  const page = useManifest();
  const folder = useStore(bench.status, (status) => status?.outputFolder);
  const manifest = useTask(exportManifest);
  const styles = useStyles();
  return (
    <Card title={text.manifest(page.total)}>
      {page.total === 0 ? (
        <p className={styles.text}>{text.manifestEmpty}</p>
      ) : (
        <DataTable
          label={text.manifest(page.total)}
          columns={Object.values(text.columns)}
          rows={page.rows.map((row) => ({
            key: row.unitId,
            cells: [row.serialNumber, row.model, String(row.slot ?? "–"), formatClock(row.shippedAt)],
          }))}
        />
      )}
      <Pages page={page} />
      <Button
        size="large"
        className={styles.button}
        disabledFocusable={manifest.isRunning}
        onClick={() => void manifest.run()}
      >
        {text.export}
      </Button>
      {folder === undefined ? null : <p className={styles.text}>{text.folder(folder)}</p>}
      {manifest.error === undefined ? null : <ErrorNote words={errorText(manifest.error)} />}
    </Card>
  );
}

/** Steps through a manifest that is longer than a page. */
function Pages({ page }: { readonly page: ManifestPage }) {
  const { offset, total, rows } = page;
  const styles = useStyles();
  if (total <= manifestPageRows) return null;
  const isFirst = offset === 0;
  const isLast = offset + rows.length >= total;
  return (
    <div className={styles.pages}>
      <Button disabledFocusable={isFirst} onClick={() => page.show(Math.max(0, offset - manifestPageRows))}>
        {text.newer}
      </Button>
      <Button disabledFocusable={isLast} onClick={() => page.show(offset + manifestPageRows)}>
        {text.older}
      </Button>
      <p className={styles.text} role="status">
        {text.manifestRange(offset + 1, offset + rows.length, total)}
      </p>
    </div>
  );
}
