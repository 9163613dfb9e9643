import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { benchScreenText } from "../../../shared/text/screens/bench-screen-text.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { collectDevices, readStick } from "../../state/bench-tasks.ts";
import { useStore } from "../../state/store.ts";
import { useTask } from "../../state/use-task.ts";
import { Screen } from "../../ui/layout/screen.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { FileButton } from "../../ui/primitives/file-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { groupReports } from "./group-reports.ts";
import { IntakeReading } from "./intake-reading.tsx";
import { useDroppedFiles } from "./use-dropped-files.ts";
import { useIntake } from "./use-intake.ts";

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
});

/** Taking units in: files dropped or picked, a stick, or the bridge. One row per unit, and totals that add up. */
export function IntakeScreen() {
  const bench = useBench();
  const reports = useStore(bench.intake, (view) => view?.reports);
  const intake = useIntake();
  const stick = useTask(readStick);
  const collect = useTask(collectDevices);
  const isOver = useDroppedFiles(intake.readFiles);
  const styles = useStyles();
  return (
    <Screen title={text.title}>
      <section className={mergeClasses(styles.target, isOver && styles.over)} aria-label={text.dropTitle}>
        <div className={styles.words}>
          <h3 className={styles.heading}>{isOver ? text.dropNow : text.dropTitle}</h3>
          <p className={styles.text}>{text.dropText}</p>
        </div>
        <FileButton
          label={intake.isReading ? text.reading : text.choose}
          accept=".csv,.txt"
          isMultiple
          isPrimary
          isBusy={intake.isReading}
          onFiles={(files) => void intake.readFiles(files)}
        />
        <Button size="large" disabledFocusable={stick.isRunning} onClick={() => void stick.run()}>
          {text.readStick}
        </Button>
        <Button size="large" disabledFocusable={collect.isRunning} onClick={() => void collect.run()}>
          {collect.isRunning ? benchScreenText.collecting : text.collect}
        </Button>
      </section>
      {intake.troubles.map(({ fileName, error }) => (
        <ErrorNote
          key={fileName}
          words={{ ...errorText(error), title: `${fileName}: ${errorText(error).title}` }}
          action={<Button onClick={() => intake.forget(fileName)}>{text.close}</Button>}
        />
      ))}
      {stick.error === undefined ? null : <ErrorNote words={errorText(stick.error)} />}
      {collect.error === undefined ? null : <ErrorNote words={errorText(collect.error)} />}
      {reports !== undefined && reports.length === 0 ? <p>{text.nothingYet}</p> : null}
      {groupReports(reports ?? []).map(([first, ...others]) =>
        first === undefined ? null : (
          <IntakeReading key={`${first.sha256} ${first.readAt}`} reports={[first, ...others]} />
        ),
      )}
    </Screen>
  );
}
