import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeView } from "../../../shared/contract/topics/intake.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakeWaitingText as text } from "../../../shared/text/screens/intake-waiting-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

/** A bench-full, unless somebody wants another number. */
const usual = 50;

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: "0.75rem" },
  count: { width: "7rem" },
});

/** Brings the rows that have waited longest, as many as are asked for and there is room for. */
export function BringNext(props: {
  readonly waiting: IntakeView["waiting"];
  readonly onBrought: (rows: number) => void;
}) {
  const { rows, room, mostUnits } = props.waiting;
  const [wanted, setWanted] = useState(String(usual));
  const command = useCommand("intake.bringNext");
  const styles = useStyles();
  const count = Math.min(Number(wanted), rows, room);
  const isPossible = Number.isInteger(count) && count > 0 && !command.isRunning;

  async function bring(): Promise<void> {
    const result = await command.run({ count });
    if (result.ok) props.onBrought(result.value.brought);
  }

  return (
    <>
      <div className={styles.row}>
        <Field label={text.howMany} className={styles.count}>
          <Input
            type="number"
            min={1}
            max={mostUnits}
            value={wanted}
            onChange={(_event, { value }) => setWanted(value)}
          />
        </Field>
        <Button disabledFocusable={!isPossible} onClick={() => void bring()}>
          {text.bringNext}
        </Button>
      </div>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </>
  );
}
