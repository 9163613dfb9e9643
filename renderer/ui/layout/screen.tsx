import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  screen: {
    boxSizing: "border-box",
    minHeight: "100%",
    maxWidth: "90rem",
    padding: "1.25rem 1.5rem",
    display: "flex",
    flexDirection: "column",
    gap: "1rem",
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: 600 },
});

/** A screen with a heading and its content below. */
export function Screen({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.screen} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </main>
  );
}
