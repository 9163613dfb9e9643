import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { practiceText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.75rem" },
  button: { alignSelf: "flex-start" },
  text: { margin: 0 },
});

/** Opens practice with a scenario, a seed and a speed. */
export function PracticeOpener() {
  const bench = useBench();
  const scenarios = useStore(bench.opening, (opening) =>
    opening.state === "open" ? opening.result.scenarios : undefined,
  );
  const practice = useStore(bench.status, (status) => status?.practice);
  const [draft, setDraft] = useState<{ scenario?: string; seed?: string; speed?: string }>({});
  const command = useCommand("practice.open");
  const styles = useStyles();
  if (scenarios === undefined || scenarios.length === 0) return null;
  const scenario = draft.scenario ?? practice?.scenario ?? scenarios[0]?.id ?? "";
  const seed = draft.seed ?? String(practice?.seed ?? 7);
  const speed = draft.speed ?? String(practice?.speed ?? 40);
  const isValid = /^\d{1,7}$/.test(seed) && Number(seed) <= 1_000_000 && Number(speed) >= 0.1 && Number(speed) <= 1000;

  async function open(): Promise<void> {
    if (!isValid) return;
    const result = await command.run({ scenario, seed: Number(seed), speed: Number(speed) });
    if (!result.ok) return;
    await bench.open();
    bench.ui.act.show("bench");
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <p className={styles.text}>{text.explanation}</p>
      <Field label={text.scenario}>
        <Choice value={scenario} onChange={(_event, data) => setDraft({ ...draft, scenario: data.value })}>
          {scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Choice>
      </Field>
      <Field label={text.seed}>
        <Input inputMode="numeric" value={seed} onChange={(_event, data) => setDraft({ ...draft, seed: data.value })} />
      </Field>
      <Field label={text.speed} {...(isValid ? {} : { validationMessage: text.wrongNumber })}>
        <Input
          inputMode="decimal"
          value={speed}
          onChange={(_event, data) => setDraft({ ...draft, speed: data.value })}
        />
      </Field>
      <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={command.isRunning}>
        {command.isRunning ? text.opening : text.open}
      </Button>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </form>
  );
}
