import { Button, Field, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PracticeSignIn as Setting } from "../../../shared/contract/practice/control.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { practiceText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.75rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  text: { margin: 0 },
  button: { alignSelf: "flex-start" },
});

/** In practice: what the simulated tenant says to sign-ins and changes, to see what the bench makes of it. */
export function PracticeSignIn() {
  const bench = useBench();
  const isPractice = useStore(bench.status, (status) => status?.practice !== undefined);
  const command = useCommand("practice.signIn");
  const [setting, setSetting] = useState<Setting>({ outcome: "granted", role: "intuneAdministrator", mayChange: true });
  const [isSet, setIsSet] = useState(false);
  const styles = useStyles();
  if (!isPractice) return null;

  function change(part: Partial<Setting>): void {
    setSetting({ ...setting, ...part });
    setIsSet(false);
  }

  async function set(): Promise<void> {
    const result = await command.run(setting);
    setIsSet(result.ok);
  }

  return (
    <form
      className={styles.form}
      aria-label={text.signInHeading}
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <h4 className={styles.heading}>{text.signInHeading}</h4>
      <p className={styles.text}>{text.signInMeaning}</p>
      <Field label={text.signInOutcome}>
        <Choice
          value={setting.outcome}
          onChange={(_event, data) => change({ outcome: data.value as Setting["outcome"] })}
        >
          <Options names={text.signInOutcomes} />
        </Choice>
      </Field>
      <Field label={text.signInRole}>
        <Choice value={setting.role} onChange={(_event, data) => change({ role: data.value as Setting["role"] })}>
          <Options names={text.signInRoles} />
        </Choice>
      </Field>
      <Switch
        checked={setting.mayChange}
        label={text.signInChange}
        onChange={(_event, data) => change({ mayChange: data.checked })}
      />
      <Button type="submit" className={styles.button} disabledFocusable={command.isRunning}>
        {text.signInSet}
      </Button>
      <p className={styles.text} role="status">
        {isSet ? text.signInDone : ""}
      </p>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </form>
  );
}

function Options({ names }: { readonly names: Readonly<Record<string, string>> }) {
  return Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}
