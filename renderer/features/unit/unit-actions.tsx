import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { UnitAction, UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { unitActionText } from "../../../shared/text/lists/action-text.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { compactWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { MoreActions } from "./more-actions.tsx";
import { sortActions } from "./sort-actions.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" },
  button: { fontSize: tokens.fontSizeBase300, paddingLeft: "0.75rem", paddingRight: "0.75rem" },
  quiet: { fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  end: { marginLeft: "auto", [compactWindow]: { display: "none" } },
});

/** What a person can do with this unit: the likely actions as buttons, the most likely first, all others under More. */
export function UnitActions(props: {
  readonly unit: UnitView;
  readonly isRunning: boolean;
  readonly onAct: (action: UnitAction) => void;
  readonly onShip: () => void;
}) {
  const styles = useStyles();
  const { tile, verdict, actions } = props.unit;
  const { likely, rare, impossible } = sortActions(actions, tile, verdict);
  const isReady = tile.class === "ready";
  // While the device works by itself, and where the next step is a scan, no button is pushed forward.
  const isAsked = tile.class !== "running" && tile.class !== "quiet" && tile.word !== "scanBox";
  return (
    <section className={styles.row} aria-label={text.actions}>
      {isReady ? (
        <Button size="large" appearance="primary" className={styles.button} onClick={props.onShip}>
          {text.goToShip}
        </Button>
      ) : null}
      {likely.length === 0 && tile.class !== "stop" && !isReady ? (
        <span className={styles.quiet}>{text.noActions}</span>
      ) : null}
      {likely.map(({ action, needsIdentifiers }, index) => (
        <Button
          key={action}
          size="large"
          className={styles.button}
          data-action={action}
          appearance={index === 0 && isAsked && !needsIdentifiers ? "primary" : "secondary"}
          disabledFocusable={props.isRunning}
          onClick={() => props.onAct(action)}
        >
          {unitActionText[action]}
        </Button>
      ))}
      <MoreActions rare={rare} impossible={impossible} isRunning={props.isRunning} onAct={props.onAct} />
      <span className={mergeClasses(styles.quiet, styles.end)}>{text.orScan}</span>
    </section>
  );
}
