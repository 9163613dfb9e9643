import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";
import { LinkCode } from "./link-code.tsx";
import { LinkDevices } from "./link-devices.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  text: { margin: 0 },
});

/** The open link: the line and its code, who called in, and the buttons that renew the code and close it. */
export function LinkOpen(props: {
  readonly open: NonNullable<LinkView["open"]>;
  readonly devices: LinkView["devices"];
  readonly refusals: LinkView["refusals"];
  readonly practice: ReactNode;
}) {
  const { open, refusals } = props;
  const renew = useCommand("link.newCode");
  const close = useCommand("link.close");
  const styles = useStyles();
  const error = renew.error ?? close.error;
  const newCode = (
    <Button disabledFocusable={renew.isRunning} onClick={() => void renew.run({})}>
      {text.newCode}
    </Button>
  );
  return (
    <>
      <p className={styles.text} role="status">
        {text.listening(open.address, open.port)}
      </p>
      {open.code === undefined ? (
        <WarningNote title={text.code} meaning={text.noCode} action={newCode} />
      ) : (
        <LinkCode code={open.code} />
      )}
      <div className={styles.buttons}>
        {open.code === undefined ? null : newCode}
        <Button disabledFocusable={close.isRunning} onClick={() => void close.run({})}>
          {text.close}
        </Button>
        {open.code === undefined ? null : props.practice}
      </div>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      <LinkDevices devices={props.devices} />
      {refusals.count === 0 ? null : (
        <p className={styles.text} data-refusals={refusals.count}>
          {text.refusals(refusals.count)} {refusals.last === undefined ? null : text.lastRefusal(refusals.last)}
        </p>
      )}
    </>
  );
}
