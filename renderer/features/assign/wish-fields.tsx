import { makeStyles } from "@fluentui/react-components";
import { assignmentFieldText } from "../../../shared/text/lists/assignment-text.ts";
import { assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { GroupField } from "./group-field.tsx";
import { ValueField } from "./value-field.tsx";
import type { WishState } from "./wish-state.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "0.875rem", margin: 0, padding: 0, border: "none" },
  legend: { padding: 0, marginBottom: "0.5rem", fontWeight: 600 },
});

/** What is to change: each value by itself, and every one stays unless somebody says otherwise. */
export function WishFields(props: {
  readonly wish: WishState;
  /** For one unit no rule is offered, and no file is asked. */
  readonly isOne: boolean;
  readonly onChange: (wish: WishState) => void;
}) {
  const { wish, isOne, onChange } = props;
  const styles = useStyles();
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>{text.what}</legend>
      <ValueField
        label={assignmentFieldText.groupTag}
        valueLabel={text.value.groupTag}
        modes={[
          ["keep", text.keep],
          ["set", text.set],
        ]}
        value={wish.tag}
        typed={["set"]}
        onChange={(tag) => onChange({ ...wish, tag })}
      />
      <ValueField
        label={assignmentFieldText.displayName}
        valueLabel={wish.name.mode === "rule" ? text.value.rule : text.value.displayName}
        {...(wish.name.mode === "rule" ? { hint: text.ruleHint } : {})}
        modes={[
          ["keep", text.keep],
          ["set", text.set],
          ...(isOne ? [] : [["rule", text.byRule] as const]),
          ["none", text.takeAway],
        ]}
        value={wish.name}
        typed={["set", "rule"]}
        onChange={(name) => onChange({ ...wish, name })}
      />
      <ValueField
        label={assignmentFieldText.user}
        valueLabel={text.value.user}
        modes={[
          ["keep", text.keep],
          ["set", text.set],
          ...(isOne ? [] : [["listed", text.asListed] as const]),
          ["none", text.takeAway],
        ]}
        value={wish.user}
        typed={["set"]}
        onChange={(user) => onChange({ ...wish, user })}
      />
      <GroupField group={wish.group} onChange={(group) => onChange({ ...wish, group })} />
    </fieldset>
  );
}
