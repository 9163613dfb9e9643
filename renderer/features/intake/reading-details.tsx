import { makeStyles } from "@fluentui/react-components";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { errorText, isErrorCode } from "../../../shared/text/errors/error-text.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ReadingExports } from "./reading-exports.tsx";
import { ReadingNotes } from "./reading-notes.tsx";
import { ReadingTables } from "./reading-tables.tsx";

const useStyles = makeStyles({ details: { display: "flex", flexDirection: "column", gap: "0.75rem" } });

/**
 * All about one file but its rows: what it is, why it failed, what was left alone, its columns, what can be written of it.
 * `isNamed`: what the file is stands beside it already.
 */
export function ReadingDetails(props: { readonly reading: IntakeReading; readonly isNamed: boolean }) {
  const styles = useStyles();
  const { reading } = props;
  const { error } = reading;
  return (
    <div className={styles.details}>
      {error === undefined ? null : (
        <ErrorNote
          words={errorText({
            code: isErrorCode(error.code) ? error.code : "defect.unexpected",
            retry: { when: "never" },
          })}
        />
      )}
      <ReadingTables reading={reading} isNamed={props.isNamed} />
      <ReadingNotes reading={reading} isNamed={props.isNamed} />
      <ReadingExports reading={reading} />
    </div>
  );
}
