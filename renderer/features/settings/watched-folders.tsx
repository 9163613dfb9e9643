import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Settings } from "../../../shared/contract/commands/settings.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { settingsScreenText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { folderRefusal } from "./folder-refusal.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.875rem" },
  text: { margin: 0 },
  list: { display: "flex", flexDirection: "column", gap: "0.5rem", margin: 0, padding: 0, listStyleType: "none" },
  folder: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "0.75rem" },
  path: { minWidth: 0, overflowWrap: "anywhere" },
  add: { alignSelf: "flex-start" },
});

/** The folders that are read by themselves: added by their full path, and taken away again. */
export function WatchedFolders({ settings }: { readonly settings: Settings }) {
  const bench = useBench();
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [error, setError] = useState<AppError>();
  const styles = useStyles();
  const { watchedFolders } = settings;

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const folder = typed.trim();
    const why = folderRefusal(watchedFolders, folder);
    setRefusal(why);
    if (why === undefined && (await save([...watchedFolders, folder]))) setTyped("");
  }

  async function save(folders: readonly string[]): Promise<boolean> {
    const trouble = await bench.changeSettings({ watchedFolders: [...folders] });
    setError(trouble);
    return trouble === undefined;
  }

  return (
    <form className={styles.form} onSubmit={(event) => void add(event)}>
      <p className={styles.text}>{text.foldersText}</p>
      {watchedFolders.length === 0 ? (
        <p className={styles.text}>{text.noFolders}</p>
      ) : (
        <ul className={styles.list} aria-label={text.folders}>
          {watchedFolders.map((folder) => (
            <li key={folder} className={styles.folder}>
              <span className={styles.path}>{folder}</span>
              <Button
                aria-label={text.removeFolder(folder)}
                onClick={() => void save(watchedFolders.filter((other) => other !== folder))}
              >
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={text.folder}
        hint={text.folderHint}
        {...(refusal === undefined ? {} : { validationMessage: refusal })}
      >
        <Input maxLength={1024} value={typed} onChange={(_event, data) => setTyped(data.value)} />
      </Field>
      <Button type="submit" className={styles.add}>
        {text.addFolder}
      </Button>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </form>
  );
}
