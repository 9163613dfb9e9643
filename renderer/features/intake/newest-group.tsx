import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { signal } from "../../ui/theme/signal-colours.ts";
import { groupTitle } from "./group-card.tsx";
import type { ReadingGroup } from "./group-readings.ts";
import { totalsOf } from "./intake-totals.ts";
import { ReadingState } from "./reading-state.tsx";

const useStyles = makeStyles({
  strip: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.5rem 1rem",
    padding: "0.75rem 1.25rem",
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
  },
  words: { flexGrow: 1, flexBasis: "16rem", minWidth: 0 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  text: { margin: 0 },
});

/** What became of the files that came last, next to where they were dropped: their own card may be far below. */
export function NewestGroup({ group, onShow }: { readonly group: ReadingGroup; readonly onShow: () => void }) {
  const styles = useStyles();
  const newest = group.readings.at(-1);
  const { total, accepted, duplicate, refused } = totalsOf(group.readings);
  const title = groupTitle(group);
  if (newest === undefined) return null;
  return (
    <div className={styles.strip}>
      <div className={styles.words}>
        <p className={styles.title}>{text.newest(title)}</p>
        {total === 0 ? null : <p className={styles.text}>{text.totals(total, accepted, duplicate, refused)}</p>}
      </div>
      {group.readings.length === 1 ? <ReadingState reading={newest} /> : text.files(group.readings.length)}
      <Button aria-label={text.showNewest(title)} onClick={onShow}>
        {text.show}
      </Button>
    </div>
  );
}
