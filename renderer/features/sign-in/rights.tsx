import { Button, makeStyles } from "@fluentui/react-components";
import type { RightView } from "../../../shared/contract/topics/session.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { permissionText, rightLines } from "../../../shared/text/screens/right-lines.ts";
import { rightsText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { CheckList } from "../../ui/primitives/check-list.tsx";
import { CopyText } from "../../ui/primitives/copy-text.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  text: { margin: 0 },
  action: { alignSelf: "flex-start", marginTop: "0.25rem" },
  link: { display: "flex", flexDirection: "column", gap: "0.25rem" },
});

/** What whoever is signed in can do in the order's tenant, and why; with what can be done about the rest. */
export function Rights() {
  const { session } = useBench();
  const rights = useStore(session, (view) => view?.rights);
  const consentLink = useStore(session, (view) => view?.around?.consentLink);
  const ask = useCommand("session.ask");
  const tryAgain = useCommand("session.tryAgain");
  const styles = useStyles();
  if (rights === undefined) return null;
  const error = ask.error ?? tryAgain.error;

  function actionOf(right: RightView | undefined) {
    if (right === undefined) return null;
    const what = permissionText[right.name];
    if (right.state === "notAsked" || right.state === "noConsent") {
      return (
        <Button
          size="small"
          className={styles.action}
          disabledFocusable={ask.isRunning}
          aria-label={text.askFor(what)}
          onClick={() => void ask.run({ permission: right.name, way: "browser" })}
        >
          {text.ask}
        </Button>
      );
    }
    if (right.state !== "refused" && right.state !== "doubtful") return null;
    const button = right.state === "refused" ? text.tryAgain : text.tryIt;
    return (
      <Button
        size="small"
        className={styles.action}
        disabledFocusable={tryAgain.isRunning}
        aria-label={text.tryFor(button, what)}
        onClick={() => void tryAgain.run({ permission: right.name })}
      >
        {button}
      </Button>
    );
  }

  return (
    <>
      <p className={styles.text}>{text.meaning}</p>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      <CheckList
        label={text.list}
        lines={rightLines(rights)}
        actionOf={(line) => actionOf(rights.find(({ name }) => name === line.check))}
      />
      {consentLink === undefined ? null : (
        <div className={styles.link} data-consent-link="">
          <strong>{text.consent}</strong>
          <p className={styles.text}>{text.consentMeaning}</p>
          <CopyText text={consentLink} label={text.copyConsent} />
        </div>
      )}
    </>
  );
}
