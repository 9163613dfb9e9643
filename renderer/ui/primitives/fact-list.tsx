import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { signal } from "../theme/signal-colours.ts";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(8rem, max-content) minmax(0, 1fr)",
    gap: "0.375rem 1.25rem",
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  name: { color: signal.benchTextQuiet },
  value: { margin: 0, overflowWrap: "anywhere" },
});

/** Names with their values, one below the other. */
export function FactList({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
