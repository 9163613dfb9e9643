import { Field, Input, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import type { ChoiceState } from "./wish-state.ts";

const modes = ["order", "serials", "tag"] as const;

/** Which devices are meant: units of the order, or registrations of the tenant. */
export function ChoiceFields(props: {
  readonly choice: ChoiceState;
  readonly onChange: (choice: ChoiceState) => void;
}) {
  const { choice, onChange } = props;
  return (
    <>
      <Field label={text.which}>
        <RadioGroup
          value={choice.mode}
          onChange={(_event, data) =>
            onChange({ ...choice, mode: modes.find((mode) => mode === data.value) ?? choice.mode })
          }
        >
          {modes.map((mode) => (
            <Radio key={mode} value={mode} label={text.choices[mode]} />
          ))}
        </RadioGroup>
      </Field>
      {choice.mode === "serials" ? (
        <Field label={text.serials} required>
          <Textarea
            size="large"
            rows={5}
            value={choice.serials}
            data-wants-scan=""
            onChange={(_event, data) => onChange({ ...choice, serials: data.value })}
          />
        </Field>
      ) : null}
      {choice.mode === "tag" ? (
        <Field label={text.tag}>
          <Input
            size="large"
            maxLength={512}
            value={choice.tag}
            onChange={(_event, data) => onChange({ ...choice, tag: data.value })}
          />
        </Field>
      ) : null}
    </>
  );
}
