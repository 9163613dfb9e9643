import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { scanScreenText as text } from "../../../shared/text/screens/scan-screen-text.ts";
import { useBench, useUi } from "../../state/bench-context.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { stackedWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

/** Where the strip stands: always in a place of its own, so that it hides nothing. */
type Place = "panel" | "side" | "foot";

const useStyles = makeStyles({
  panel: {},
  // The column lies below the whole board there, out of sight of whoever has just scanned.
  side: { [stackedWindow]: { position: "fixed", left: "0.5rem", right: "0.5rem", bottom: "0.5rem", zIndex: 1 } },
  foot: {},
  inFoot: { margin: "0 1.5rem 0.75rem" },
  strip: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.25rem 0.5rem",
    padding: "0.625rem 0.875rem",
    borderRadius: "0.5rem",
    border: `2px solid ${signal.benchTextQuiet}`,
    backgroundColor: signal.benchSurface,
    color: signal.benchText,
  },
  fault: { border: `3px solid ${signal.stopLine}`, backgroundColor: signal.stopFill },
  mark: { display: "inline-flex" },
  faultMark: { color: signal.stopLine },
  heading: {
    flexGrow: 1,
    flexBasis: "0",
    minWidth: "7rem",
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
  },
  // A narrow place: the way to close it stays beside the heading.
  undoInSide: { order: 1 },
  lines: { flexBasis: "100%", overflowWrap: "anywhere" },
  line: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** What the last scan, undo or command came to, with Undo where it can be undone. */
export function ReportStrip(props: { readonly place: Place; readonly onUndo: () => void }) {
  const { ui } = useBench();
  const report = useUi((state) => state.report);
  const styles = useStyles();
  return (
    <div className={styles[props.place]} role="status" aria-live="polite" aria-label={text.label}>
      {report === undefined ? null : (
        <div
          className={mergeClasses(
            styles.strip,
            props.place === "foot" && styles.inFoot,
            report.isFault && styles.fault,
          )}
          data-report={report.isFault ? "fault" : "done"}
        >
          <span className={mergeClasses(styles.mark, report.isFault && styles.faultMark)}>
            <Shape name={report.isFault ? "octagon" : "check"} />
          </span>
          <p className={styles.heading}>{report.heading}</p>
          {report.canUndo ? (
            <Button className={props.place === "side" ? styles.undoInSide : undefined} onClick={props.onUndo}>
              {text.undo}
            </Button>
          ) : null}
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={text.close}
            onClick={() => ui.act.forgetReport(report.sequence)}
          />
          {report.lines.length === 0 ? null : (
            <div className={styles.lines}>
              {report.lines.map((line) => (
                <p key={line} className={styles.line}>
                  {line}
                </p>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
