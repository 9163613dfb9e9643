import { Badge, makeStyles, Tooltip, tokens } from "@fluentui/react-components";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { frameText as text } from "../../../shared/text/screens/frame-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { compactWindow } from "../../ui/theme/breakpoints.ts";
import { StatusItem } from "./status-item.tsx";

const useStyles = makeStyles({
  // Grows with its text.
  badge: { height: "auto", minHeight: "1.5rem" },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0 0.5rem",
    padding: "0.25rem 1rem",
    fontSize: tokens.fontSizeBase300,
    [compactWindow]: { padding: "0 0.5rem", fontSize: tokens.fontSizeBase200 },
  },
  // Its items share the lines of the bar with whatever stands at the end.
  items: { display: "contents" },
  end: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0 0.5rem", marginLeft: "auto" },
  clock: { fontVariantNumeric: "tabular-nums" },
});

/** The sources of the bench, whether this is practice, who works here, and bench time. */
export function StatusBar() {
  const bench = useBench();
  const status = useStore(bench.status, (view) => view);
  const tenant = useBoard((model) => model.order.tenantName);
  const now = useClockText(bench.clock, formatClock);
  const styles = useStyles();
  if (status === undefined) return null;
  const { practice } = status;
  return (
    <section className={styles.bar} aria-label={text.statusBar}>
      <div className={styles.items}>
        {status.items.map((item) => (
          <StatusItem
            key={item.name}
            item={item}
            name={item.name === "tenant" && tenant !== undefined ? tenant : text.statusNames[item.name]}
          />
        ))}
      </div>
      <div className={styles.end}>
        {practice === undefined ? null : (
          <Tooltip content={text.practiceDetail(practice.title)} relationship="description">
            <Badge
              className={styles.badge}
              appearance="outline"
              color="important"
              size="large"
              tabIndex={0}
              data-practice=""
            >
              {text.practice(practice.seed, practice.speed)}
            </Badge>
          </Tooltip>
        )}
        <strong>{status.technician}</strong>
        <span className={styles.clock}>
          <HiddenText>{text.clock} </HiddenText>
          {now}
        </span>
      </div>
    </section>
  );
}
