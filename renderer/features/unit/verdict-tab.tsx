import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleHintRegular, DismissCircleFilled } from "@fluentui/react-icons";
import type { GatePoint } from "../../../shared/domain/bench/unit-view.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { formatAge, formatClock } from "../../../shared/text/clock-text.ts";
import { gatePointText, pointStateText } from "../../../shared/text/lists/gate-point-text.ts";
import { sourceText } from "../../../shared/text/lists/source-text.ts";
import { say } from "../../../shared/text/say.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  point: {
    display: "flex",
    gap: "0.875rem",
    padding: "0.625rem 0.5rem",
    borderBottom: `1px solid ${signal.benchLine}`,
  },
  mark: { display: "inline-flex", fontSize: "1.5rem", color: signal.benchTextQuiet },
  shown: { color: signal.well },
  contradicted: { color: signal.stopLine },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  proof: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: signal.benchTextQuiet,
  },
});

const marks = { shown: CheckmarkCircleFilled, missing: CircleHintRegular, contradicted: DismissCircleFilled };

/** The nine points: shown, missing or contradicted, each with its source and age. */
export function VerdictTab({ points }: { readonly points: readonly GatePoint[] }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={text.points}>
      {points.map((point) => (
        <Point key={point.name} point={point} />
      ))}
    </ol>
  );
}

function Point({ point }: { readonly point: GatePoint }) {
  const styles = useStyles();
  const { clock } = useBench();
  const age = useClockText(clock, (now) => (point.at === undefined ? "" : formatAge(now - point.at)));
  const sentence = say(point.text);
  const Mark = marks[point.state];
  const proof = [
    // A person's word carries the name already.
    point.source === undefined || point.source === "E-TEC" ? "" : sourceText[point.source],
    sentence,
    age === "" ? "" : text.ago(age),
    isUntilNew(point, sentence) ? unitScreenText.until(point.until) : "",
  ];
  return (
    <li className={styles.point} data-point={point.name} data-state={point.state}>
      <span className={mergeClasses(styles.mark, point.state !== "missing" && styles[point.state])} aria-hidden="true">
        <Mark />
      </span>
      <div>
        <p className={styles.title}>
          <HiddenText>{pointStateText[point.state]}: </HiddenText>
          {gatePointText[point.name]}
        </p>
        <p className={styles.proof}>{proof.filter((part) => part !== "").join(" · ")}</p>
      </div>
    </li>
  );
}

/** Whether a missing point is awaited until a time that its sentence does not name yet. */
function isUntilNew(point: GatePoint, sentence: string): point is GatePoint & { readonly until: EpochMs } {
  return point.state === "missing" && point.until !== undefined && !sentence.includes(formatClock(point.until));
}
