import { makeStyles, tokens } from "@fluentui/react-components";
import { createContext, useContext } from "react";
import { signal } from "../theme/signal-colours.ts";

/** Whose units these are: the tenant's name in words and its colour (CSS). */
export type Tenant = { readonly label: string; readonly name: string; readonly colour: string };

/** The tenant of everything that is shown; undefined while no order is open. */
export const TenantContext = createContext<Tenant | undefined>(undefined);

const useStyles = makeStyles({
  mark: {
    display: "inline-flex",
    alignItems: "center",
    gap: "0.375rem",
    minWidth: 0,
    verticalAlign: "bottom",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    "@media print": { display: "none" },
  },
  colour: {
    width: "0.875rem",
    height: "0.875rem",
    flexShrink: 0,
    borderRadius: "0.125rem",
    border: `1px solid ${signal.benchTextQuiet}`,
    forcedColorAdjust: "none",
  },
  name: { overflowWrap: "anywhere", fontWeight: 600 },
});

/** The tenant's colour and name, which stand on every view and in everything that lies over one. */
export function TenantMark() {
  const tenant = useContext(TenantContext);
  const styles = useStyles();
  if (tenant === undefined) return null;
  return (
    <span className={styles.mark} data-tenant-mark="">
      <span className={styles.colour} style={{ backgroundColor: tenant.colour }} aria-hidden="true" />
      <span className={styles.name}>
        {tenant.label} {tenant.name}
      </span>
    </span>
  );
}
