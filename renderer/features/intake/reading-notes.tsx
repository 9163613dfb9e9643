import { makeStyles, tokens } from "@fluentui/react-components";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { isCorporate, noteSentence } from "./note-sentence.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  list: { margin: "0.25rem 0 0", padding: 0, listStyleType: "none" },
  note: { display: "flex", alignItems: "flex-start", gap: "0.375rem", padding: "0.125rem 0", overflowWrap: "anywhere" },
  trouble: { color: signal.lookLine },
});

/**
 * What of a file was left alone: recognised and not for import, or not readable and what to do about it. `isNamed`: what
 * the file as a whole came to stands beside it already.
 */
export function ReadingNotes(props: { readonly reading: IntakeReading; readonly isNamed: boolean }) {
  const { reading } = props;
  const styles = useStyles();
  const { notes, moreNotes } = reading;
  const isExplained = !props.isNamed && isCorporate(reading);
  if (notes.length === 0 && !isExplained) return null;
  return (
    <div>
      <h4 className={styles.heading}>{text.notes}</h4>
      {isExplained ? <p className={styles.note}>{text.corporateIdentifiers}</p> : null}
      <ul className={styles.list}>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry may be named twice, and the list only grows
          <li key={`${note.entry} ${index}`} className={styles.note} data-note={note.trouble ?? note.kind}>
            {note.trouble === undefined ? null : (
              <span className={styles.trouble}>
                <Shape name="triangle" size="small" />
              </span>
            )}
            <span>
              <strong>{note.entry === "" ? text.inFile : note.entry}</strong>: {noteSentence(note)}
            </span>
          </li>
        ))}
      </ul>
      {moreNotes === 0 ? null : <p className={styles.note}>{text.moreNotes(moreNotes)}</p>}
    </div>
  );
}
