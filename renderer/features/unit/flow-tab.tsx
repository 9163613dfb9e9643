import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FlowPhaseView, UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { FlowStep } from "../../../shared/domain/flow/flow-signals.ts";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { flowPhaseText, flowStepText, phaseStateText, stepStateText } from "../../../shared/text/lists/flow-text.ts";
import { lifeStageText } from "../../../shared/text/lists/life-text.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { FactList } from "../../ui/primitives/fact-list.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

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

/** The technician flow: the stage, when it began and ended, its phases and sub-steps, restarts, and when to look. */
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
    [text.ended, flow.endedAt === undefined ? text.running : formatClock(flow.endedAt)],
    [text.restarts, String(flow.restarts)],
    [text.lastSignal, flow.lastSignalAt === undefined ? unitScreenText.none : formatClock(flow.lastSignalAt)],
  ];
  const look: readonly (readonly [string, string])[] =
    flow.lookBy === undefined || flow.endedAt !== undefined ? [] : [[text.lookBy, formatClock(flow.lookBy)]];
  return (
    <div className={styles.tab}>
      <FactList facts={[...facts, ...look]} />
      {flow.phases.map((phase) => (
        <Phase key={phase.phase} phase={phase} />
      ))}
    </div>
  );
}

function Phase({ phase }: { readonly phase: FlowPhaseView }) {
  const styles = useStyles();
  return (
    <section data-phase={phase.phase}>
      <h3 className={styles.heading}>
        {flowPhaseText[phase.phase]} · {phaseStateText[phase.state]}
      </h3>
      <ul className={styles.list}>
        {phase.steps.map((step) => (
          <li key={step.name} className={styles.step}>
            <span>{named(flowStepText, step.name)}</span>
            <span className={mergeClasses(step.state === "failed" && styles.failed)}>{stateOf(step)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(step: FlowStep): string {
  const progress = step.total === undefined ? "" : text.progress(step.done ?? 0, step.total);
  return [progress, stepStateText[step.state], step.errorCode ?? ""].filter((part) => part !== "").join(" · ");
}
