import { Button, makeStyles } from "@fluentui/react-components";
import type { ChangeSetView } from "../../../shared/contract/assign/view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { tenantScreenText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { useTakeBack } from "../../state/use-take-back.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({ buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" } });

/** What can be done about a change: look at its values, take it back, and decide about values that were not taken. */
export function ChangeButtons(props: {
  readonly set: ChangeSetView;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}) {
  const { set, isShown } = props;
  const { changeId } = set;
  const undo = useTakeBack();
  const decide = useCommand("assign.decide");
  const styles = useStyles();
  const isRunning = undo.isRunning || decide.isRunning;
  const error = undo.error ?? decide.error;

  async function takeBack(): Promise<void> {
    decide.clear();
    await undo.run(changeId);
  }

  async function decideOn(decision: "again" | "leave"): Promise<void> {
    undo.clear();
    await decide.run({ changeId, decision });
  }

  return (
    <>
      <div className={styles.buttons}>
        <Button aria-expanded={isShown} onClick={() => props.onShow(!isShown)}>
          {isShown ? text.hide : text.show}
        </Button>
        {set.canUndo ? (
          <Button disabledFocusable={isRunning} onClick={() => void takeBack()}>
            {text.undo}
          </Button>
        ) : null}
        {set.counts.failed === 0 ? null : (
          <>
            <Button disabledFocusable={isRunning} onClick={() => void decideOn("again")}>
              {text.again}
            </Button>
            <Button disabledFocusable={isRunning} onClick={() => void decideOn("leave")}>
              {text.leave}
            </Button>
          </>
        )}
      </div>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}
