import { Button, makeStyles, ProgressBar } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { readTroubleText, intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import type { HandOverTrouble } from "../../state/hand-over.ts";
import { useStore } from "../../state/store.ts";
import { ErrorNote, type ErrorWords } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

/** More troubles than these are only counted. */
const troublesShown = 20;

const useStyles = makeStyles({
  strip: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.5rem 1rem",
    padding: "0.75rem 1.25rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
  },
  // Out of the flow, so that it takes no gap; it has to be there before it has something to tell.
  idle: { position: "absolute" },
  words: { flexGrow: 1, flexBasis: "16rem", minWidth: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  bar: { marginTop: "0.5rem" },
  bytes: { fontVariantNumeric: "tabular-nums" },
});

/** The file that goes to the bench now, how much of it has gone, and what could not be handed over. */
export function HandOverStrip({ isLooking }: { readonly isLooking: boolean }) {
  const { handOver } = useBench();
  const current = useStore(handOver, (view) => view.current);
  const troubles = useStore(handOver, (view) => view.troubles);
  const styles = useStyles();
  const name =
    current === undefined
      ? isLooking
        ? text.lookingThrough
        : ""
      : text.sendingFile(current.path, current.position, current.total);
  const bytes = current === undefined ? "" : text.ofBytes(current.sentBytes, current.size);
  return (
    <>
      <div className={name === "" ? styles.idle : styles.strip}>
        <div className={styles.words}>
          {/* Only the name is told to those who listen: the bytes change too often. */}
          <p className={styles.text} role="status">
            {name}
          </p>
          {current === undefined ? null : (
            <ProgressBar
              className={styles.bar}
              thickness="large"
              max={Math.max(1, current.size)}
              value={current.sentBytes}
              aria-label={text.sending}
              aria-valuetext={bytes}
            />
          )}
        </div>
        {current === undefined ? null : (
          <>
            <span className={styles.bytes}>{bytes}</span>
            <Button onClick={handOver.cancel}>{text.cancel}</Button>
          </>
        )}
      </div>
      {troubles.slice(0, troublesShown).map((trouble) => (
        <ErrorNote
          key={trouble.path}
          words={wordsOf(trouble)}
          action={<Button onClick={() => handOver.forget(trouble.path)}>{text.close}</Button>}
        />
      ))}
      {troubles.length > troublesShown ? (
        <p className={styles.text}>{text.moreTroubles(troubles.length - troublesShown)}</p>
      ) : null}
    </>
  );
}

function wordsOf({ path, why }: HandOverTrouble): ErrorWords {
  const words = typeof why === "string" ? readTroubleText[why] : errorText(why);
  return { ...words, title: `${path}: ${words.title}` };
}
