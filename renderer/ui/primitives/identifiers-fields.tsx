import { Field, Input, makeStyles } from "@fluentui/react-components";
import type { CommandInput } from "../../../shared/contract/commands/index.ts";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";

type Identifiers = CommandInput<"unit.routeToIt">["identifiers"];

/** Nothing typed or scanned yet. */
export const noIdentifiers: Identifiers = { serialEnding: "", slotOrModel: "" };

const useStyles = makeStyles({ text: { margin: 0 } });

/** Two identifiers, read from the unit itself, that show the right one is meant. */
export function IdentifiersFields(props: {
  readonly identifiers: Identifiers;
  readonly onChange: (identifiers: Identifiers) => void;
}) {
  const { identifiers, onChange } = props;
  const styles = useStyles();
  return (
    <>
      <p className={styles.text}>{text.identifiersWhy}</p>
      <Field label={text.serialEnding} required>
        <Input
          size="large"
          minLength={4}
          maxLength={64}
          data-wants-scan=""
          value={identifiers.serialEnding}
          onChange={(_event, data) => onChange({ ...identifiers, serialEnding: data.value })}
        />
      </Field>
      <Field label={text.slotOrModel} required>
        <Input
          size="large"
          maxLength={128}
          value={identifiers.slotOrModel}
          onChange={(_event, data) => onChange({ ...identifiers, slotOrModel: data.value })}
        />
      </Field>
    </>
  );
}
