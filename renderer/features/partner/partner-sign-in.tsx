import { Button, makeStyles } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { CopyText } from "../../ui/primitives/copy-text.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
});

/** Signs in to the partner's tenant for Partner Center, which takes no token of the customer's. */
export function PartnerSignIn({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { session } = useBench();
  const state = useStore(session, (view) => view);
  const ask = useCommand("session.ask");
  const cancel = useCommand("session.cancel");
  const styles = useStyles();

  async function signIn(way: "browser" | "deviceCode"): Promise<void> {
    const asked = await ask.run({ permission: "partnerCenter", way });
    if (asked.ok) onSignedIn();
  }

  if (ask.isRunning)
    return (
      <div role="status">
        {state?.code === undefined ? (
          <p className={styles.line}>{text.waitingBrowser}</p>
        ) : (
          <p className={styles.line}>
            {text.typeCode(state.code.address)} <CopyText text={state.code.userCode} label={text.copyCode} />
          </p>
        )}
        <Button onClick={() => void cancel.run({})}>{text.giveUp}</Button>
      </div>
    );
  return (
    <>
      {ask.error === undefined ? null : <ErrorNote words={errorText(ask.error)} />}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => void signIn("browser")}>
          {text.signIn}
        </Button>
        <Button onClick={() => void signIn("deviceCode")}>{text.withCode}</Button>
      </div>
    </>
  );
}
