import { makeStyles } from "@fluentui/react-components";
import type { SessionView } from "../../../shared/contract/topics/session.ts";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { signInText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { CopyText } from "../../ui/primitives/copy-text.tsx";

const useStyles = makeStyles({
  area: { display: "flex", flexWrap: "wrap", gap: "1rem", alignItems: "flex-start" },
  words: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "0.5rem" },
  text: { margin: 0 },
  drawing: { width: "9rem", aspectRatio: "1", backgroundColor: "#ffffff", borderRadius: "0.25rem" },
});

/** A code to type on another device: where, until when, and its page as a QR code. */
export function DeviceCode({ code }: { readonly code: NonNullable<SessionView["code"]> }) {
  const { clock, status } = useBench();
  const speed = useStore(status, (view) => view?.clock.speed ?? 1);
  // People keep real time, also where bench time runs faster.
  const left = useClockText(clock, (now) =>
    text.codeLife(Math.max(0, Math.floor((code.expiresAt - now) / speed / 60_000)), formatClock(code.expiresAt)),
  );
  const styles = useStyles();
  return (
    <div className={styles.area} data-device-code="">
      <img
        className={styles.drawing}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.drawing)}`}
        alt={text.drawing}
      />
      <div className={styles.words}>
        <p className={styles.text} role="status">
          {text.waitingCode}
        </p>
        <CopyText text={code.address} label={text.copyAddress} />
        <CopyText isLarge text={code.userCode} label={text.copyCode} />
        <p className={styles.text}>{left}</p>
      </div>
    </div>
  );
}
