import { Button } from "@fluentui/react-components";
import type { SessionView } from "../../../shared/contract/topics/session.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { signInText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";

/** Says across the screen that nobody is signed in and why, what goes on and what waits; quiet while somebody is. */
export function SignedOutNote() {
  const bench = useBench();
  const session = useStore(bench.session, (view) => view);
  return session?.kind === "signedOut" ? <Note reason={session.error} /> : null;
}

/** There as long as nobody is signed in: what an earlier sign-in came to is forgotten with it. */
function Note({ reason }: { readonly reason: SessionView["error"] }) {
  const signIn = useCommand("session.signIn");
  const error = reason ?? signIn.error;
  const words = error === undefined ? undefined : errorText(error);
  const number = error?.context.number;
  const said = typeof number === "number" ? [`${text.number(number)}.`] : [];
  return (
    <WarningNote
      title={words?.title ?? text.outTitle}
      meaning={words === undefined ? text.outMeaning : [words.meaning, words.nextStep, ...said].join(" ")}
      action={
        <Button disabledFocusable={signIn.isRunning} onClick={() => void signIn.run({ way: "browser" })}>
          {text.signIn}
        </Button>
      }
    />
  );
}
