import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { benchScreenText } from "../../../shared/text/screens/bench-screen-text.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { collectDevices } from "../../state/bench-tasks.ts";
import { useStore } from "../../state/store.ts";
import { useTask } from "../../state/use-task.ts";
import { Screen } from "../../ui/layout/screen.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { FileButton } from "../../ui/primitives/file-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { GroupCard } from "./group-card.tsx";
import { groupReadings } from "./group-readings.ts";
import { HandOverStrip } from "./hand-over-strip.tsx";
import { ImportFiles } from "./import-files.tsx";
import { NewestGroup } from "./newest-group.tsx";
import { PlacesStrip } from "./places-strip.tsx";
import { SpokenNews } from "./spoken-news.tsx";
import { pickedFiles, pickedFolder } from "./transferred-files.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { usePaste } from "./use-paste.ts";
import { useTransfers } from "./use-transfers.ts";
import { WaitingCard } from "./waiting-card.tsx";

/** Readings that the bench tells of at most. */
const readingsTold = 200;

const useStyles = makeStyles({
  target: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.75rem",
    padding: "1.5rem",
    borderRadius: "0.5rem",
    border: `2px dashed ${signal.benchTextQuiet}`,
    backgroundColor: signal.benchSurface,
  },
  over: { border: `4px solid ${tokens.colorBrandStroke1}` },
  words: { flexGrow: 1, flexBasis: "24rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  text: { margin: "0.25rem 0 0" },
  group: { outlineStyle: "none" },
});

/**
 * Taking units in: files and folders dropped, picked or pasted, sticks, watched folders, or the bridge. One row per unit,
 * and totals that add up. `practice` stands for the hand that plugs a simulated stick in, `link` for the way in of devices in setup.
 */
export function IntakeScreen({ practice, link }: { readonly practice: ReactNode; readonly link: ReactNode }) {
  const bench = useBench();
  const view = useStore(bench.intake, (intake) => intake);
  const collect = useTask(collectDevices);
  const { takeDrop, takePaste, isLooking } = useTransfers();
  const isOver = useFileDrop(takeDrop);
  usePaste(takePaste);
  const styles = useStyles();
  const readings = view?.readings ?? [];
  const groups = groupReadings(readings);
  const [newest] = groups;
  const newestCard = useRef<HTMLDivElement>(null);

  function showNewest(): void {
    newestCard.current?.scrollIntoView({ block: "start" });
    newestCard.current?.focus({ preventScroll: true });
  }

  return (
    <Screen title={text.title}>
      <section className={mergeClasses(styles.target, isOver && styles.over)} aria-label={text.dropTitle}>
        <div className={styles.words}>
          <h3 className={styles.heading}>{isOver ? text.dropNow : text.dropTitle}</h3>
          <p className={styles.text}>{text.dropText}</p>
        </div>
        <FileButton
          label={text.choose}
          isMultiple
          isPrimary
          onFiles={(files) => bench.handOver.take([pickedFiles(files)])}
        />
        <FileButton
          label={text.chooseFolder}
          isFolder
          onFiles={(files) => bench.handOver.take([pickedFolder(files)])}
        />
        <Button size="large" disabledFocusable={collect.isRunning} onClick={() => void collect.run()}>
          {collect.isRunning ? benchScreenText.collecting : text.collect}
        </Button>
      </section>
      <HandOverStrip isLooking={isLooking} />
      {newest === undefined ? null : <NewestGroup group={newest} onShow={showNewest} />}
      <SpokenNews readings={readings} places={view?.places ?? []} />
      {collect.error === undefined ? null : <ErrorNote words={errorText(collect.error)} />}
      {link}
      <PlacesStrip places={view?.places ?? []} practice={practice} />
      {view === undefined || view.waiting.rows === 0 ? null : <WaitingCard waiting={view.waiting} />}
      {view !== undefined && readings.length === 0 ? <p>{text.nothingYet}</p> : null}
      {groups.map((group, index) => (
        <div key={group.key} ref={index === 0 ? newestCard : undefined} className={styles.group} tabIndex={-1}>
          <GroupCard group={group} isOpenFirst={index === 0} />
        </div>
      ))}
      {readings.length < readingsTold ? null : <p className={styles.text}>{text.onlyNewest(readingsTold)}</p>}
      <ImportFiles />
    </Screen>
  );
}
