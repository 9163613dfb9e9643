import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { CommandInput, CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { leftOutText, intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { intakeWaitingText as waitingText } from "../../../shared/text/screens/intake-waiting-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
  text: { margin: 0, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: "1.25rem", overflowWrap: "anywhere" },
});

/** Writes this order's units as the files that Intune and Partner Center import; names those that could not be written. */
export function ImportFiles() {
  const command = useCommand("intake.exportFiles");
  const [written, setWritten] = useState<CommandOutput<"intake.exportFiles">>();
  const styles = useStyles();

  async function write(form: CommandInput<"intake.exportFiles">["form"]): Promise<void> {
    const result = await command.run({ form });
    setWritten(result.ok ? result.value : undefined);
  }

  return (
    <Card title={text.writing}>
      <div className={styles.buttons}>
        <Button disabledFocusable={command.isRunning} onClick={() => void write("intune")}>
          {text.writeIntune}
        </Button>
        <Button disabledFocusable={command.isRunning} onClick={() => void write("partnerCenter")}>
          {text.writePartnerCenter}
        </Button>
      </div>
      <div role="status">
        {written === undefined ? null : (
          <>
            <p className={styles.text}>{text.written(written.rows, written.paths.length)}</p>
            <ul className={styles.list}>
              {written.paths.map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
            {written.waiting === 0 ? null : <p className={styles.text}>{waitingText.notInFiles(written.waiting)}</p>}
            {written.leftOut.length === 0 ? null : (
              <>
                <p className={styles.text}>{text.leftOut(written.leftOut.length)}</p>
                <ul className={styles.list}>
                  {written.leftOut.map(({ unitId, serialNumber, reason }) => (
                    <li key={unitId}>
                      {serialNumber || text.noSerial} {named(leftOutText, reason)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </Card>
  );
}
