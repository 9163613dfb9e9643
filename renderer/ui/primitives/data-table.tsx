import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { signal } from "../theme/signal-colours.ts";

/** One row: a key, its cells, and whether it needs a look. */
export type DataRow = { readonly key: string; readonly cells: readonly ReactNode[]; readonly isMarked?: boolean };

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
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
    overflowWrap: "anywhere",
  },
  marked: { backgroundColor: signal.lookFill },
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
            <tr key={row.key} className={mergeClasses(row.isMarked === true && styles.marked)}>
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
          ))}
        </tbody>
      </table>
    </div>
  );
}
