import { makeStyles } from "@fluentui/react-components";
import type { CSSProperties, ReactNode } from "react";
import { stackedWindow } from "../theme/breakpoints.ts";
import { signal } from "../theme/signal-colours.ts";

const useStyles = makeStyles({
  frame: {
    height: "100vh",
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gridTemplateRows: "6px auto minmax(0, 1fr) auto auto",
    gridTemplateAreas: '"edge edge" "rail bar" "rail body" "rail note" "foot foot"',
    backgroundColor: signal.benchGround,
    color: signal.benchText,
    [stackedWindow]: {
      overflowY: "auto",
      gridTemplateColumns: "minmax(0, 1fr)",
      gridTemplateRows: "6px auto auto auto auto auto",
      gridTemplateAreas: '"edge" "rail" "bar" "body" "note" "foot"',
    },
  },
  edge: { gridArea: "edge", forcedColorAdjust: "none", backgroundColor: "var(--edge)" },
  rail: { gridArea: "rail", minWidth: 0, borderRight: `1px solid ${signal.benchLine}` },
  bar: { gridArea: "bar", minWidth: 0 },
  body: {
    gridArea: "body",
    minHeight: 0,
    minWidth: 0,
    overflowY: "auto",
    [stackedWindow]: { overflowY: "visible", minHeight: "auto" },
  },
  note: { gridArea: "note", minWidth: 0, [stackedWindow]: { position: "sticky", bottom: 0, zIndex: 1 } },
  foot: { gridArea: "foot", minWidth: 0, borderTop: `1px solid ${signal.benchLine}` },
});

/**
 * The frame around every screen: coloured edge, rail, bar, body, a note below the body that takes its room from it, foot. Without rail, bar and foot it is bare. The edge is
 * colour alone: whatever it stands for has to be in words elsewhere.
 */
export function Frame(props: {
  readonly edgeColour: string;
  readonly rail?: ReactNode;
  readonly bar?: ReactNode;
  readonly foot?: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.frame} style={{ "--edge": props.edgeColour } as CSSProperties}>
      <div className={styles.edge} aria-hidden="true" />
      {props.rail === undefined ? null : <div className={styles.rail}>{props.rail}</div>}
      {props.bar === undefined ? null : <header className={styles.bar}>{props.bar}</header>}
      <div className={styles.body}>{props.children}</div>
      <div className={styles.note}>{props.note}</div>
      {props.foot === undefined ? null : <footer className={styles.foot}>{props.foot}</footer>}
    </div>
  );
}
