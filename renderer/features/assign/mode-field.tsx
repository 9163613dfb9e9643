import { Field, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
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

/** What is to be done with one value, and beside it the field that this asks for, where it asks for one. */
export function ModeField<Mode extends string>(props: {
  readonly label: string;
  /** The ways there are, each with its words. */
  readonly modes: readonly (readonly [Mode, string])[];
  readonly mode: Mode;
  readonly onChoose: (mode: Mode) => void;
  readonly children: ReactNode;
}) {
  const { modes, onChoose } = props;
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Field label={props.label}>
        <Choice
          size="large"
          value={props.mode}
          onChange={(_event, data) => {
            const chosen = modes.find(([mode]) => mode === data.value);
            if (chosen !== undefined) onChoose(chosen[0]);
          }}
        >
          {modes.map(([mode, name]) => (
            <option key={mode} value={mode}>
              {name}
            </option>
          ))}
        </Choice>
      </Field>
      {props.children}
    </div>
  );
}
