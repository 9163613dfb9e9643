import { Field, Input } from "@fluentui/react-components";
import { ModeField } from "./mode-field.tsx";

/** One value: what is to be done with it, and the new one where there is one to type. */
export function ValueField<Mode extends string>(props: {
  readonly label: string;
  readonly valueLabel: string;
  readonly hint?: string;
  readonly modes: readonly (readonly [Mode, string])[];
  /** Modes that need a typed value. */
  readonly typed: readonly Mode[];
  readonly value: { readonly mode: Mode; readonly value: string };
  readonly onChange: (value: { readonly mode: Mode; readonly value: string }) => void;
}) {
  const { value, onChange } = props;
  return (
    <ModeField
      label={props.label}
      modes={props.modes}
      mode={value.mode}
      onChoose={(mode) => onChange({ ...value, mode })}
    >
      {props.typed.includes(value.mode) ? (
        <Field label={props.valueLabel} {...(props.hint === undefined ? {} : { hint: props.hint })}>
          <Input
            size="large"
            maxLength={256}
            value={value.value}
            onChange={(_event, data) => onChange({ ...value, value: data.value })}
          />
        </Field>
      ) : null}
    </ModeField>
  );
}
