import { makeStyles } from "@fluentui/react-components";
import type { LanTarget } from "../../../shared/contract/lan/view.ts";
import { lanReasonText } from "../../../shared/text/lists/lan-reason-text.ts";
import { lanText as text } from "../../../shared/text/screens/lan-text.ts";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { groupTargets } from "./group-targets.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  target: { display: "flex", alignItems: "flex-start", gap: "0.5rem", overflowWrap: "anywhere" },
  refused: { color: signal.lookLine },
  quiet: { color: signal.benchTextQuiet },
});

const shapes: Readonly<Record<LanTarget["state"], ShapeName>> = {
  waiting: "clock",
  trying: "ring",
  reached: "check",
  refused: "triangle",
};

/** The devices of the last round: reached, or why not and what to do. */
export function LanTargets({ targets }: { readonly targets: readonly LanTarget[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={text.list}>
      {groupTargets(targets).map(({ addresses, state, reason }) => (
        <li key={addresses[0]} className={styles.target} data-lan-target={addresses[0]} data-state={state}>
          <span className={state === "refused" ? styles.refused : undefined}>
            <Shape name={shapes[state]} size="small" />
          </span>
          <div>
            <strong>{text.named(addresses)}</strong> {text.states[state]}
            {reason === undefined ? null : (
              <>
                {`: ${lanReasonText[reason].why}.`}
                <div className={styles.quiet}>{lanReasonText[reason].advice}</div>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
