import { Button, Field, makeStyles, Select } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { benchNetworks } from "./bench-networks.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: "0.75rem" },
  network: { flexBasis: "20rem" },
  text: { margin: 0 },
});

/** The closed link: what it is for, the choice of a network, and the button that opens it. */
export function LinkClosed() {
  const { status } = useBench();
  const isPractice = useStore(status, (view) => view?.practice !== undefined);
  const [facts, setFacts] = useState<CommandOutput<"bench.facts">>();
  const [chosen, setChosen] = useState("");
  const ask = useCommand("bench.facts");
  const open = useCommand("link.open");
  const styles = useStyles();
  const { run } = ask;
  const look = useCallback(() => {
    void run({}).then((answer) => {
      if (answer.ok) setFacts(answer.value);
    });
  }, [run]);
  useEffect(look, [look]);
  const networks = facts === undefined ? [] : benchNetworks(facts, isPractice);
  const address = networks.find((network) => network.address === chosen)?.address ?? networks[0]?.address;
  const error = open.error ?? ask.error;
  return (
    <>
      <p className={styles.text}>{text.explanation}</p>
      {facts !== undefined && networks.length === 0 ? <p className={styles.text}>{text.noNetwork}</p> : null}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (address !== undefined) void open.run({ address });
        }}
      >
        <Field label={text.network} className={styles.network}>
          <Select value={address ?? ""} onChange={(_event, data) => setChosen(data.value)}>
            {networks.map((network) => (
              <option key={network.address} value={network.address}>
                {network.label}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" size="large" disabledFocusable={open.isRunning || address === undefined}>
          {open.isRunning ? text.opening : text.open}
        </Button>
        <Button appearance="subtle" disabledFocusable={ask.isRunning} onClick={look}>
          {text.lookAgain}
        </Button>
      </form>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}
