import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
  text: { margin: 0, overflowWrap: "anywhere" },
  // Out of the flow, so that it takes no gap; it has to be there before it has something to tell.
  idle: { position: "absolute" },
});

/** What can be written of a file: its refused rows with their reasons, and the file itself as it was. */
export function ReadingExports({ reading }: { readonly reading: IntakeReading }) {
  const { readingId } = reading;
  const refused = useCommand("intake.exportRefused");
  const original = useCommand("intake.exportOriginal");
  const [written, setWritten] = useState("");
  const styles = useStyles();
  const error = refused.error ?? original.error;

  async function exportRefused(): Promise<void> {
    original.clear();
    const result = await refused.run({ readingId });
    setWritten(result.ok ? text.refusedWritten(result.value.rows, result.value.path) : "");
  }

  async function saveOriginal(): Promise<void> {
    refused.clear();
    const result = await original.run({ readingId });
    setWritten(result.ok ? text.originalWritten(result.value.path) : "");
  }

  if (reading.sha256 === "") return null;
  return (
    <>
      <div className={styles.buttons}>
        {reading.refused === 0 ? null : (
          <Button disabledFocusable={refused.isRunning} onClick={() => void exportRefused()}>
            {text.exportRefused}
          </Button>
        )}
        <Button disabledFocusable={original.isRunning} onClick={() => void saveOriginal()}>
          {text.saveOriginal}
        </Button>
      </div>
      <p className={written === "" ? styles.idle : styles.text} role="status">
        {written}
      </p>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}
