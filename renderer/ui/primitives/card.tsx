import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { signal } from "../theme/signal-colours.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "0.75rem",
    padding: "1rem 1.25rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
});

/** A part of a screen with its own heading. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
