import { Button, makeStyles } from "@fluentui/react-components";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";
import { LinkDevices } from "./link-devices.tsx";

const useStyles = makeStyles({ buttons: { display: "flex", flexWrap: "wrap", gap: "0.75rem" } });

/** The link whose network is gone: since when, what brings it back, and one press that opens it where the PC is now. */
export function LinkLost(props: {
  readonly address: string;
  readonly lost: NonNullable<NonNullable<LinkView["open"]>["lost"]>;
  readonly devices: LinkView["devices"];
}) {
  const { interfaceName, since, moved } = props.lost;
  const open = useCommand("link.open");
  const close = useCommand("link.close");
  const styles = useStyles();
  const error = open.error ?? close.error;
  return (
    <>
      <div role="alert" data-link-lost="">
        <WarningNote title={text.lostTitle} meaning={text.lost(props.address, interfaceName, since, moved)} />
      </div>
      <div className={styles.buttons}>
        {moved === undefined ? null : (
          <Button size="large" disabledFocusable={open.isRunning} onClick={() => void open.run({ address: moved })}>
            {open.isRunning ? text.opening : text.openAt(moved)}
          </Button>
        )}
        <Button disabledFocusable={close.isRunning} onClick={() => void close.run({})}>
          {text.close}
        </Button>
      </div>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      <LinkDevices devices={props.devices} />
    </>
  );
}
