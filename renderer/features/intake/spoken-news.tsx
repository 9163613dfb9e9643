import type { IntakePlace, IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { intakePlaceText, placeName } from "../../../shared/text/screens/intake-place-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";

/** What those who listen to the screen are told: how the newest file and each stick stand, without the running counts. */
export function SpokenNews(props: {
  readonly readings: readonly IntakeReading[];
  readonly places: readonly IntakePlace[];
}) {
  const [newest] = props.readings;
  return (
    <HiddenText>
      <span role="status">
        {newest === undefined ? "" : text.spoken(newest.fileName, spokenState(newest))}
        {props.places.map(({ kind, name, state }) =>
          text.spoken(placeName(kind, name), intakePlaceText.spokenStates[state]),
        )}
      </span>
    </HiddenText>
  );
}

function spokenState({ state, total, accepted, duplicate, refused }: IntakeReading): string {
  return state === "done" ? text.totals(total, accepted, duplicate, refused) : text.spokenStates[state];
}
