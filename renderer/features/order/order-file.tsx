import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { orderFileText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { FileButton } from "../../ui/primitives/file-button.tsx";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", gap: "0.75rem", alignItems: "flex-start" },
  text: { margin: 0 },
});

/** The most text an order file may hold; the bench refuses more. */
const longestText = 65_536;

/** Opens an order from a file. */
export function OrderFile() {
  const bench = useBench();
  const command = useCommand("order.openFile");
  const [tooLarge, setTooLarge] = useState<AppError>();
  const styles = useStyles();
  const error = tooLarge ?? command.error;

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setTooLarge(file.size > longestText ? appError("invalid", "intake.tooLarge") : undefined);
    if (file.size > longestText) return;
    const result = await command.run({ fileName: file.name, text: await file.text() });
    if (!result.ok) return;
    await bench.open();
    bench.ui.act.show("bench");
  }

  return (
    <div className={styles.area}>
      <p className={styles.text}>{text.explanation}</p>
      <FileButton
        label={text.choose}
        accept=".json,.reseal"
        isBusy={command.isRunning}
        onFiles={(files) => void open(files[0])}
      />
      {error === undefined ? null : (
        <ErrorNote
          words={tooLarge === undefined ? errorText(error) : { ...errorText(error), meaning: text.tooLarge }}
        />
      )}
    </div>
  );
}
