import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  line: { display: "inline-flex", alignItems: "center", gap: "0.375rem" },
  failed: { color: signal.stopLine, fontWeight: 600 },
});

const shapes: Readonly<Record<IntakeReading["state"], ShapeName>> = {
  arriving: "ring",
  reading: "ring",
  done: "check",
  failed: "octagon",
};

/** How far a file is: arriving, being read, read, or why not. */
export function ReadingState({ reading }: { readonly reading: IntakeReading }) {
  const { handOver } = useBench();
  const styles = useStyles();
  // How much of a file has arrived is known here only for one that goes from this window.
  const sent = useStore(handOver, ({ current }) =>
    current?.readingId === reading.readingId && reading.state === "arriving"
      ? text.arrivingOf(current.sentBytes, current.size)
      : undefined,
  );
  return (
    <span
      className={mergeClasses(styles.line, reading.state === "failed" && styles.failed)}
      data-reading-state={reading.state}
    >
      <Shape name={shapes[reading.state]} size="small" />
      {sent ?? wordsOf(reading)}
    </span>
  );
}

function wordsOf({ state, size, total, startedAt, endedAt }: IntakeReading): string {
  switch (state) {
    case "arriving":
      return text.states.arriving(size);
    case "reading":
      return text.states.reading(total);
    case "done":
      return text.states.done(endedAt ?? startedAt);
    case "failed":
      return text.states.failed;
  }
}
