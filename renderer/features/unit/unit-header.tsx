import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  header: { display: "flex", alignItems: "flex-start", gap: "1.25rem" },
  slot: { margin: 0, fontSize: "3.5rem", lineHeight: 1.1, fontWeight: 600 },
  names: { flexGrow: 1, minWidth: 0 },
  model: {
    margin: "0.25rem 0 0",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: 600,
  },
  facts: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: signal.benchTextQuiet,
  },
  close: { flexShrink: 0, whiteSpace: "nowrap" },
  serial: { fontFamily: tokens.fontFamilyMonospace, fontWeight: 700, color: signal.benchText },
});

/** Which unit this is: slot, model, serial, attempt, user, future name. */
export function UnitHeader({ unit, onClose }: { readonly unit: UnitView; readonly onClose: () => void }) {
  const styles = useStyles();
  const isStarted = unit.flow.startedAt !== undefined || unit.attempt > 1;
  const facts = [isStarted ? text.attempt(unit.attempt) : text.notStarted, text.user(unit.user)];
  if (unit.futureName !== "") facts.push(text.futureName(unit.futureName));
  return (
    <div className={styles.header}>
      <p className={styles.slot}>
        <HiddenText>{text.slot} </HiddenText>
        {unit.slot ?? text.noSlot}
      </p>
      <div className={styles.names}>
        <h2 className={styles.model}>{unit.tile.model}</h2>
        <p className={styles.facts}>
          {text.serial} <span className={styles.serial}>{unit.tile.serialNumber}</span> · {facts.join(" · ")}
        </p>
      </div>
      <Button size="large" className={styles.close} onClick={onClose}>
        {text.close}
      </Button>
    </div>
  );
}
