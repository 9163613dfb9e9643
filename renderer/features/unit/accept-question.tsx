import { Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";

const useStyles = makeStyles({ text: { margin: 0 } });

/** Asks for the name and the reason of whoever accepts that the report was not updated. */
export function AcceptQuestion({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const command = useCommand("unit.acceptReport");
  const styles = useStyles();
  const isComplete = name.trim().length >= 2 && reason.trim().length >= 3;

  async function confirm(): Promise<void> {
    setAsked(true);
    if (!isComplete) return;
    const result = await command.run({ unitId, name: name.trim(), reason: reason.trim() });
    if (result.ok) onClose();
  }

  return (
    <ModalForm
      title={text.acceptReport.title}
      confirm={text.acceptReport.confirm}
      cancel={text.cancel}
      isRunning={command.isRunning}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p className={styles.text}>{text.acceptReport.meaning}</p>
      <Field label={text.acceptReport.name} required>
        <Input size="large" maxLength={80} value={name} onChange={(_event, data) => setName(data.value)} />
      </Field>
      <Field
        label={text.acceptReport.why}
        required
        {...(isAsked && !isComplete ? { validationMessage: text.acceptReport.tooShort } : {})}
      >
        <Textarea size="large" maxLength={400} value={reason} onChange={(_event, data) => setReason(data.value)} />
      </Field>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </ModalForm>
  );
}
