import { Button } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { signInText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";

/** Says across the screen that nobody is signed in, what goes on and what waits; quiet while somebody is. */
export function SignedOutNote() {
  const bench = useBench();
  const isOut = useStore(bench.session, (view) => view?.kind === "signedOut");
  const signIn = useCommand("session.signIn");
  if (!isOut) return null;
  const meaning = signIn.error === undefined ? text.outMeaning : errorText(signIn.error).nextStep;
  return (
    <WarningNote
      title={text.outTitle}
      meaning={meaning}
      action={
        <Button disabledFocusable={signIn.isRunning} onClick={() => void signIn.run({ way: "browser" })}>
          {text.signIn}
        </Button>
      }
    />
  );
}
