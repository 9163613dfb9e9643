import { makeStyles, tokens } from "@fluentui/react-components";
import { orderBarText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBoard } from "../../state/bench-context.ts";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  forecast: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: signal.benchTextQuiet,
  },
});

/** What registering the order will take, until its first unit can be started: from then on the counts tell more. */
export function RegistrationForecast() {
  const forecast = useBoard((model) => model.order.forecast);
  const counts = useBoard((model) => model.counts);
  const styles = useStyles();
  if (forecast === undefined || counts === undefined) return null;
  if (counts.needHands + counts.running + counts.ready + counts.shipped > 0) return null;
  return <p className={styles.forecast}>{text.forecast(forecast)}</p>;
}
