import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ActionView, UnitAction } from "../../../shared/domain/bench/unit-view.ts";
import { unitActionText } from "../../../shared/text/lists/action-text.ts";
import { say } from "../../../shared/text/say.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  foot: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    padding: "0.75rem 1.75rem",
    borderTop: `1px solid ${signal.benchLine}`,
    // Where the panel is too low for everything, the actions stay in reach.
    position: "sticky",
    bottom: 0,
    backgroundColor: signal.benchSurface,
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.625rem" },
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  list: { margin: "0.375rem 0 0", paddingLeft: "1.25rem", maxHeight: "9rem", overflowY: "auto" },
});

/** What a person can do with this unit, the most likely first; what cannot be done stays below and says why. */
export function UnitActions(props: {
  readonly actions: readonly ActionView[];
  readonly isRunning: boolean;
  readonly onAct: (action: UnitAction) => void;
}) {
  const styles = useStyles();
  const available = props.actions.filter((action) => action.available);
  const others = props.actions.filter((action) => !action.available);
  return (
    <section className={styles.foot} aria-label={text.actions}>
      <div className={styles.row}>
        {available.length === 0 ? <span>{text.noActions}</span> : null}
        {available.map(({ action }, index) => (
          <Button
            key={action}
            size="large"
            data-action={action}
            appearance={index === 0 ? "primary" : "secondary"}
            disabledFocusable={props.isRunning}
            onClick={() => props.onAct(action)}
          >
            {unitActionText[action]}
          </Button>
        ))}
      </div>
      {others.length === 0 ? (
        <span className={styles.summary}>{text.orScan}</span>
      ) : (
        <details>
          <summary className={styles.summary}>
            {text.notPossible(others.length)} · {text.orScan}
          </summary>
          <ul className={styles.list}>
            {others.map(({ action, reason }) => (
              <li key={action} data-action={action}>
                <strong>{unitActionText[action].replace("…", "")}</strong>
                {reason === undefined ? null : ` · ${say(reason)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
