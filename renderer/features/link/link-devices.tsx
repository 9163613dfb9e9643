import { makeStyles, tokens } from "@fluentui/react-components";
import type { LinkedDevice } from "../../../shared/contract/link/view.ts";
import { errorText, isErrorCode } from "../../../shared/text/errors/error-text.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  text: { margin: 0 },
  list: { display: "flex", flexDirection: "column", gap: "0.5rem", margin: 0, padding: 0, listStyleType: "none" },
  device: { display: "flex", alignItems: "flex-start", gap: "0.5rem", overflowWrap: "anywhere" },
  trouble: { color: signal.lookLine },
  quiet: { color: signal.benchTextQuiet },
});

/** The devices that called in, each with what it was told last and when it was heard. */
export function LinkDevices({ devices }: { readonly devices: readonly LinkedDevice[] }) {
  const styles = useStyles();
  return (
    <>
      <h4 className={styles.heading}>{text.devices}</h4>
      {devices.length === 0 ? <p className={styles.text}>{text.noDevice}</p> : null}
      <ul className={styles.list} aria-live="polite">
        {devices.map((device) => (
          <Device key={device.key} device={device} />
        ))}
      </ul>
    </>
  );
}

function Device({ device }: { readonly device: LinkedDevice }) {
  const { ui } = useBench();
  const styles = useStyles();
  const { name, model, from, calls, trouble, ended, told } = device;
  const facts = [
    model,
    text.deviceFrom(from),
    ...(calls > 1 ? [text.calls(calls)] : []),
    text.heard(device.lastHeardAt),
  ];
  return (
    <li className={styles.device} data-linked-device={name}>
      <span className={trouble === undefined ? undefined : styles.trouble}>
        <Shape name={trouble !== undefined ? "triangle" : ended ? "check" : "ring"} size="small" />
      </span>
      <div>
        <TextButton label={text.openUnit(name)} onPress={() => ui.act.openUnit(device.unitId)}>
          {name}
        </TextButton>
        <span className={styles.quiet}> · {facts.filter((fact) => fact !== "").join(" · ")}</span>
        <div>{ended ? text.ended : `${text.told} ${told}`}</div>
        {trouble === undefined || !isErrorCode(trouble.code) ? null : (
          <div>
            {text.trouble} {errorText({ code: trouble.code, retry: { when: "never" } }).meaning}
          </div>
        )}
      </div>
    </li>
  );
}
