import { Badge, Button, makeStyles } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { frameText } from "../../../shared/text/screens/frame-text.ts";
import { practiceStickText as text } from "../../../shared/text/screens/intake-place-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({ hands: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" } });

/** The hand that plugs the simulated stick in and pulls it out. Nothing outside practice. */
export function PracticeStick() {
  const { status, practice } = useBench();
  const isPractice = useStore(status, (view) => view?.practice !== undefined);
  const isPlugged = useStore(practice, (view) => view?.stickPlugged === true);
  const command = useCommand("practice.stick");
  const styles = useStyles();
  if (!isPractice) return null;
  return (
    <section aria-label={text.heading}>
      <div className={styles.hands}>
        <Badge appearance="outline" color="important">
          {frameText.practiceTitle}
        </Badge>
        <Button
          data-hands="plug"
          disabledFocusable={command.isRunning || isPlugged}
          onClick={() => void command.run({ plugged: true })}
        >
          {text.plug}
        </Button>
        <Button
          data-hands="pull"
          disabledFocusable={command.isRunning || !isPlugged}
          onClick={() => void command.run({ plugged: false })}
        >
          {text.pull}
        </Button>
      </div>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </section>
  );
}
