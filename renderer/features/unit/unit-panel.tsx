import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { unitScreenText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { useTile } from "../../state/bench-context.ts";
import { useUnitDetail } from "../../state/use-unit-detail.ts";
import { AfterDelay } from "../../ui/primitives/after-delay.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { Modal } from "../../ui/primitives/modal.tsx";
import { lowWindow } from "../../ui/theme/breakpoints.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { UnitActions } from "./unit-actions.tsx";
import { UnitHeader } from "./unit-header.tsx";
import { UnitQuestion } from "./unit-question.tsx";
import { UnitTabs } from "./unit-tabs.tsx";
import { useUnitActions } from "./use-unit-actions.ts";
import { VerdictBanner } from "./verdict-banner.tsx";

const useStyles = makeStyles({
  // Where the whole panel scrolls, it stays in sight which unit the actions are for.
  header: {
    flexShrink: 0,
    padding: "1rem 1.5rem 0.75rem",
    backgroundColor: signal.benchSurface,
    [lowWindow]: { position: "sticky", top: 0, zIndex: 1 },
  },
  top: { display: "flex", flexDirection: "column", gap: "0.75rem", padding: "0 1.5rem", flexShrink: 0 },
  loading: { display: "flex", flexDirection: "column", gap: "1rem", padding: "1.75rem" },
  error: { padding: "0.75rem 1.5rem" },
  foot: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    flexShrink: 0,
    marginTop: "auto",
    padding: "0.75rem 1.5rem",
    borderTop: `1px solid ${signal.benchLine}`,
    // Where the panel is too low for everything, the actions stay in reach.
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    backgroundColor: signal.benchSurface,
  },
});

/**
 * Everything about one unit. `practice` is what stands for hands on a simulated device, where there is one; `report` is
 * the last scan and its effect, which has to be in the panel because all else is out of reach while it is open: above the
 * actions, which stay where they are, and below all that is read.
 */
export function UnitPanel(props: {
  readonly unitId: string;
  readonly practice: ReactNode;
  readonly report: ReactNode;
  readonly onShip: () => void;
  readonly onClose: () => void;
}) {
  const { unitId, onClose } = props;
  const { answer, error } = useUnitDetail(unitId);
  const tile = useTile(unitId);
  const serialNumber = answer?.unit.tile.serialNumber ?? tile?.serialNumber ?? "";
  const actions = useUnitActions(unitId, serialNumber);
  const styles = useStyles();
  const trouble = actions.error ?? error;
  return (
    <Modal label={text.label(serialNumber)} place="end" onClose={onClose}>
      {answer === undefined ? (
        error === undefined && (
          <AfterDelay delayMs={300}>
            <Skeleton className={styles.loading} aria-label={text.loading}>
              <SkeletonItem size={64} />
              <SkeletonItem size={96} />
              <SkeletonItem size={32} />
              <SkeletonItem size={128} />
            </Skeleton>
          </AfterDelay>
        )
      ) : (
        <>
          <div className={styles.header}>
            <UnitHeader unit={answer.unit} onClose={onClose} />
          </div>
          <div className={styles.top}>
            <VerdictBanner unit={answer.unit} />
            {props.practice}
          </div>
          <UnitTabs unit={answer.unit} evidence={answer.evidence} />
        </>
      )}
      {trouble === undefined ? null : (
        <div className={styles.error}>
          <ErrorNote words={errorText(trouble)} />
        </div>
      )}
      <div className={styles.foot}>
        {props.report}
        {answer === undefined ? null : (
          <UnitActions
            unit={answer.unit}
            isRunning={actions.isRunning}
            onAct={(action) => void actions.act(action)}
            onShip={props.onShip}
          />
        )}
      </div>
      {actions.question === undefined ? null : (
        <UnitQuestion
          unitId={unitId}
          serialNumber={serialNumber}
          serials={answer?.unit.identity.serials ?? []}
          question={actions.question}
          onClose={actions.closeQuestion}
        />
      )}
    </Modal>
  );
}
