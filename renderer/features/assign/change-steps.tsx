import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ChangeSetView } from "../../../shared/contract/assign/view.ts";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { assignmentFieldText } from "../../../shared/text/lists/assignment-text.ts";
import {
  changeStepText,
  shownValue,
  tenantScreenText as text,
} from "../../../shared/text/screens/assign-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" },
  line: { margin: 0 },
});

/** Rows of one page. */
const pageRows = 50;

/** Every value of a change with before, after, and how far it has come. */
export function ChangeSteps({ set }: { readonly set: ChangeSetView }) {
  const { changeId, counts } = set;
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<CommandOutput<"assign.steps"> & { readonly from: number }>();
  const { run, error } = useCommand("assign.steps");
  const styles = useStyles();
  // Read again whenever the set has come further.
  const progress = JSON.stringify(counts);
  useEffect(() => {
    let isCurrent = progress !== "";
    void run({ changeId, offset, limit: pageRows }).then((answer) => {
      if (isCurrent && answer.ok) setPage({ ...answer.value, from: offset });
    });
    return () => {
      isCurrent = false;
    };
  }, [run, changeId, offset, progress]);
  if (error !== undefined) return <ErrorNote words={errorText(error)} />;
  if (page === undefined) return null;
  return (
    <>
      <DataTable
        label={text.stepsLabel(set.at)}
        columns={text.stepColumns}
        rows={page.steps.map((step, index) => ({
          key: String(page.from + index),
          isMarked: step.state === "refused" || step.state === "attention",
          cells: [
            step.serialNumber,
            step.group ?? assignmentFieldText[step.field],
            shownValue(step.before),
            shownValue(step.after),
            changeStepText(step),
          ],
        }))}
      />
      {page.total <= pageRows ? null : (
        <div className={styles.pages}>
          <Button disabledFocusable={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageRows))}>
            {text.newer}
          </Button>
          <Button disabledFocusable={offset + pageRows >= page.total} onClick={() => setOffset(offset + pageRows)}>
            {text.older}
          </Button>
          <p className={styles.line} role="status">
            {text.range(page.from + 1, page.from + page.steps.length, page.total)}
          </p>
        </div>
      )}
    </>
  );
}
