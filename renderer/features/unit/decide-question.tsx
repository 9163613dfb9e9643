import { Field, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { IdentifiersFields, noIdentifiers } from "../../ui/primitives/identifiers-fields.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";
import { serialChoices } from "./serial-choices.ts";

const useStyles = makeStyles({ text: { margin: 0 }, undo: { margin: 0, fontWeight: 600 } });
const words = text.decideIdentity;

/** Asks which of the serial numbers that differ is the unit's, and for two identifiers. */
export function DecideQuestion(props: {
  readonly unitId: string;
  readonly serials: UnitView["identity"]["serials"];
  readonly onClose: () => void;
}) {
  const [serialNumber, setSerialNumber] = useState("");
  const [identifiers, setIdentifiers] = useState(noIdentifiers);
  const [isAsked, setAsked] = useState(false);
  const command = useCommand("unit.decideIdentity");
  const styles = useStyles();
  const choices = serialChoices(props.serials);
  const chosen = choices.find((choice) => choice.serialNumber === serialNumber);

  async function confirm(): Promise<void> {
    setAsked(true);
    if (chosen === undefined) return;
    const result = await command.run({ unitId: props.unitId, serialNumber, identifiers });
    if (result.ok) props.onClose();
  }

  return (
    <ModalForm
      title={words.title}
      confirm={words.confirm}
      cancel={text.cancel}
      isRunning={command.isRunning}
      onConfirm={() => void confirm()}
      onClose={props.onClose}
    >
      <p className={styles.text}>{words.meaning}</p>
      <p className={styles.undo}>{words.undo}</p>
      <Field
        label={words.serials}
        required
        {...(isAsked && chosen === undefined ? { validationMessage: words.choose } : {})}
      >
        <RadioGroup value={serialNumber} onChange={(_event, data) => setSerialNumber(data.value)}>
          {choices.map((choice) => (
            <Radio
              key={choice.serialNumber}
              value={choice.serialNumber}
              label={`${choice.serialNumber} · ${words.namedBy(choice.sources.map((source) => words.sources[source]))}`}
            />
          ))}
        </RadioGroup>
      </Field>
      {chosen === undefined || chosen.sources.includes("hash") ? null : (
        <p className={styles.text}>{words.notTheHash}</p>
      )}
      <IdentifiersFields identifiers={identifiers} onChange={setIdentifiers} />
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </ModalForm>
  );
}
