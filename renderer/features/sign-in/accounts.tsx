import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { KnownAccountView } from "../../../shared/contract/topics/session.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { signInText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  list: { margin: 0, padding: 0, listStyleType: "none", width: "100%" },
  account: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "0.25rem 1rem",
    padding: "0.5rem 0",
    borderTop: `1px solid ${signal.benchLine}`,
  },
  quiet: { color: signal.benchTextQuiet, fontSize: tokens.fontSizeBase200, display: "block" },
  buttons: { display: "flex", gap: "0.5rem" },
});

/** Who has signed in on this PC: which of them works here, and who can. */
export function Accounts(props: {
  readonly accounts: readonly KnownAccountView[];
  /** Off where signing out altogether does the same. */
  readonly canForgetOne: boolean;
}) {
  const choose = useCommand("session.choose");
  const signOut = useCommand("session.signOut");
  const styles = useStyles();
  const error = choose.error ?? signOut.error;
  return (
    <>
      <h4 className={styles.heading}>{text.accounts}</h4>
      <ul className={styles.list} aria-label={text.accounts}>
        {props.accounts.map(({ id, displayName, hint, fits, isChosen }) => (
          <li key={id} className={styles.account} data-account={displayName}>
            <span>
              <strong>{displayName}</strong>
              {isChosen ? `, ${text.works}` : null}
              <span className={styles.quiet}>{fits ? hint : `${hint} · ${text.otherTenant}`}</span>
            </span>
            <span className={styles.buttons}>
              {fits && !isChosen ? (
                <Button
                  size="small"
                  disabledFocusable={choose.isRunning}
                  aria-label={text.workAs(displayName)}
                  onClick={() => void choose.run({ accountId: id })}
                >
                  {text.use}
                </Button>
              ) : null}
              {props.canForgetOne ? (
                <Button
                  size="small"
                  disabledFocusable={signOut.isRunning}
                  aria-label={text.forgetAccount(displayName)}
                  onClick={() => void signOut.run({ accountId: id })}
                >
                  {text.forget}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}
