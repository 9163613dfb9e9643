import { Button, makeStyles } from "@fluentui/react-components";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { exportManifest } from "../../state/bench-tasks.ts";
import { useStore } from "../../state/store.ts";
import { useTask } from "../../state/use-task.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" }, button: { alignSelf: "flex-start" } });

/** The units that have been shipped, and the file that lists them. */
export function Manifest() {
  const bench = useBench();
  const tiles = useBoard((model) => model.tiles);
  const folder = useStore(bench.status, (status) => status?.outputFolder);
  const manifest = useTask(exportManifest);
  const styles = useStyles();
  const shipped = [...(tiles?.values() ?? [])].filter((tile) => tile.class === "shipped");
  const { columns } = text;
  return (
    <Card title={text.manifest(shipped.length)}>
      {shipped.length === 0 ? (
        <p className={styles.text}>{text.manifestEmpty}</p>
      ) : (
        <DataTable
          label={text.manifest(shipped.length)}
          columns={Object.values(columns)}
          rows={shipped.map((tile) => ({
            key: tile.unitId,
            cells: [tile.serialNumber, tile.model, String(tile.slot ?? "–"), formatClock(tile.since)],
          }))}
        />
      )}
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
