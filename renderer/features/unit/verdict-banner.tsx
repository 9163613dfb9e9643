import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { verdictMeaning, verdictNext, verdictTitle } from "../../../shared/text/screens/unit-screen-text.ts";
import { Shape } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  banner: { display: "flex", gap: "0.75rem", padding: "0.75rem 1.25rem", borderRadius: "0.5rem" },
  notYet: { border: `2px dashed ${signal.benchTextQuiet}` },
  stop: { border: `3px solid ${signal.stopLine}`, backgroundColor: signal.stopFill },
  ready: { border: `2px solid ${signal.readyFill}`, backgroundColor: signal.readyFill, color: signal.readyText },
  mark: { color: signal.stopLine },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  line: { margin: "0.125rem 0 0", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  next: { fontWeight: 600 },
});

/** The verdict as a sentence, what it means or what is missing, and the one next step. */
export function VerdictBanner({ unit }: { readonly unit: UnitView }) {
  const styles = useStyles();
  const { verdict } = unit;
  const meaning = verdictMeaning(verdict);
  return (
    <section
      className={mergeClasses(styles.banner, styles[verdict.kind])}
      data-verdict={verdict.kind}
      aria-live="polite"
    >
      {verdict.kind === "stop" ? (
        <span className={styles.mark}>
          <Shape name="octagon" />
        </span>
      ) : null}
      {verdict.kind === "ready" ? <Shape name="check" /> : null}
      <div>
        <h3 className={styles.title}>{verdictTitle(verdict)}</h3>
        {meaning === "" ? null : <p className={styles.line}>{meaning}</p>}
        <p className={mergeClasses(styles.line, styles.next)}>{verdictNext(verdict, unit.tile)}</p>
      </div>
    </section>
  );
}
