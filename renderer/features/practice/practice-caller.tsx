import { Badge, Button, makeStyles } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { frameText } from "../../../shared/text/screens/frame-text.ts";
import { practiceCallerText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({ hands: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" } });

/** The hand that runs the bench link's line on the next simulated device. Nothing outside practice. */
export function PracticeCaller() {
  const { status } = useBench();
  const isPractice = useStore(status, (view) => view?.practice !== undefined);
  const command = useCommand("practice.callIn");
  const styles = useStyles();
  if (!isPractice) return null;
  return (
    <section aria-label={text.heading}>
      <div className={styles.hands}>
        <Badge appearance="outline" color="important">
          {frameText.practiceTitle}
        </Badge>
        <Button data-hands="callIn" disabledFocusable={command.isRunning} onClick={() => void command.run({})}>
          {text.call}
        </Button>
      </div>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </section>
  );
}
