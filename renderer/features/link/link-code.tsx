import { makeStyles, tokens } from "@fluentui/react-components";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { CopyText } from "../../ui/primitives/copy-text.tsx";
import { FactList } from "../../ui/primitives/fact-list.tsx";

type OpenCode = NonNullable<NonNullable<LinkView["open"]>["code"]>;

const useStyles = makeStyles({
  code: { display: "flex", flexWrap: "wrap", alignItems: "flex-start", gap: "1rem 1.5rem" },
  // Scanners read modules of half a millimetre and up from the length of an arm.
  drawing: { width: "20rem", maxWidth: "100%", aspectRatio: "1", backgroundColor: "#ffffff", borderRadius: "0.25rem" },
  words: { display: "flex", flexDirection: "column", gap: "0.75rem", flexGrow: 1, flexBasis: "24rem", minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  text: { margin: 0 },
  line: {
    padding: "0.75rem",
    borderRadius: "0.25rem",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    // A break after a hyphen would look as if a blank stood there.
    wordBreak: "break-all",
  },
});

/** The line to run on a device: to be scanned there, typed, or copied; and how long its code is good. */
export function LinkCode({ code }: { readonly code: OpenCode }) {
  const { clock, status } = useBench();
  const speed = useStore(status, (view) => view?.clock.speed ?? 1);
  // People keep real time, also where bench time runs faster.
  const minutes = useClockText(clock, (now) =>
    String(Math.max(0, Math.floor((code.expiresAt - now) / speed / 60_000))),
  );
  const styles = useStyles();
  return (
    <div className={styles.code}>
      <img
        className={styles.drawing}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.drawing)}`}
        alt={text.drawing}
      />
      <div className={styles.words}>
        <h4 className={styles.heading}>{text.howHeading}</h4>
        <p className={styles.text}>{text.how}</p>
        <section className={styles.line} aria-label={text.line} data-link-line="">
          <CopyText text={code.line} label={text.copyLine} />
        </section>
        <FactList
          facts={[
            [text.code, `${code.text}, ${text.codeLife(Number(minutes))}`],
            [text.room, text.places(code.placesLeft, code.deviceLimit)],
          ]}
        />
      </div>
    </div>
  );
}
