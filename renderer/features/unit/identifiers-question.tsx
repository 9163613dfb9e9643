import { Field, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { reworkReasonText, routeReasonText } from "../../../shared/text/lists/reason-text.ts";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { IdentifiersFields, noIdentifiers } from "../../ui/primitives/identifiers-fields.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";

type Question = "startRework" | "routeToIt";

const useStyles = makeStyles({ text: { margin: 0 }, undo: { margin: 0, fontWeight: 600 } });

/** The reasons of both questions; the key is what the bench is told. */
const reasonsOf = { startRework: reworkReasonText, routeToIt: routeReasonText } as const;

/** Asks for two identifiers and a reason before a unit leaves the normal path, and names the undo. */
export function IdentifiersQuestion(props: {
  readonly unitId: string;
  readonly question: Question;
  readonly onClose: () => void;
}) {
  const { unitId, question } = props;
  const words = text[question];
  const [identifiers, setIdentifiers] = useState(noIdentifiers);
  const [reason, setReason] = useState("");
  const rework = useCommand("unit.startRework");
  const route = useCommand("unit.routeToIt");
  const styles = useStyles();
  const error = rework.error ?? route.error;

  async function confirm(): Promise<void> {
    const result =
      question === "startRework"
        ? isKey(reworkReasonText, reason) && (await rework.run({ unitId, identifiers, reason }))
        : isKey(routeReasonText, reason) && (await route.run({ unitId, identifiers, reason }));
    if (result !== false && result.ok) props.onClose();
  }

  return (
    <ModalForm
      title={words.title}
      confirm={words.confirm}
      cancel={text.cancel}
      isRunning={rework.isRunning || route.isRunning}
      onConfirm={() => void confirm()}
      onClose={props.onClose}
    >
      <p className={styles.text}>{words.meaning}</p>
      <p className={styles.undo}>{words.undo}</p>
      <IdentifiersFields identifiers={identifiers} onChange={setIdentifiers} />
      <Field label={text.reason} required>
        <Choice size="large" value={reason} onChange={(_event, data) => setReason(data.value)}>
          <option value="">{text.choose}</option>
          {Object.entries(reasonsOf[question]).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Choice>
      </Field>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </ModalForm>
  );
}

function isKey<T extends object>(list: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(list, key);
}
