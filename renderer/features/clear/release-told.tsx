import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { releaseText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { IdentifiersFields, noIdentifiers } from "../../ui/primitives/identifiers-fields.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.75rem" },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  send: { alignSelf: "flex-start" },
});

/** Says that the other organisation has released the device, so that it is tried again. */
export function ReleaseTold({ unitId }: { readonly unitId: string }) {
  const [identifiers, setIdentifiers] = useState(noIdentifiers);
  const tell = useCommand("release.tell");
  const styles = useStyles();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await tell.run({ unitId, identifiers });
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} aria-label={text.told}>
      <p className={styles.words}>{text.toldMeaning}</p>
      <IdentifiersFields identifiers={identifiers} onChange={setIdentifiers} />
      <Button type="submit" className={styles.send} disabledFocusable={tell.isRunning}>
        {text.told}
      </Button>
      {tell.error === undefined ? null : <ErrorNote words={errorText(tell.error)} />}
    </form>
  );
}
