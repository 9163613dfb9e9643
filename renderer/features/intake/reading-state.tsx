import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { troublesOf } from "./note-sentence.ts";

const useStyles = makeStyles({
  line: { display: "inline-flex", alignItems: "center", gap: "0.375rem" },
  partly: { color: signal.lookLine, fontWeight: 600 },
  failed: { color: signal.stopLine, fontWeight: 600 },
});

const shapes: Readonly<Record<IntakeReading["state"], ShapeName>> = {
  arriving: "ring",
  reading: "ring",
  done: "check",
  failed: "octagon",
};

/** A file that was read, with something in it that could not be. */
function isPartly(reading: IntakeReading): boolean {
  return reading.state === "done" && troublesOf(reading).length > 0;
}

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
      className={mergeClasses(
        styles.line,
        reading.state === "failed" && styles.failed,
        isPartly(reading) && styles.partly,
      )}
      data-reading-state={reading.state}
    >
      <Shape name={isPartly(reading) ? "triangle" : shapes[reading.state]} size="small" />
      {sent ?? wordsOf(reading)}
    </span>
  );
}

function wordsOf(reading: IntakeReading): string {
  const { state, size, total, startedAt, endedAt } = reading;
  switch (state) {
    case "arriving":
      return text.states.arriving(size);
    case "reading":
      return text.states.reading(total);
    case "done":
      if (!isPartly(reading)) return text.states.done(endedAt ?? startedAt);
      return total === 0 ? text.states.nothing : text.states.partly(endedAt ?? startedAt);
    case "failed":
      return text.states.failed;
  }
}
