import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect } from "react";
import { scanScreenText as text } from "../../../shared/text/screens/scan-screen-text.ts";
import { useBench, useUi } from "../../state/bench-context.ts";
import type { Report } from "../../state/ui-state.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

/** How long a scan and its effect are shown. */
const shownMs = 10_000;

const useStyles = makeStyles({
  place: {
    position: "fixed",
    width: "max-content",
    left: "50%",
    bottom: "3.5rem",
    transform: "translateX(-50%)",
    zIndex: 1,
  },
  panel: { padding: "0 1.75rem 0.5rem" },
  strip: {
    display: "flex",
    alignItems: "center",
    gap: "1rem",
    maxWidth: "min(60rem, calc(100vw - 4rem))",
    padding: "0.75rem 1.25rem",
    borderRadius: "0.5rem",
    border: `2px solid ${signal.benchTextQuiet}`,
    backgroundColor: signal.benchSurface,
    color: signal.benchText,
    boxShadow: "0 4px 16px rgba(0, 0, 0, 0.3)",
  },
  fault: { border: `3px solid ${signal.stopLine}`, backgroundColor: signal.stopFill },
  mark: { display: "inline-flex" },
  faultMark: { color: signal.stopLine },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  line: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** What the last scan, undo or command came to, for ten seconds, with Undo where it can be undone. */
export function ReportStrip(props: { readonly onUndo: () => void; readonly isInPanel?: boolean }) {
  const report = useUi((state) => state.report);
  const styles = useStyles();
  return (
    <div
      className={props.isInPanel === true ? styles.panel : styles.place}
      role="status"
      aria-live="polite"
      aria-label={text.label}
    >
      {report === undefined ? null : <Strip key={report.sequence} report={report} onUndo={props.onUndo} />}
    </div>
  );
}

function Strip({ report, onUndo }: { readonly report: Report; readonly onUndo: () => void }) {
  const { ui } = useBench();
  const styles = useStyles();
  useEffect(() => {
    const timer = setTimeout(() => ui.act.forgetReport(report.sequence), shownMs);
    return () => clearTimeout(timer);
  }, [ui, report.sequence]);
  return (
    <div
      className={mergeClasses(styles.strip, report.isFault && styles.fault)}
      data-report={report.isFault ? "fault" : "done"}
    >
      <span className={mergeClasses(styles.mark, report.isFault && styles.faultMark)}>
        <Shape name={report.isFault ? "octagon" : "check"} />
      </span>
      <div>
        <p className={styles.heading}>{report.heading}</p>
        {report.lines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </div>
      {report.canUndo ? (
        <Button size="large" onClick={onUndo}>
          {text.undo}
        </Button>
      ) : null}
      <Button appearance="subtle" onClick={() => ui.act.forgetReport(report.sequence)}>
        {text.close}
      </Button>
    </div>
  );
}
