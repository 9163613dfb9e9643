import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { formatDayAndClock } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { assignmentFieldText, changeStateText } from "../../../shared/text/lists/assignment-text.ts";
import {
  shownValue,
  tenantScreenText,
  assignPartText as text,
} from "../../../shared/text/screens/assign-screen-text.ts";
import { type TakeBack, useTakeBack } from "../../state/use-take-back.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  heading: { margin: "1rem 0 0.25rem", fontSize: tokens.fontSizeBase300, fontWeight: 600 },
});

/**
 * What this bench changed of the unit's registration: who, when, before and after. A change of this unit alone is taken back
 * here; one of several devices as a whole, under Tenant.
 */
export function ChangedValues({ changed }: { readonly changed: UnitView["registration"]["changed"] }) {
  const styles = useStyles();
  const undo = useTakeBack();
  if (changed.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{text.changed}</h3>
      <DataTable
        label={text.changed}
        columns={text.changedColumns}
        rows={changed.map(({ changeId, at, actor, field, group, before, after, state, devices, canUndo }, index) => ({
          key: `${changeId} ${field} ${group}`,
          cells: [
            group === "" ? assignmentFieldText[field] : group,
            `${shownValue(before)} → ${shownValue(after)}`,
            changeStateText[state],
            `${formatDayAndClock(at)}, ${actor === "" ? tenantScreenText.bench : actor}`,
            // Once for each change, at the first of its values.
            canUndo && changed[index - 1]?.changeId !== changeId ? (
              <TakeBackCell key="undo" changeId={changeId} at={at} devices={devices} undo={undo} />
            ) : null,
          ],
        }))}
      />
      {undo.error === undefined ? null : <ErrorNote words={errorText(undo.error)} />}
    </>
  );
}

function TakeBackCell(props: {
  readonly changeId: string;
  readonly at: number;
  readonly devices: number;
  readonly undo: TakeBack;
}) {
  const { changeId, at, devices, undo } = props;
  if (devices > 1) return text.oneOfDevices(devices);
  return (
    <Button
      size="small"
      aria-label={text.takeBackOf(at)}
      disabledFocusable={undo.isRunning}
      onClick={() => void undo.run(changeId)}
    >
      {tenantScreenText.undo}
    </Button>
  );
}
