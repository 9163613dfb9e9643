import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { ActionView, UnitAction } from "../../../shared/domain/bench/unit-view.ts";
import { unitActionText } from "../../../shared/text/lists/action-text.ts";
import { say } from "../../../shared/text/say.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  opener: { fontSize: tokens.fontSizeBase300, minWidth: 0, paddingLeft: "0.75rem", paddingRight: "0.75rem" },
  menu: {
    // The browser puts a popover beside the button that opened it, also over a dialog.
    positionArea: "top span-right",
    positionTryFallbacks: "flip-inline",
    inset: "auto",
    boxSizing: "border-box",
    maxWidth: "30rem",
    maxHeight: "70vh",
    overflowY: "auto",
    margin: "0.5rem 0",
    padding: "0.75rem 1rem",
    border: `1px solid ${signal.benchTextQuiet}`,
    borderRadius: "0.5rem",
    color: signal.benchText,
    backgroundColor: signal.benchSurface,
    boxShadow: "0 4px 16px rgba(0, 0, 0, 0.3)",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
  heading: { margin: "0.75rem 0 0.25rem", fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  list: { margin: 0, paddingLeft: "1.25rem", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** The actions that are seldom meant, and those that are not possible now, each with its reason. */
export function MoreActions(props: {
  readonly rare: readonly ActionView[];
  readonly impossible: readonly ActionView[];
  readonly isRunning: boolean;
  readonly onAct: (action: UnitAction) => void;
}) {
  const { rare, impossible } = props;
  const styles = useStyles();
  const menuId = useId();
  if (rare.length + impossible.length === 0) return null;
  return (
    <>
      <Button size="large" className={styles.opener} popoverTarget={menuId} data-more-actions="">
        {text.more}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a popover is no set of form fields */}
      <div id={menuId} popover="auto" role="group" aria-label={text.moreLabel} className={styles.menu}>
        <div className={styles.buttons}>
          {rare.map(({ action }) => (
            <Button
              key={action}
              size="large"
              data-action={action}
              popoverTarget={menuId}
              popoverTargetAction="hide"
              disabledFocusable={props.isRunning}
              onClick={() => props.onAct(action)}
            >
              {unitActionText[action]}
            </Button>
          ))}
        </div>
        {impossible.length === 0 ? null : (
          <>
            <h3 className={styles.heading}>{text.notPossible}</h3>
            <ul className={styles.list}>
              {impossible.map(({ action, reason }) => (
                <li key={action} data-action={action}>
                  <strong>{unitActionText[action].replace("…", "")}</strong>
                  {reason === undefined ? null : ` · ${say(reason)}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
