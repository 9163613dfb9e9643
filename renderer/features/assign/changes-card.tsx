import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { formatDayAndClock } from "../../../shared/text/clock-text.ts";
import { changeReasonText } from "../../../shared/text/lists/assignment-text.ts";
import {
  changeSetProgress,
  changeSetTitle,
  tenantScreenText as text,
} from "../../../shared/text/screens/assign-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ChangeButtons } from "./change-buttons.tsx";
import { ChangeSteps } from "./change-steps.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  cell: { display: "flex", flexDirection: "column", gap: "0.375rem" },
});

/** Every change of the tenant: who, when, what, how far, and how to take it back. */
export function ChangesCard() {
  const { changes } = useBench();
  const view = useStore(changes, (value) => value);
  const [shownId, setShownId] = useState<string>();
  const styles = useStyles();
  const sets = view?.sets ?? [];
  const total = view?.total ?? 0;
  return (
    <Card title={text.changes(total)}>
      {sets.length === 0 ? (
        <p className={styles.line}>{text.noChanges}</p>
      ) : (
        <DataTable
          label={text.changes(total)}
          columns={text.columns}
          rows={sets.map((set) => ({
            key: set.changeId,
            isMarked: set.counts.failed > 0,
            cells: [
              <div key="when" className={styles.cell}>
                <span>{formatDayAndClock(set.at)}</span>
                <span>{set.reason === "order" ? text.bench : set.actor}</span>
              </div>,
              <div key="what" className={styles.cell}>
                <strong>{changeSetTitle(set)}</strong>
                <span>{changeReasonText[set.reason]}</span>
              </div>,
              <div key="how" className={styles.cell}>
                <span>{changeSetProgress(set)}</span>
                <ChangeButtons
                  set={set}
                  isShown={shownId === set.changeId}
                  onShow={(isShown) => setShownId(isShown ? set.changeId : undefined)}
                />
              </div>,
            ],
            ...(shownId === set.changeId ? { below: <ChangeSteps set={set} /> } : {}),
          }))}
        />
      )}
      {total > sets.length ? <p className={styles.line}>{text.more(sets.length, total)}</p> : null}
    </Card>
  );
}
