import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleHintRegular, DismissCircleFilled, type FluentIcon } from "@fluentui/react-icons";
import type { ClearingView } from "../../../shared/domain/clearing/past-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { clearingWayText, recordPlaceText } from "../../../shared/text/lists/clearing-text.ts";
import { clearingEndText, stepText, pastScreenText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "0.5rem" },
  step: { display: "flex", gap: "0.75rem", overflowWrap: "anywhere" },
  mark: { display: "inline-flex", flexShrink: 0, fontSize: "1.25rem", color: signal.benchTextQuiet },
  done: { color: signal.well },
  refused: { color: signal.stopLine },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  strong: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
});

/** The clearing under way with each step, since when and until when; or how the last one ended. */
export function ClearingProgress({ unitId, clearing }: { readonly unitId: string; readonly clearing: ClearingView }) {
  const styles = useStyles();
  const resume = useCommand("past.resume");
  const giveUp = useCommand("past.giveUp");
  const current = clearing.steps.findIndex(({ state }) => state !== "done");
  const error = resume.error ?? giveUp.error;
  const { title, undo } = clearingWayText[clearing.way];
  return (
    <Card title={`${clearing.isOpen ? text.progress : text.ended}: ${title}`}>
      <ul className={styles.list} data-clearing={clearing.isOpen ? "open" : "ended"}>
        {clearing.steps.map((step, index) => (
          <li key={`${step.action}:${step.record.id}`} className={styles.step} data-state={step.state}>
            <StepMark state={step.state} />
            <div>
              <p className={index === current ? styles.strong : styles.words}>
                {stepText(step, index === current, clearing)}
              </p>
              <p className={styles.quiet}>
                {recordPlaceText[step.record.place]} · {step.record.name || step.record.serialNumber}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.words} role="status">
        {clearing.isLate && clearing.lateAt !== undefined ? text.late(clearing.lateAt) : ""}
        {clearing.proofAt === undefined ? "" : text.proof(clearing.proofAt)}
        {clearingEndText(clearing)}
      </p>
      {clearing.isOpen ? (
        <div className={styles.buttons}>
          {clearing.isHeldUp ? (
            <Button
              appearance="primary"
              disabledFocusable={resume.isRunning}
              onClick={() => void resume.run({ unitId })}
            >
              {text.resume}
            </Button>
          ) : null}
          <Button disabledFocusable={giveUp.isRunning} onClick={() => void giveUp.run({ unitId })}>
            {text.giveUp}
          </Button>
          <p className={styles.quiet}>{text.giveUpMeaning}</p>
        </div>
      ) : (
        <p className={styles.quiet}>
          {text.undo}: {undo}
        </p>
      )}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </Card>
  );
}

const marks: Readonly<Partial<Record<ClearingView["steps"][number]["state"], FluentIcon>>> = {
  done: CheckmarkCircleFilled,
  refused: DismissCircleFilled,
};

function StepMark({ state }: { readonly state: ClearingView["steps"][number]["state"] }) {
  const styles = useStyles();
  const Mark = marks[state] ?? CircleHintRegular;
  const colour = state === "done" ? styles.done : state === "refused" ? styles.refused : "";
  return (
    <span className={`${styles.mark} ${colour}`} aria-hidden="true">
      <Mark />
    </span>
  );
}
