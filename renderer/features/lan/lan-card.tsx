import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { LanView } from "../../../shared/contract/lan/view.ts";
import { lanText as text } from "../../../shared/text/screens/lan-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { LanForm } from "./lan-form.tsx";
import { LanTargets } from "./lan-targets.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
});

/** Devices on the network, on Intake: the form that asks for them, and what came of each. */
export function LanCard() {
  const { lan } = useBench();
  const view = useStore(lan, (value) => value);
  const [isOpen, setOpen] = useState(false);
  const forget = useCommand("lan.forget");
  const styles = useStyles();
  if (view === undefined) return null;
  const { isTrying, targets, logons } = view;
  return (
    <Card title={text.title}>
      <p className={styles.line}>{text.meaning}</p>
      <div className={styles.buttons}>
        <Button size="large" disabledFocusable={isTrying} onClick={() => setOpen(true)}>
          {text.open}
        </Button>
        {logons === 0 ? null : (
          <Button size="large" disabledFocusable={forget.isRunning} onClick={() => void forget.run({})}>
            {text.forget}
          </Button>
        )}
      </div>
      {logons === 0 ? null : <p className={styles.line}>{text.logons(logons)}</p>}
      {targets.length === 0 ? null : (
        <>
          <p className={styles.line} role="status">
            {progressOf(view)}
          </p>
          <LanTargets targets={targets} />
        </>
      )}
      {isOpen ? <LanForm onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function progressOf({ isTrying, targets }: LanView): string {
  const count = (...states: readonly LanView["targets"][number]["state"][]): number =>
    targets.filter(({ state }) => states.includes(state)).length;
  return isTrying
    ? text.trying(count("reached", "refused"), targets.length)
    : text.tried(count("reached"), targets.length);
}
