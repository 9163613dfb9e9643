import { makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { formatDayAndClock } from "../../../shared/text/clock-text.ts";
import { assignmentFieldText, changeStateText } from "../../../shared/text/lists/assignment-text.ts";
import {
  shownValue,
  tenantScreenText,
  assignPartText as text,
} from "../../../shared/text/screens/assign-screen-text.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";

const useStyles = makeStyles({
  heading: { margin: "1rem 0 0.25rem", fontSize: tokens.fontSizeBase300, fontWeight: 600 },
});

/** What this bench changed of the unit's registration: who, when, before and after. It is taken back under Tenant. */
export function ChangedValues({ changed }: { readonly changed: UnitView["registration"]["changed"] }) {
  const styles = useStyles();
  if (changed.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{text.changed}</h3>
      <DataTable
        label={text.changed}
        columns={text.changedColumns}
        rows={changed.map(({ changeId, at, actor, field, group, before, after, state }) => ({
          key: `${changeId} ${field} ${group}`,
          cells: [
            group === "" ? assignmentFieldText[field] : group,
            `${shownValue(before)} → ${shownValue(after)}`,
            changeStateText[state],
            `${formatDayAndClock(at)}, ${actor === "" ? tenantScreenText.bench : actor}`,
          ],
        }))}
      />
    </>
  );
}
