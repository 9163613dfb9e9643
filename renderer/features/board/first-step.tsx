import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { collectDevices } from "../../state/bench-tasks.ts";
import { useTask } from "../../state/use-task.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "1rem",
    padding: "1.25rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
  },
  words: { flexGrow: 1, flexBasis: "24rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: 600 },
  text: { margin: "0.25rem 0 0", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** The one obvious next step of an order without units: collect what lies on the bench. */
export function FirstStep() {
  const { ui } = useBench();
  const isEmpty = useBoard((model) => model.counts.units === 0);
  const collect = useTask(collectDevices);
  const styles = useStyles();
  if (isEmpty !== true) return null;

  return (
    <section className={styles.card} aria-labelledby="first-step">
      <div className={styles.words}>
        <h2 id="first-step" className={styles.heading}>
          {text.collectTitle}
        </h2>
        <p className={styles.text}>{text.collectText}</p>
      </div>
      <Button
        appearance="primary"
        size="large"
        disabledFocusable={collect.isRunning}
        onClick={() => void collect.run()}
      >
        {collect.isRunning ? text.collecting : text.collect}
      </Button>
      <Button size="large" onClick={() => ui.act.show("intake")}>
        {text.orIntake}
      </Button>
      {collect.error === undefined ? null : <ErrorNote words={errorText(collect.error)} />}
    </section>
  );
}
