import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { signInText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { Accounts } from "./accounts.tsx";
import { DeviceCode } from "./device-code.tsx";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", gap: "0.75rem", alignItems: "flex-start" },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.75rem" },
});

/** Sign-in with the browser or with a code, who has signed in on this PC, and sign-out. */
export function SignIn() {
  const bench = useBench();
  const session = useStore(bench.session, (view) => view);
  const tenant = useBoard((model) => model.order.tenantName);
  const signIn = useCommand("session.signIn");
  const signOut = useCommand("session.signOut");
  const cancel = useCommand("session.cancel");
  const styles = useStyles();
  const kind = session?.kind;
  const { clear } = signIn;
  const wasKind = useRef(kind);
  useEffect(() => {
    if (kind === "signingIn") return;
    // Somebody got in, perhaps by another button: what kept them out before is no news any more.
    if (wasKind.current === "signedOut" && kind === "signedIn") clear();
    wasKind.current = kind;
  }, [kind, clear]);
  if (session === undefined) return null;
  const error = signIn.error ?? signOut.error ?? cancel.error ?? session.error;
  const number = error?.context.number;
  const { around } = session;
  return (
    <div className={styles.area} data-session={session.kind}>
      {session.kind === "signedIn" ? (
        <p className={styles.text}>{text.signedIn(session.account ?? "", tenant ?? session.tenantId ?? "")}</p>
      ) : null}
      {session.kind === "signedOut" ? <p className={styles.text}>{text.signedOut}</p> : null}
      {session.kind === "signingIn" && session.code === undefined ? (
        <p className={styles.text} role="status">
          {text.waitingBrowser}
        </p>
      ) : null}
      {session.code === undefined ? null : <DeviceCode code={session.code} />}
      <div className={styles.buttons}>
        {session.kind === "signingIn" ? (
          <Button onClick={() => void cancel.run({})}>{text.cancel}</Button>
        ) : (
          <>
            <Button
              appearance={session.kind === "signedOut" ? "primary" : "secondary"}
              disabledFocusable={signIn.isRunning}
              onClick={() => void signIn.run({ way: "browser" })}
            >
              {session.kind === "signedOut" ? text.browser : text.another}
            </Button>
            <Button disabledFocusable={signIn.isRunning} onClick={() => void signIn.run({ way: "deviceCode" })}>
              {text.deviceCode}
            </Button>
          </>
        )}
        {session.kind === "signedIn" ? (
          <Button onClick={() => void signOut.run({})}>
            {(around?.accounts.length ?? 0) > 1 ? text.signOutAll : text.signOut}
          </Button>
        ) : null}
      </div>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      {typeof number === "number" ? <p className={styles.text}>{text.number(number)}</p> : null}
      {around?.kept === "memory" ? <p className={styles.text}>{text.inMemory}</p> : null}
      {around?.clockSkewMs === undefined ? null : (
        <p className={styles.text}>{text.clockWrong(Math.round(around.clockSkewMs / 60_000))}</p>
      )}
      {around === undefined || around.accounts.length === 0 ? null : (
        <Accounts accounts={around.accounts} canForgetOne={around.accounts.length > 1 || session.kind !== "signedIn"} />
      )}
    </div>
  );
}
