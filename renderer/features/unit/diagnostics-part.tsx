import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { diagnosticsText as text } from "../../../shared/text/screens/diagnostics-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "0.5rem", margin: "0 0 1.25rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  line: { margin: 0 },
  list: { margin: 0, paddingLeft: "1.25rem", overflowWrap: "anywhere" },
  save: { alignSelf: "flex-start" },
});

/** What was gathered of a device that failed, what is missing of it, and the way to its files. */
export function DiagnosticsPart(props: {
  readonly unitId: string;
  readonly diagnostics: NonNullable<UnitView["diagnostics"]>;
}) {
  const { askedAt, isAwaited, gathered, failure } = props.diagnostics;
  const { ui } = useBench();
  const save = useCommand("diagnostics.save");
  const styles = useStyles();
  const files = gathered?.value.files ?? [];
  const missing = gathered?.value.missing ?? [];

  async function saveAll(): Promise<void> {
    const result = await save.run({ unitId: props.unitId });
    if (!result.ok) return;
    const { paths } = result.value;
    ui.act.report({ heading: text.saved(paths.length), lines: paths.slice(0, 1), isFault: false, canUndo: false });
  }

  return (
    <section className={styles.part} aria-label={text.title} data-diagnostics="">
      <h3 className={styles.heading}>{text.title}</h3>
      {isAwaited ? <p className={styles.line}>{text.awaited(askedAt)}</p> : null}
      {failure === undefined ? null : <ErrorNote words={{ ...errorText(failure.value), nextStep: text.again }} />}
      {gathered === undefined ? null : (
        <>
          <p className={styles.line}>
            {files.length === 0 ? text.nothing(gathered.seenAt) : text.gathered(files.length, gathered.seenAt)}
          </p>
          <ul className={styles.list}>
            {files.map(({ name, size }) => (
              <li key={name}>{text.file(name, size)}</li>
            ))}
          </ul>
          {missing.length === 0 ? null : (
            <>
              <p className={styles.line}>{text.missing}</p>
              <ul className={styles.list}>
                {missing.map(({ part, reason }) => (
                  <li key={part}>{text.missed(part, reason)}</li>
                ))}
              </ul>
            </>
          )}
          {files.length === 0 ? null : (
            <Button className={styles.save} disabledFocusable={save.isRunning} onClick={() => void saveAll()}>
              {save.isRunning ? text.saving : text.save}
            </Button>
          )}
        </>
      )}
      {save.error === undefined ? null : <ErrorNote words={errorText(save.error)} />}
    </section>
  );
}
