import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { PreviewView } from "../../../shared/contract/assign/view.ts";
import type { CommandInput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { IdentifiersFields, noIdentifiers } from "../../ui/primitives/identifiers-fields.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.875rem" },
  line: { margin: 0 },
  button: { alignSelf: "flex-start" },
});

/** Says yes to exactly what the dry run showed: one unit by two identifiers, several devices by order number and their number. */
export function ApprovalForm(props: {
  readonly preview: PreviewView;
  readonly isOne: boolean;
  readonly onDone: (devices: number) => void;
}) {
  const { preview, isOne } = props;
  const [identifiers, setIdentifiers] = useState(noIdentifiers);
  const [orderNumber, setOrderNumber] = useState("");
  const [devices, setDevices] = useState("");
  const apply = useCommand("assign.apply");
  const styles = useStyles();
  const count = preview.totals.change;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const approval: CommandInput<"assign.apply">["approval"] = isOne
      ? { kind: "identifiers", identifiers }
      : { kind: "typed", orderNumber, devices: Number(devices) };
    const answer = await apply.run({ previewId: preview.previewId, approval });
    if (answer.ok) props.onDone(count);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} aria-label={text.approve(count)}>
      <p className={styles.line}>{text.undo}</p>
      {isOne ? (
        <IdentifiersFields identifiers={identifiers} onChange={setIdentifiers} />
      ) : (
        <>
          <Field label={text.orderNumber} required>
            <Input
              size="large"
              maxLength={64}
              value={orderNumber}
              onChange={(_event, data) => setOrderNumber(data.value)}
            />
          </Field>
          <Field label={text.devices} required>
            <Input
              size="large"
              type="number"
              min={1}
              max={1000}
              value={devices}
              onChange={(_event, data) => setDevices(data.value)}
            />
          </Field>
        </>
      )}
      {apply.error === undefined ? null : <ErrorNote words={errorText(apply.error)} />}
      <Button
        type="submit"
        size="large"
        appearance="primary"
        className={styles.button}
        disabledFocusable={apply.isRunning}
      >
        {text.approve(count)}
      </Button>
    </form>
  );
}
