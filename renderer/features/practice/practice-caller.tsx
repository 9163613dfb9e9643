import { Button } from "@fluentui/react-components";
import { practiceCallerText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { PracticeHands } from "./practice-hands.tsx";

/** The hand that runs the bench link's line on the next simulated device. Nothing outside practice. */
export function PracticeCaller() {
  const command = useCommand("practice.callIn");
  return (
    <PracticeHands label={text.heading} error={command.error}>
      <Button data-hands="callIn" disabledFocusable={command.isRunning} onClick={() => void command.run({})}>
        {text.call}
      </Button>
    </PracticeHands>
  );
}
