import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FlowPhaseView, UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { FlowStep } from "../../../shared/domain/flow/flow-signals.ts";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { flowProviderText, profileVerdictText } from "../../../shared/text/lists/flow-device-text.ts";
import { flowPhaseText, flowStepText, phaseStateText, stepStateText } from "../../../shared/text/lists/flow-text.ts";
import { lifeStageText } from "../../../shared/text/lists/life-text.ts";
import {
  pageText,
  providerText,
  flowScreenText as screen,
  setupFacts,
} from "../../../shared/text/screens/flow-screen-text.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { FactList } from "../../ui/primitives/fact-list.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

import { FlowApps, FlowCounts, FlowEvents, FlowOtherEvents, FlowProvisioningFacts } from "./flow-device.tsx";
import { FlowFailure } from "./flow-failure.tsx";

const useStyles = makeStyles({
  tab: { display: "flex", flexDirection: "column", gap: "1.25rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  list: { margin: "0.375rem 0 0", padding: 0, listStyleType: "none" },
  step: {
    display: "flex",
    justifyContent: "space-between",
    gap: "1rem",
    padding: "0.5rem",
    borderBottom: `1px solid ${signal.benchLine}`,
  },
  failed: { color: signal.stopLine, fontWeight: 600 },
});

/** The technician flow: the stage, when it began and ended, its phases and sub-steps, apps, error, and when to look. */
export function FlowTab({ flow, life }: Pick<UnitView, "flow" | "life">) {
  const styles = useStyles();
  const stage = [text.stage, named(lifeStageText, life)] as const;
  if (flow.startedAt === undefined) {
    return (
      <>
        <FactList facts={[stage]} />
        <p>{text.notStarted}</p>
      </>
    );
  }
  const facts: readonly (readonly [string, string])[] = [
    stage,
    [text.started, formatClock(flow.startedAt)],
    [text.ended, endedText(flow)],
    [text.restarts, String(flow.restarts)],
    [text.lastSignal, flow.lastSignalAt === undefined ? unitScreenText.none : formatClock(flow.lastSignalAt)],
  ];
  const told = deviceFacts(flow);
  const look: readonly (readonly [string, string])[] =
    flow.lookBy === undefined || flow.endedAt !== undefined || flow.failure !== undefined
      ? []
      : [[text.lookBy, formatClock(flow.lookBy)]];
  return (
    <div className={styles.tab}>
      <FactList facts={[...facts, ...look, ...told]} />
      {flow.userFlow.length === 0 ? null : <p className={styles.failed}>{screen.userFlow(flow.userFlow)}</p>}
      {flow.failure === undefined ? null : <FlowFailure failure={flow.failure} />}
      {flow.phases.map((phase) => (
        <Category
          key={phase.phase}
          name={`${flowPhaseText[phase.phase]} · ${phaseStateText[phase.state]}`}
          {...phase}
        />
      ))}
      {flow.otherCategories.map(({ name, steps, others }) => (
        <Category key={name} name={name} steps={steps} {...(others === undefined ? {} : { others })} />
      ))}
      <FlowApps apps={flow.apps} />
      <FlowCounts counts={flow.counts} />
      <FlowEvents events={flow.events} />
      <FlowOtherEvents otherEvents={flow.otherEvents} />
      <FlowProvisioningFacts told={flow.provisioning} />
    </div>
  );
}

/** A run that failed has not ended: its error screen waits for Retry or for rework. */
function endedText({ endedAt, failure }: UnitView["flow"]): string {
  if (endedAt !== undefined) return formatClock(endedAt);
  return failure === undefined ? text.running : text.failedAndWaits;
}

/** What the device itself told of profile, page, providers and restart, as far as it did. */
function deviceFacts(flow: UnitView["flow"]): readonly (readonly [string, string])[] {
  const { pageUntil, restartAwaited, profile, page, providers, device } = flow;
  return [
    ...(pageUntil === undefined ? [] : [[screen.pageUntil, formatClock(pageUntil)] as const]),
    ...(restartAwaited ? [[screen.restart, screen.restartAwaited] as const] : []),
    ...(profile === undefined ? [] : [[screen.profile, profileVerdictText[profile]] as const]),
    ...(page === undefined ? [] : [[screen.page, pageText(page) || unitScreenText.unknown] as const]),
    ...setupFacts(device),
    ...providers.map((provider) => [named(flowProviderText, provider.name), providerText(provider)] as const),
  ];
}

type CategoryProps = { readonly name: string; readonly phase?: string } & Pick<FlowPhaseView, "steps" | "others">;

/** A category of the page with its sub-steps; what else stands in it is shown as it is. */
function Category({ name, phase, steps, others = [] }: CategoryProps) {
  const styles = useStyles();
  return (
    <section data-phase={phase}>
      <h3 className={styles.heading}>{name}</h3>
      <ul className={styles.list}>
        {steps.map((step) => (
          <li key={step.name} className={styles.step}>
            <span>{named(flowStepText, step.name)}</span>
            <span className={mergeClasses(step.state === "failed" && styles.failed)}>{stateOf(step)}</span>
          </li>
        ))}
        {others.length === 0 ? null : (
          <li className={styles.step}>
            <span>{screen.otherMembers}</span>
            <span>{others.join(", ")}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

function stateOf(step: FlowStep): string {
  const progress = step.total === undefined ? "" : text.progress(step.done ?? 0, step.total);
  const state = step.raw === undefined ? stepStateText[step.state] : `${stepStateText[step.state]} (${step.raw})`;
  return [progress, state, step.errorCode ?? ""].filter((part) => part !== "").join(" · ");
}
