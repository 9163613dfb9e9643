import { Button } from "@fluentui/react-components";
import { practiceStickText as text } from "../../../shared/text/screens/intake-place-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { PracticeHands } from "./practice-hands.tsx";

/** The hand that plugs the simulated stick in and pulls it out. Nothing outside practice. */
export function PracticeStick() {
  const { practice } = useBench();
  const isPlugged = useStore(practice, (view) => view?.stickPlugged === true);
  const command = useCommand("practice.stick");
  return (
    <PracticeHands label={text.heading} error={command.error}>
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
    </PracticeHands>
  );
}
