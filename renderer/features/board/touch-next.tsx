import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { TouchRow as TouchRowData } from "../../../shared/domain/bench/board-view.ts";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { TouchRow } from "./touch-row.tsx";

const useStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    gap: "0.75rem",
    minHeight: "14rem",
    flexShrink: 1,
    overflowY: "auto",
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  list: { display: "flex", flexDirection: "column", gap: "0.5rem", margin: 0, padding: 0, listStyleType: "none" },
  empty: { margin: 0, fontSize: tokens.fontSizeBase300 },
});

/** What to touch next, by what waiting costs. */
export function TouchNext() {
  const { ui } = useBench();
  const rows = useBoard((model) => model.touchNext) ?? [];
  const [isHeld, setHeld] = useState(false);
  const shown = useSteadyRows(rows, isHeld);
  const styles = useStyles();

  function open(row: TouchRowData): void {
    const first = row.units[0];
    if (first === undefined) return;
    if (row.verb.code !== "verb.boxAndShip") {
      ui.act.openUnit(first.unitId);
      return;
    }
    ui.act.selectForShipping(first.unitId);
    ui.act.show("ship");
  }

  return (
    <section
      className={styles.section}
      aria-labelledby="touch-next"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <h2 id="touch-next" className={styles.heading}>
        {text.touchNext}
      </h2>
      {shown.length === 0 ? <p className={styles.empty}>{text.nothingToTouch}</p> : null}
      <ol className={styles.list}>
        {shown.map((row, index) => (
          <li key={row.key}>
            <TouchRow row={row} position={index + 1} onOpen={open} />
          </li>
        ))}
      </ol>
      <div aria-live="polite">
        <HiddenText>{text.touchNextCount(rows.length)}</HiddenText>
      </div>
    </section>
  );
}

/** The rows as they are, or, while the pointer is on them, in the order they had when it came. */
function useSteadyRows(rows: readonly TouchRowData[], isHeld: boolean): readonly TouchRowData[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const [wasHeld, setWasHeld] = useState(false);
  if (isHeld !== wasHeld) {
    setWasHeld(isHeld);
    setOrder(rows.map((row) => row.key));
  }
  if (!isHeld) return rows;
  const place = (row: TouchRowData): number => {
    const known = order.indexOf(row.key);
    return known < 0 ? order.length : known;
  };
  return rows.toSorted((one, other) => place(one) - place(other));
}
