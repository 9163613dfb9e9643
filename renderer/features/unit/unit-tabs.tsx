import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import type { EvidenceRowView, UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { lowWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { ChangedValues } from "./changed-values.tsx";
import { DiagnosticsPart } from "./diagnostics-part.tsx";
import { EvidenceTab } from "./evidence-tab.tsx";
import { FlowTab } from "./flow-tab.tsx";
import { IdentityTab } from "./identity-tab.tsx";
import { ReadinessTab } from "./readiness-tab.tsx";
import { RegistrationTab } from "./registration-tab.tsx";
import { VerdictTab } from "./verdict-tab.tsx";

const tabs = ["verdict", "readiness", "flow", "identity", "registration", "evidence"] as const;
type TabName = (typeof tabs)[number];

const useStyles = makeStyles({
  list: { padding: "0.5rem 1rem 0", borderBottom: `1px solid ${signal.benchLine}`, flexShrink: 0 },
  panel: {
    flexGrow: 1,
    minHeight: "8rem",
    overflowY: "auto",
    padding: "0.75rem 1.5rem",
    // In a low window the whole panel scrolls, or this part would be two lines high.
    [lowWindow]: { flexShrink: 0, overflowY: "visible" },
  },
});

/** The six parts of what is known about a unit. */
export function UnitTabs(props: { readonly unit: UnitView; readonly evidence: readonly EvidenceRowView[] }) {
  const { unit, evidence } = props;
  const [open, setOpen] = useState<TabName>("verdict");
  const panelId = useId();
  const styles = useStyles();
  const parts: Readonly<Record<TabName, () => ReactNode>> = {
    verdict: () => <VerdictTab points={unit.verdict.points} />,
    readiness: () => <ReadinessTab unitId={unit.tile.unitId} readiness={unit.readiness} />,
    flow: () => <FlowTab flow={unit.flow} life={unit.life} />,
    identity: () => <IdentityTab identity={unit.identity} />,
    registration: () => <RegistrationTab unitId={unit.tile.unitId} registration={unit.registration} />,
    evidence: () => (
      <>
        {unit.diagnostics === undefined ? null : (
          <DiagnosticsPart unitId={unit.tile.unitId} diagnostics={unit.diagnostics} />
        )}
        <ChangedValues changed={unit.registration.changed} />
        <EvidenceTab evidence={evidence} />
      </>
    ),
  };
  return (
    <>
      <TabList
        className={styles.list}
        aria-label={text.tabs}
        selectedValue={open}
        onTabSelect={(_event, data) => setOpen(tabs.find((tab) => tab === data.value) ?? "verdict")}
      >
        {tabs.map((tab) => (
          <Tab key={tab} value={tab} id={`${panelId}-${tab}`} aria-controls={panelId}>
            {tab === "evidence" ? text.evidence(evidence.length) : text[tab]}
          </Tab>
        ))}
      </TabList>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <div className={styles.panel} role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${open}`} tabIndex={0}>
        {parts[open]()}
      </div>
    </>
  );
}
