import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { PastView } from "../../../shared/domain/clearing/past-view.ts";
import { errorText, isErrorCode } from "../../../shared/text/errors/error-text.ts";
import { pastScreenText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem 1rem" },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** When the three places were read, until when that may be decided on, and the way to read them anew. */
export function PastLook(props: {
  readonly past: PastView;
  readonly isOpen: boolean;
  readonly isRunning: boolean;
  readonly onLook: () => void;
}) {
  const { past } = props;
  const styles = useStyles();
  const mayLook = !props.isOpen && (past.refusal === undefined || past.release?.isForeign === true);
  const words = [
    past.readAt === undefined ? text.notRead : text.readAt(past.readAt),
    ...(past.validUntil === undefined || past.offers.length === 0 ? [] : [text.validUntil(past.validUntil)]),
  ];
  return (
    <>
      <div className={styles.row}>
        {past.isLooking ? (
          <Spinner size="tiny" label={text.looking} />
        ) : (
          <p className={styles.words} role="status">
            {words.join(" ")}
          </p>
        )}
        {mayLook ? (
          <Button disabledFocusable={props.isRunning || past.isLooking} onClick={props.onLook}>
            {text.look}
          </Button>
        ) : null}
      </div>
      {past.errorCode !== undefined && isErrorCode(past.errorCode) ? (
        <ErrorNote words={errorText({ code: past.errorCode, retry: { when: "never" } })} />
      ) : null}
    </>
  );
}
