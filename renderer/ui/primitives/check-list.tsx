import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  CircleHintRegular,
  DismissCircleFilled,
  SubtractCircleRegular,
  WarningFilled,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { CheckLine } from "../../../shared/text/screens/check-lines.ts";
import { signal } from "../theme/signal-colours.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: {
    display: "flex",
    gap: "0.875rem",
    padding: "0.625rem 0.5rem",
    borderBottom: `1px solid ${signal.benchLine}`,
  },
  mark: { display: "inline-flex", flexShrink: 0, fontSize: "1.5rem", color: signal.benchTextQuiet },
  pass: { color: signal.well },
  warn: { color: signal.lookLine },
  fail: { color: signal.stopLine },
  words: { minWidth: 0, flexGrow: 1 },
  title: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    gap: "0 1rem",
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
  },
  raw: { fontFamily: tokens.fontFamilyMonospace, fontWeight: 400, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: signal.benchTextQuiet,
  },
  advice: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

const marks = {
  pass: CheckmarkCircleFilled,
  warn: WarningFilled,
  fail: DismissCircleFilled,
  unknown: CircleHintRegular,
  notApplicable: SubtractCircleRegular,
};

/** Checks one below the other: how each came out, what was read, what has to hold, and what to do. */
export function CheckList(props: {
  readonly label: string;
  readonly lines: readonly CheckLine[];
  /** A button that does something about a line. */
  readonly actionOf?: (line: CheckLine) => ReactNode;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.lines.map((line) => (
        <CheckItem key={line.check} line={line} action={props.actionOf?.(line)} />
      ))}
    </ul>
  );
}

function CheckItem({ line, action }: { readonly line: CheckLine; readonly action: ReactNode }) {
  const styles = useStyles();
  const Mark = marks[line.state];
  const colour =
    line.state === "pass" || line.state === "warn" || line.state === "fail" ? styles[line.state] : undefined;
  return (
    <li className={styles.line} data-check={line.check} data-state={line.state}>
      <span className={mergeClasses(styles.mark, colour)} aria-hidden="true">
        <Mark />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          <span>
            {line.title}: {line.word}
          </span>
          {line.raw === "" ? null : <span className={styles.raw}>{line.raw}</span>}
        </p>
        <p className={styles.quiet}>{line.condition}</p>
        {line.advice === "" ? null : <p className={styles.advice}>{line.advice}</p>}
        {action}
      </div>
    </li>
  );
}
