import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { orderBarText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { grouped } from "../../../shared/text/sentence.ts";
import { useBench, useBoard, useUi } from "../../state/bench-context.ts";
import type { CountFilter } from "../../state/board-filter.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

const shownCounts: readonly CountFilter[] = ["needHands", "running", "stopped", "ready", "shipped"];

const useStyles = makeStyles({
  counts: {
    display: "flex",
    alignItems: "flex-end",
    gap: "0.75rem",
    margin: 0,
    padding: 0,
    border: "none",
    minWidth: 0,
  },
  count: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-end",
    padding: "0.25rem 0.5rem",
    border: "2px solid transparent",
    borderRadius: "0.375rem",
    backgroundColor: "transparent",
    color: signal.benchText,
    fontFamily: tokens.fontFamilyBase,
    cursor: "pointer",
    ":hover": { backgroundColor: signal.benchSurface },
    ":focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  pressed: { border: `2px solid ${tokens.colorBrandStroke1}`, backgroundColor: signal.benchSurface },
  number: { fontSize: "2rem", lineHeight: 1.15, fontWeight: 600 },
  hands: {
    paddingLeft: "0.5rem",
    paddingRight: "0.5rem",
    borderRadius: "0.25rem",
    backgroundColor: signal.handsFill,
    color: signal.handsText,
    "@media (forced-colors: active)": { border: "2px solid Highlight" },
  },
  stopped: { color: signal.stopLine },
  of: { fontSize: "1.125rem", fontWeight: 600, color: signal.benchTextQuiet },
  label: { fontSize: tokens.fontSizeBase200, color: signal.benchTextQuiet },
});

/** How many units stand where. Pressing a count shows only those on the board; pressing it again shows all. */
export function OrderCounts() {
  const { ui } = useBench();
  const counts = useBoard((model) => model.counts);
  const wanted = useBoard((model) => model.order.wanted);
  const filter = useUi((state) => state.filter);
  const styles = useStyles();
  if (counts === undefined || wanted === undefined) return null;

  function press(name: CountFilter): void {
    ui.act.filterBy(filter.count === name ? { search: filter.search } : { search: filter.search, count: name });
    ui.act.show("bench");
  }

  return (
    <fieldset className={styles.counts} aria-label={text.counts}>
      {shownCounts.map((name) => (
        <button
          key={name}
          type="button"
          data-count={name}
          aria-pressed={filter.count === name}
          className={mergeClasses(styles.count, filter.count === name && styles.pressed)}
          onClick={() => press(name)}
        >
          <span
            className={mergeClasses(
              styles.number,
              name === "needHands" && counts.needHands > 0 && styles.hands,
              name === "stopped" && counts.stopped > 0 && styles.stopped,
            )}
          >
            {grouped(counts[name])}
            {name === "shipped" ? <span className={styles.of}> {text.ofWanted(wanted)}</span> : null}
          </span>
          <span className={styles.label}>{text[name]}</span>
        </button>
      ))}
    </fieldset>
  );
}
