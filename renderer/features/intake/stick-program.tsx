import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakePlace } from "../../../shared/contract/topics/intake.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakePlaceText as text } from "../../../shared/text/screens/intake-place-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";

const useStyles = makeStyles({ button: { marginTop: "0.25rem" } });

/** The program on a stick that reads devices: whether it is as it was left, and the button that puts it there. */
export function StickProgram({ place }: { readonly place: IntakePlace }) {
  const prepare = useCommand("stick.prepare");
  const [keptAside, setKeptAside] = useState<string>();
  const styles = useStyles();
  const { program } = place;
  const action = program === undefined ? text.program.prepare : text.program.prepareAgain;
  const isChanged = program !== undefined && program.state !== "intact";

  async function prepareStick(): Promise<void> {
    const prepared = await prepare.run({ placeId: place.placeId });
    if (prepared.ok && prepared.value.keptAside !== undefined) setKeptAside(prepared.value.keptAside);
  }

  return (
    <div data-stick-program={program?.state ?? "none"}>
      {program?.state === "intact" ? <div>{text.program.intact}</div> : null}
      {isChanged ? (
        <WarningNote
          title={text.program[program.state]}
          meaning={`${text.program.doNotRun} ${program.names.join(", ")}`}
        />
      ) : null}
      <Button
        size="small"
        className={styles.button}
        aria-label={text.program.named(action, place.name)}
        disabledFocusable={prepare.isRunning || place.state === "reading" || place.state === "pulled"}
        onClick={() => void prepareStick()}
      >
        {action}
      </Button>
      {program?.state === "intact" ? <div>{text.program.how}</div> : null}
      {keptAside === undefined ? null : (
        <WarningNote title={text.program.listLost} meaning={text.program.listKept(keptAside)} />
      )}
      {prepare.error === undefined ? null : <ErrorNote words={errorText(prepare.error)} />}
    </div>
  );
}
