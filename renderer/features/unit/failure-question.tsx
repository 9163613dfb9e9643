import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { errorMeaning } from "../../../shared/text/lists/error-catalogue.ts";
import { screenErrorCode } from "../../../shared/text/lists/screen-error-code.ts";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { reportOfConfirmation } from "../../state/report-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";

const useStyles = makeStyles({ text: { margin: 0 } });

/** Asks which code the error screen shows. */
export function FailureQuestion(props: {
  readonly unitId: string;
  readonly serialNumber: string;
  readonly onClose: () => void;
}) {
  const { unitId, serialNumber, onClose } = props;
  const { ui } = useBench();
  const [code, setCode] = useState("");
  const command = useCommand("unit.confirm");
  const styles = useStyles();
  const errorCode = screenErrorCode(code);
  const isCode = errorCode !== undefined;
  const meaning = errorMeaning(errorCode ?? "");

  async function confirm(): Promise<void> {
    if (errorCode === undefined) return;
    const result = await command.run({ unitId, what: "failure", errorCode });
    if (!result.ok) return;
    ui.act.report(reportOfConfirmation("failure", serialNumber));
    onClose();
  }

  return (
    <ModalForm
      title={text.failure.title}
      confirm={text.failure.confirm}
      cancel={text.cancel}
      isRunning={command.isRunning}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p className={styles.text}>{text.failure.meaning}</p>
      <Field
        label={text.failure.code}
        {...(isCode ? {} : { validationMessage: text.failure.wrongCode })}
        {...(meaning === "" ? {} : { hint: meaning })}
      >
        <Input size="large" data-wants-scan="" value={code} onChange={(_event, data) => setCode(data.value)} />
      </Field>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </ModalForm>
  );
}
