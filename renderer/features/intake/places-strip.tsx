import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { IntakePlace } from "../../../shared/contract/topics/intake.ts";
import { errorText, isErrorCode } from "../../../shared/text/errors/error-text.ts";
import { placeName, intakePlaceText as text } from "../../../shared/text/screens/intake-place-text.ts";
import { readPlaces } from "../../state/bench-tasks.ts";
import { useTask } from "../../state/use-task.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { StickProgram } from "./stick-program.tsx";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "flex-start", gap: "0.75rem 1.5rem" },
  text: { margin: 0, flexGrow: 1, flexBasis: "20rem" },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    flexGrow: 1,
    flexBasis: "24rem",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    ":empty": { display: "contents" },
  },
  hands: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "0.75rem" },
  place: { display: "flex", alignItems: "flex-start", gap: "0.5rem", overflowWrap: "anywhere" },
  pulled: { color: signal.lookLine },
  failed: { color: signal.stopLine },
});

const shapes: Readonly<Record<IntakePlace["state"], ShapeName>> = {
  reading: "ring",
  collected: "check",
  nothingNew: "check",
  pulled: "triangle",
  failed: "octagon",
};

/**
 * The sticks and watched folders: what is being read, what was collected, and what was missed. `practice` stands for the
 * hand that plugs a simulated stick in.
 */
export function PlacesStrip(props: { readonly places: readonly IntakePlace[]; readonly practice: ReactNode }) {
  const { places } = props;
  const look = useTask(readPlaces);
  const styles = useStyles();
  return (
    <Card title={text.title}>
      <div className={styles.head}>
        {places.length === 0 ? <p className={styles.text}>{text.none}</p> : null}
        <ul className={styles.list}>
          {places.map((place) => (
            <Place key={place.placeId} place={place} />
          ))}
        </ul>
        <div className={styles.hands}>
          <Button disabledFocusable={look.isRunning} onClick={() => void look.run()}>
            {text.readNow}
          </Button>
          {props.practice}
        </div>
      </div>
      {look.error === undefined ? null : <ErrorNote words={errorText(look.error)} />}
    </Card>
  );
}

function Place({ place }: { readonly place: IntakePlace }) {
  const styles = useStyles();
  const { kind, name, state, missed, leftAlone = [] } = place;
  const isTrouble = state === "pulled" || state === "failed";
  const more = place.files - place.filesRead - missed.length;
  return (
    <li className={styles.place} data-place-state={state}>
      <span className={mergeClasses(isTrouble && styles[state])}>
        <Shape name={shapes[state]} size="small" />
      </span>
      <div>
        <strong>{placeName(kind, name)}</strong>
        {" · "}
        {wordsOf(place)}
        {missed.length === 0 ? null : (
          <div>
            {text.missed} {missed.join(", ")}
            {more > 0 ? ` ${text.moreMissed(more)}` : ""}
          </div>
        )}
        {leftAlone.length === 0 ? null : (
          <div>
            {text.leftAlone} {leftAlone.join(", ")}
          </div>
        )}
        {state === "pulled" ? <div>{text.plugAgain}</div> : null}
        {kind === "stick" ? <StickProgram place={place} /> : null}
        {place.error === undefined || !isErrorCode(place.error.code) ? null : (
          <ErrorNote words={errorText({ code: place.error.code, retry: { when: "never" } })} />
        )}
      </div>
    </li>
  );
}

function wordsOf({ kind, state, at, files, filesRead, receipt }: IntakePlace): string {
  switch (state) {
    case "reading":
      return [text.states.reading(filesRead, files), ...(kind === "stick" ? [text.leaveIn] : [])].join(". ");
    case "collected": {
      const read = text.states.collected(filesRead, at);
      if (kind === "folder") return read;
      return `${read}, ${receipt ? text.receipt : text.noReceipt}. ${text.mayGo}`;
    }
    case "nothingNew":
      return text.states.nothingNew(at);
    case "pulled":
      return text.states.pulled(filesRead, files);
    case "failed":
      return text.states.failed;
  }
}
