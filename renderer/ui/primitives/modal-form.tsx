import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent, ReactNode } from "react";
import { Modal } from "./modal.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.875rem", padding: "1.5rem", overflowY: "auto" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  buttons: { display: "flex", justifyContent: "flex-end", gap: "0.75rem" },
});

/** A question in the middle of the screen with one button that does it and one that does nothing. */
export function ModalForm(props: {
  readonly title: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isRunning: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!props.isRunning) props.onConfirm();
  }
  return (
    <Modal label={props.title} place="centre" onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <h2 className={styles.heading}>{props.title}</h2>
        {props.children}
        <div className={styles.buttons}>
          <Button size="large" type="button" onClick={props.onClose}>
            {props.cancel}
          </Button>
          <Button size="large" type="submit" appearance="primary" disabledFocusable={props.isRunning}>
            {props.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
