import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import {
  tenantScreenText,
  assignPartText as text,
  waitSentences,
} from "../../../shared/text/screens/assign-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: "0.25rem",
    marginBottom: "0.75rem",
    padding: "0.75rem 1rem",
    border: `1px solid ${signal.benchLine}`,
    borderRadius: "0.5rem",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem", marginTop: "0.25rem" },
  look: { backgroundColor: signal.lookFill },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  line: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
});

/** What a registered unit waits for: a change of its values, and why it has no profile yet. */
export function RegistrationWait(props: { readonly unitId: string; readonly registration: UnitView["registration"] }) {
  const { change, wait } = props.registration;
  return (
    <>
      {change === undefined ? null : <Change unitId={props.unitId} change={change} />}
      {wait === undefined || change !== undefined ? null : <Wait wait={wait} />}
    </>
  );
}

function Change(props: { readonly unitId: string; readonly change: NonNullable<UnitView["registration"]["change"]> }) {
  const { unitId, change } = props;
  const { changeId, state } = change;
  const { run, isRunning, error } = useCommand("assign.decide");
  const styles = useStyles();
  const isToDecide = state === "needsDecision";
  const decide = (decision: "again" | "leave") => void run({ changeId, decision, unitId });
  return (
    <section className={mergeClasses(styles.part, isToDecide && styles.look)} aria-label={text.change}>
      <h3 className={styles.title}>
        {text.change} {text.since(change.since)}
      </h3>
      <p className={styles.line}>{text.changeStates[state]}</p>
      {isToDecide ? (
        <div className={styles.buttons}>
          <Button disabledFocusable={isRunning} onClick={() => decide("again")}>
            {tenantScreenText.again}
          </Button>
          <Button disabledFocusable={isRunning} onClick={() => decide("leave")}>
            {tenantScreenText.leave}
          </Button>
        </div>
      ) : null}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </section>
  );
}

function Wait({ wait }: { readonly wait: NonNullable<UnitView["registration"]["wait"]> }) {
  const { clock } = useBench();
  const isLate = useStore(clock, (now) => now >= wait.lateAt);
  const times = useStore(clock, (now) => waitSentences(wait, now).times);
  const { meaning, next } = waitSentences(wait, wait.since);
  const styles = useStyles();
  return (
    <section className={mergeClasses(styles.part, (!wait.passes || isLate) && styles.look)} aria-label={text.wait}>
      <h3 className={styles.title}>
        {text.wait} {text.since(wait.since)}
      </h3>
      <p className={styles.line}>{meaning}</p>
      {times === "" ? null : <p className={styles.line}>{times}</p>}
      <p className={styles.line}>{next}</p>
    </section>
  );
}
