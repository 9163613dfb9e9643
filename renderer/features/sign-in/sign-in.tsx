import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { errorText, errorTexts, isErrorCode } from "../../../shared/text/errors/error-text.ts";
import { signInText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { FactList } from "../../ui/primitives/fact-list.tsx";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", gap: "0.75rem", alignItems: "flex-start" },
  text: { margin: 0 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    whiteSpace: "nowrap",
    fontWeight: 700,
    letterSpacing: "0.05em",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.75rem" },
});

/** Sign-in with the browser or with a code, and sign-out. */
export function SignIn() {
  const bench = useBench();
  const session = useStore(bench.session, (view) => view);
  const signIn = useCommand("session.signIn");
  const signOut = useCommand("session.signOut");
  const cancel = useCommand("session.cancel");
  const styles = useStyles();
  if (session === undefined) return null;
  const error = signIn.error ?? signOut.error ?? cancel.error;
  const lastCode = session.errorCode ?? "";
  const last = session.kind === "signedOut" && isErrorCode(lastCode) ? errorTexts[lastCode] : undefined;
  return (
    <div className={styles.area} data-session={session.kind}>
      {session.kind === "signedIn" ? <p className={styles.text}>{text.signedIn(session.account ?? "")}</p> : null}
      {session.kind === "signedOut" ? <p className={styles.text}>{text.signedOut}</p> : null}
      {session.kind === "signingIn" && session.userCode === undefined ? (
        <p className={styles.text} role="status">
          {text.waitingBrowser}
        </p>
      ) : null}
      {session.userCode === undefined ? null : (
        <div role="status">
          <p className={styles.text}>{text.waitingCode}</p>
          <FactList
            facts={[
              [text.address, session.address ?? ""],
              [
                text.code,
                <strong key="code" className={styles.code}>
                  {session.userCode}
                </strong>,
              ],
            ]}
          />
          {session.expiresAt === undefined ? null : (
            <p className={styles.text}>{text.codeExpires(formatClock(session.expiresAt))}</p>
          )}
        </div>
      )}
      <div className={styles.buttons}>
        {session.kind === "signedOut" ? (
          <>
            <Button
              appearance="primary"
              disabledFocusable={signIn.isRunning}
              onClick={() => void signIn.run({ way: "browser" })}
            >
              {text.browser}
            </Button>
            <Button disabledFocusable={signIn.isRunning} onClick={() => void signIn.run({ way: "deviceCode" })}>
              {text.deviceCode}
            </Button>
          </>
        ) : null}
        {session.kind === "signingIn" ? <Button onClick={() => void cancel.run({})}>{text.cancel}</Button> : null}
        {session.kind === "signedIn" ? <Button onClick={() => void signOut.run({})}>{text.signOut}</Button> : null}
      </div>
      {last === undefined || error !== undefined ? null : <ErrorNote words={last} />}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </div>
  );
}
