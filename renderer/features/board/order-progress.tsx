import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { OrderProgress as Progress } from "../../../shared/domain/bench/board-view.ts";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  card: {
    padding: "0.875rem 1rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
    display: "flex",
    flexDirection: "column",
    gap: "0.375rem",
    flexShrink: 0,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** How far the order is. An estimate is a range from measured units, or absent. */
export function OrderProgress() {
  const progress = useBoard((model) => model.progress);
  const counts = useBoard((model) => model.counts);
  const wanted = useBoard((model) => model.order.wanted);
  const { clock } = useBench();
  const lastBy = progress?.doneBetween?.[1];
  const isOver = useStore(clock, (now) => lastBy !== undefined && now > lastBy);
  const styles = useStyles();
  if (progress === undefined || counts === undefined || wanted === undefined) return null;
  const done = counts.ready + counts.shipped;
  return (
    <section className={styles.card} aria-labelledby="this-order">
      <h2 id="this-order" className={styles.heading}>
        {text.thisOrder}
      </h2>
      <p className={styles.text}>{progressSentence(progress, done >= wanted, isOver)}</p>
      <ProgressBar
        value={wanted === 0 ? 0 : Math.min(1, done / wanted)}
        thickness="large"
        aria-label={text.doneOfWanted(done, wanted)}
      />
    </section>
  );
}

/** An estimate that has passed is none: what is left is held up, or slower than the others were. */
function progressSentence({ firstReadyAt, doneBetween }: Progress, isComplete: boolean, isOver: boolean): string {
  if (firstReadyAt === undefined) return text.noneReadyYet;
  const estimate = doneBetween === undefined ? text.noEstimateYet : text.doneBetween(doneBetween[0], doneBetween[1]);
  const outlook = isOver ? text.estimateOver : estimate;
  return `${text.firstReady(firstReadyAt)} ${isComplete ? text.allDone : outlook}`;
}
