import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { releaseText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "0.5rem" },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet, overflowWrap: "anywhere" },
  save: { alignSelf: "flex-start" },
});

/** Writes the evidence for the release; the hardware hash goes with it only where a person ticks that. */
export function ReleasePack({ unitId, packAt }: { readonly unitId: string; readonly packAt: number | undefined }) {
  const [withHash, setWithHash] = useState(false);
  const [paths, setPaths] = useState<readonly string[]>([]);
  const save = useCommand("release.savePack");
  const styles = useStyles();

  async function write(): Promise<void> {
    const result = await save.run({ unitId, withHash });
    setPaths(result.ok ? result.value.paths : []);
    // Asked for anew each time.
    setWithHash(false);
  }

  return (
    <div className={styles.part}>
      <Checkbox
        label={text.withHash}
        checked={withHash}
        onChange={(_event, data) => setWithHash(data.checked === true)}
      />
      {withHash ? <p className={styles.words}>{text.withHashWarning}</p> : null}
      <Button className={styles.save} disabledFocusable={save.isRunning} onClick={() => void write()}>
        {text.pack}
      </Button>
      {packAt === undefined ? null : <p className={styles.quiet}>{text.packAt(packAt)}</p>}
      {paths.length === 0 ? null : (
        <p className={styles.quiet} role="status">
          {text.written(paths.length)}: {paths.join(", ")}
        </p>
      )}
      {save.error === undefined ? null : <ErrorNote words={errorText(save.error)} />}
    </div>
  );
}
