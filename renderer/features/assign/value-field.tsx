import { Field, Input, makeStyles } from "@fluentui/react-components";
import { Choice } from "../../ui/primitives/choice.tsx";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "14rem minmax(0, 1fr)",
    gap: "0.75rem",
    alignItems: "start",
    "@media (max-width: 40rem)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

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
  const { value, modes, onChange } = props;
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Field label={props.label}>
        <Choice
          size="large"
          value={value.mode}
          onChange={(_event, data) => {
            const chosen = modes.find(([mode]) => mode === data.value);
            if (chosen !== undefined) onChange({ ...value, mode: chosen[0] });
          }}
        >
          {modes.map(([mode, name]) => (
            <option key={mode} value={mode}>
              {name}
            </option>
          ))}
        </Choice>
      </Field>
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
    </div>
  );
}
