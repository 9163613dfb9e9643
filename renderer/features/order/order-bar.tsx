import { makeStyles, tokens } from "@fluentui/react-components";
import { orderBarText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { partnerScreenText } from "../../../shared/text/screens/partner-screen-text.ts";
import { useBoard } from "../../state/bench-context.ts";
import { TenantMark } from "../../ui/primitives/tenant-mark.tsx";
import { compactWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { OrderCounts } from "./order-counts.tsx";
import { RegistrationForecast } from "./registration-forecast.tsx";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    alignItems: "center",
    gap: "0.25rem 2rem",
    padding: "0.75rem 1.5rem",
    borderBottom: `1px solid ${signal.benchLine}`,
    [compactWindow]: { padding: "0.375rem 0.75rem" },
  },
  // The words give way before the counts go below them, which would push the whole board down.
  words: { flexGrow: 1, flexBasis: "24rem", minWidth: 0 },
  names: { display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: "0 1rem" },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: 600,
    [compactWindow]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  facts: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** The order of this bench: for whom, what is wanted, and how many units stand where. */
export function OrderBar() {
  const order = useBoard((model) => model.order);
  const styles = useStyles();
  if (order === undefined) return null;
  return (
    <section className={styles.bar} aria-label={text.label}>
      <div className={styles.words}>
        <div className={styles.names}>
          <h1 className={styles.heading}>{text.heading(order.customer, order.number)}</h1>
          <TenantMark />
        </div>
        <p className={styles.facts}>
          {text.tag} <strong>{order.groupTag || text.noTag}</strong> · {text.wanted(order.wanted)} · {text.profile}{" "}
          <strong>{order.expectedProfile}</strong> · {text.shipBy(order.shipBy)}
          {order.path === undefined ? null : ` · ${partnerScreenText.path[order.path]}`}
        </p>
        <RegistrationForecast />
      </div>
      <OrderCounts />
    </section>
  );
}
