import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useUi } from "../../state/bench-context.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { compactOnlyWindow, stackedWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { BoardSearch } from "./board-search.tsx";
import { FirstStep } from "./first-step.tsx";
import { OrderProgress } from "./order-progress.tsx";
import { SlotGrid } from "./slot-grid.tsx";
import { TouchNext } from "./touch-next.tsx";

const useStyles = makeStyles({
  screen: {
    height: "100%",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) clamp(17rem, 20vw, 24rem)",
    [stackedWindow]: { height: "auto", gridTemplateColumns: "minmax(0, 1fr)" },
  },
  main: {
    display: "flex",
    flexDirection: "column",
    gap: "0.75rem",
    padding: "1rem 1rem 1rem 1.5rem",
    overflowY: "auto",
    [compactOnlyWindow]: { padding: "0.75rem" },
  },
  side: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "space-between",
    gap: "1rem",
    padding: "1.125rem 1.25rem",
    borderLeft: `1px solid ${signal.benchLine}`,
    overflowY: "auto",
    minHeight: 0,
    [compactOnlyWindow]: { padding: "0.75rem" },
    [stackedWindow]: { borderLeft: "none" },
  },
  foot: { flexShrink: 0 },
});

/** The bench: the slots, what to touch next, and how far the order is; a report takes the place of the latter meanwhile. */
export function BenchScreen({ report }: { readonly report: ReactNode }) {
  const isWall = useUi((state) => state.isWall);
  const isReporting = useUi((state) => state.report !== undefined && state.openUnitId === undefined);
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <main className={styles.main} aria-label={text.title}>
        <HiddenText>
          <h2>{text.title}</h2>
        </HiddenText>
        {isWall ? null : <BoardSearch />}
        <FirstStep />
        <SlotGrid />
      </main>
      <aside className={styles.side} aria-label={text.touchNext}>
        <TouchNext />
        <div className={styles.foot}>
          {isWall || isReporting ? null : <OrderProgress />}
          {report}
        </div>
      </aside>
    </div>
  );
}
