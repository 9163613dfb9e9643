import { makeStyles } from "@fluentui/react-components";
import { signal } from "../theme/signal-colours.ts";

const useStyles = makeStyles({
  svg: { display: "block", width: "1em", height: "1em" },
  ring: {
    display: "block",
    width: "1em",
    height: "1em",
    animationName: { from: { transform: "rotate(0deg)" }, to: { transform: "rotate(360deg)" } },
    animationDuration: "2.4s",
    animationIterationCount: "infinite",
    // Few steps: a board full of rings must not cost a frame each.
    animationTimingFunction: "steps(36)",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none" },
  },
  cross: { stroke: signal.stopFill, "@media (forced-colors: active)": { stroke: "Canvas" } },
  ground: { stroke: signal.trackDoingRest, "@media (forced-colors: active)": { stroke: "GrayText" } },
  arc: { stroke: signal.trackDoing, "@media (forced-colors: active)": { stroke: "Highlight" } },
});

/** A filled octagon with a cross: stop. */
export function Octagon() {
  const styles = useStyles();
  return (
    <svg className={styles.svg} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" fill="currentColor" />
      <path className={styles.cross} d="m8.5 8.5 7 7m0-7-7 7" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}

/** A clock with a dashed rim: the bench waits for somebody else. */
export function DashedClock() {
  const styles = useStyles();
  return (
    <svg
      className={styles.svg}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    >
      <circle cx="12" cy="12" r="9" strokeDasharray="2.6 2.1" />
      <path d="M12 7.5V12l3 2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** A ring of which a part goes round: running. It stands still where motion is not wanted. */
export function Ring() {
  const styles = useStyles();
  return (
    <svg className={styles.ring} viewBox="0 0 24 24" aria-hidden="true" fill="none" strokeWidth="3">
      <circle className={styles.ground} cx="12" cy="12" r="9" />
      <path className={styles.arc} d="M12 3a9 9 0 0 1 9 9" />
    </svg>
  );
}
