import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { TouchRow as TouchRowData } from "../../../shared/domain/bench/board-view.ts";
import { formatAge } from "../../../shared/text/clock-text.ts";
import { say } from "../../../shared/text/say.ts";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { Shape } from "../../ui/primitives/shape.tsx";
import { compactWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { slotsLabel } from "./slots-label.ts";
import { classShape } from "./tile-shape.ts";

const useStyles = makeStyles({
  row: {
    width: "100%",
    minHeight: "3.25rem",
    display: "grid",
    gridTemplateColumns: "1.625rem 3rem minmax(0, 1fr) auto",
    columnGap: "0.5rem",
    alignItems: "center",
    padding: "0.5rem 0.75rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
    color: signal.benchText,
    fontFamily: tokens.fontFamilyBase,
    textAlign: "left",
    cursor: "pointer",
    // Inside the row and in the colour of its text: the list clips what stands out, and the first row is yellow.
    ":focus-visible": { outline: "3px solid currentColor", outlineOffset: "-3px" },
    [compactWindow]: {
      gridTemplateColumns: "1.25rem 2.25rem minmax(0, 1fr) auto",
      columnGap: "0.375rem",
      padding: "0.375rem 0.5rem",
    },
  },
  first: { backgroundColor: signal.handsFill, border: `1px solid ${signal.handsLine}`, color: signal.handsText },
  key: {
    display: "inline-flex",
    justifyContent: "center",
    border: "1px solid currentColor",
    borderRadius: "0.25rem",
    fontSize: tokens.fontSizeBase200,
    lineHeight: 1.2,
  },
  slots: {
    fontSize: "1.625rem",
    fontVariantNumeric: "tabular-nums",
    lineHeight: 1.1,
    fontWeight: 600,
    overflowWrap: "anywhere",
  },
  manySlots: { fontSize: "1.0625rem" },
  verb: {
    display: "block",
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.25,
    fontWeight: 600,
    [compactWindow]: { fontSize: tokens.fontSizeBase300 },
  },
  age: { whiteSpace: "nowrap" },
  why: { display: "block", fontSize: tokens.fontSizeBase200, color: signal.benchTextQuiet },
  inherit: { color: "inherit" },
});

/** One line of *Touch next*: its key, the slots, the verb, why and since. */
export function TouchRow(props: {
  readonly row: TouchRowData;
  readonly position: number;
  readonly onOpen: (row: TouchRowData) => void;
}) {
  const { row, position } = props;
  const styles = useStyles();
  const isFirst = position === 1 && (row.class === "hands" || row.class === "look");
  const label = slotsLabel(row);
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, isFirst && styles.first)}
      data-touch-key={position <= 9 ? position : undefined}
      data-class={row.class}
      onClick={() => props.onOpen(row)}
    >
      {position <= 9 ? <span className={styles.key}>{position}</span> : <span />}
      <span className={mergeClasses(styles.slots, label.length > 2 && styles.manySlots)}>
        <HiddenText>{text.slot} </HiddenText>
        {label}
      </span>
      <span>
        <span className={styles.verb}>{say(row.verb)}</span>
        <span className={mergeClasses(styles.why, isFirst && styles.inherit)}>
          {say(row.why)}
          {" · "}
          <span className={styles.age}>
            <HiddenText>{text.forSpan} </HiddenText>
            <RowAge since={row.since} />
          </span>
        </span>
      </span>
      <Shape name={classShape(row.class)} size="small" />
    </button>
  );
}

function RowAge({ since }: { readonly since: number }) {
  return useClockText(useBench().clock, (now) => formatAge(now - since));
}
