import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Fragment, type ReactNode } from "react";
import { signal } from "../theme/signal-colours.ts";

/** One row: a key, its cells, whether it needs a look, what a press on it does, and what was opened below it. */
export type DataRow = {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly isMarked?: boolean;
  /** A press anywhere on the row. One of its cells has to offer the same by keyboard. */
  readonly onPress?: () => void;
  readonly below?: ReactNode;
};

const useStyles = makeStyles({
  // In a column that scrolls as a whole a table keeps its height.
  scroll: { overflowX: "auto", flexShrink: 0 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  head: { padding: "0.375rem 0.5rem", textAlign: "left", fontWeight: 600, color: signal.benchTextQuiet },
  cell: {
    padding: "0.5rem",
    borderTop: `1px solid ${signal.benchLine}`,
    verticalAlign: "top",
    textAlign: "left",
    fontWeight: 400,
    // Words stay whole; only what is longer than its column is broken.
    overflowWrap: "break-word",
  },
  below: { padding: "0 0.5rem 0.5rem 1.75rem" },
  marked: { backgroundColor: signal.lookFill },
  pressable: { cursor: "pointer" },
});

/** A plain table; its first column names the row. */
export function DataTable(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
}) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col" className={styles.head}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Fragment key={row.key}>
              {/* For the mouse only: a button in the row is there for keys. */}
              <tr
                className={mergeClasses(
                  row.isMarked === true && styles.marked,
                  row.onPress !== undefined && styles.pressable,
                )}
                onClick={() => {
                  // Whoever marks a text in the row wants to copy it.
                  if (window.getSelection()?.isCollapsed !== false) row.onPress?.();
                }}
              >
                {props.columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column} scope="row" className={styles.cell}>
                      {row.cells[index]}
                    </th>
                  ) : (
                    <td key={column} className={styles.cell}>
                      {row.cells[index]}
                    </td>
                  ),
                )}
              </tr>
              {row.below === undefined ? null : (
                <tr>
                  <td colSpan={props.columns.length} className={styles.below}>
                    {row.below}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
