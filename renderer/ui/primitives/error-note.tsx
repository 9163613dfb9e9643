import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** What an error says: what happened, what it means, the one next step. */
export type ErrorWords = { readonly title: string; readonly meaning: string; readonly nextStep: string };

const useStyles = makeStyles({
  note: { minHeight: "3rem" },
  next: { display: "block", fontWeight: 600 },
});

/** An error in three sentences, with room for the button that does the next step. */
export function ErrorNote({ words, action }: { readonly words: ErrorWords; readonly action?: ReactNode }) {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" className={styles.note} role="alert">
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle>
        {words.meaning}
        <span className={styles.next}>{words.nextStep}</span>
      </MessageBarBody>
      {action === undefined ? null : <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
