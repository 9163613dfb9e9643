import { Button, makeStyles } from "@fluentui/react-components";
import { memo, useState } from "react";
import { placeName } from "../../../shared/text/screens/intake-place-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { GroupFiles } from "./group-files.tsx";
import type { ReadingGroup } from "./group-readings.ts";
import { totalsOf } from "./intake-totals.ts";
import { ReadingDetails } from "./reading-details.tsx";
import { ReadingRows } from "./reading-rows.tsx";
import { ReadingState } from "./reading-state.tsx";
import { TotalsLine } from "./totals-line.tsx";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    justifyContent: "space-between",
    gap: "0.75rem",
  },
  text: { margin: 0 },
});

/** Files that came together, or one file alone: totals that add up, each file with what it is, and the rows. */
export const GroupCard = memo(function GroupCard(props: {
  readonly group: ReadingGroup;
  /** Whether its rows are shown at first. */
  readonly isOpenFirst: boolean;
}) {
  const { group } = props;
  const { readings, origin } = group;
  const [isOpen, setOpen] = useState(props.isOpenFirst);
  const styles = useStyles();
  const totals = totalsOf(readings);
  const [first] = readings;
  const isAlone = isLoneFile(group);
  const title = groupTitle(group);
  return (
    <Card title={title}>
      <div className={styles.head}>
        <div>
          {isAlone && first !== undefined ? (
            <ReadingState reading={first} />
          ) : (
            <p className={styles.text}>{text.files(readings.length)}</p>
          )}
          {hasTotals(readings) ? <TotalsLine totals={totals} /> : null}
        </div>
        {totals.total === 0 ? null : (
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? text.hideRows : text.showRows}
          </Button>
        )}
      </div>
      {isAlone && first !== undefined ? (
        <ReadingDetails reading={first} isNamed={false} />
      ) : (
        <GroupFiles group={group} title={title} />
      )}
      {isOpen && totals.total > 0 ? (
        <ReadingRows title={title} batchName={origin.batchName} readings={readings} />
      ) : null}
    </Card>
  );
}, isSameGroup);

/** A file that failed before its first row, or has not arrived, has nothing to add up. */
function hasTotals(readings: ReadingGroup["readings"]): boolean {
  return readings.some(({ state, total }) => total > 0 || state === "done");
}

function isLoneFile({ origin, readings }: ReadingGroup): boolean {
  return origin.batchName === "" && readings.length === 1;
}

/** What a group is called: its only file, or the folder, stick or drop that its files came with. */
export function groupTitle(group: ReadingGroup): string {
  const { origin, readings } = group;
  const [first] = readings;
  if (isLoneFile(group) && first !== undefined) return first.fileName;
  return origin.kind === "window" ? origin.batchName : placeName(origin.kind, origin.batchName);
}

/** Groups are made anew with every message; what is in them is the same object while it says the same. */
function isSameGroup(before: { readonly group: ReadingGroup }, next: { readonly group: ReadingGroup }): boolean {
  const { readings } = next.group;
  return (
    before.group.readings.length === readings.length &&
    before.group.readings.every((reading, index) => reading === readings[index])
  );
}
