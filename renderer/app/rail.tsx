import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  BoxCheckmarkRegular,
  CloudRegular,
  GridRegular,
  SettingsRegular,
  TrayItemAddRegular,
} from "@fluentui/react-icons";
import { frameText as text } from "../../shared/text/screens/frame-text.ts";
import { useBench, useUi } from "../state/bench-context.ts";
import type { ViewName } from "../state/ui-state.ts";
import { compactOnlyWindow, stackedWindow } from "../ui/theme/breakpoints.ts";
import { signal } from "../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  rail: {
    boxSizing: "border-box",
    height: "100%",
    width: "9.25rem",
    padding: "1.125rem 0.625rem",
    display: "flex",
    flexDirection: "column",
    gap: "0.25rem",
    [compactOnlyWindow]: { width: "7.5rem", padding: "0.75rem 0.375rem" },
    [stackedWindow]: { width: "auto", height: "auto", flexDirection: "row", flexWrap: "wrap", alignItems: "center" },
  },
  name: {
    margin: "0 0 0.75rem 0.75rem",
    fontSize: tokens.fontSizeBase400,
    fontWeight: 700,
    [stackedWindow]: { margin: "0 0.75rem" },
  },
  item: {
    display: "flex",
    alignItems: "center",
    gap: "0.5rem",
    minHeight: "2.5rem",
    padding: "0 0.75rem",
    border: "none",
    borderRadius: "0.375rem",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: signal.benchSurface },
    ":focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}` },
    [compactOnlyWindow]: { padding: "0 0.5rem" },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ":hover": { backgroundColor: tokens.colorBrandBackground2 },
    fontWeight: 600,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  gap: { flexGrow: 1 },
  icon: { fontSize: "1.25rem", display: "inline-flex" },
});

const icons = {
  bench: GridRegular,
  intake: TrayItemAddRegular,
  tenant: CloudRegular,
  ship: BoxCheckmarkRegular,
  settings: SettingsRegular,
};

/** The screens there are; Settings at the foot. */
export function Rail() {
  const styles = useStyles();
  return (
    <nav className={styles.rail} aria-label={text.rail}>
      <div className={styles.name}>{text.productName}</div>
      <RailItem view="bench" />
      <RailItem view="intake" />
      <RailItem view="tenant" />
      <RailItem view="ship" />
      <div className={styles.gap} />
      <RailItem view="settings" />
    </nav>
  );
}

function RailItem({ view }: { readonly view: ViewName }) {
  const { ui } = useBench();
  const isCurrent = useUi((state) => state.view === view);
  const styles = useStyles();
  const Icon = icons[view];
  return (
    <button
      type="button"
      data-view={view}
      aria-current={isCurrent ? "page" : undefined}
      className={mergeClasses(styles.item, isCurrent && styles.current)}
      onClick={() => ui.act.show(view)}
    >
      <span className={styles.icon} aria-hidden="true">
        <Icon />
      </span>
      {text.views[view]}
    </button>
  );
}
