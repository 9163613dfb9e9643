import { Button, Checkbox, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PastView } from "../../../shared/domain/clearing/past-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { releasePaperText } from "../../../shared/text/lists/clearing-text.ts";
import { releaseText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { ReleasePack } from "./release-pack.tsx";
import { ReleaseTold } from "./release-told.tsx";

type Release = NonNullable<PastView["release"]>;
type Paper = Release["papers"][number];

const useStyles = makeStyles({
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  list: { margin: 0, paddingLeft: "1.25rem" },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  papers: { display: "flex", flexDirection: "column", margin: 0, padding: 0, border: "none" },
  save: { alignSelf: "flex-start" },
});

const papers = Object.entries(releasePaperText) as readonly (readonly [Paper, string])[];

/** How the release of a device stands that another organisation has: found when, papers, case number, what is next. */
export function ReleaseCard({ unitId, release }: { readonly unitId: string; readonly release: Release }) {
  const { clock } = useBench();
  const styles = useStyles();
  const found = useClockText(clock, (now) => text.found(release.foundAt, now));
  return (
    <Card title={text.title}>
      <p className={styles.words}>{text.meaning}</p>
      <p className={styles.words}>{found}</p>
      <p className={styles.quiet}>{text.rows}</p>
      <ul className={styles.list}>
        {release.rows.map((row) => (
          <li key={`${row.importId}:${row.attempt}`} className={styles.words}>
            {text.row(row.seenAt, row.code, row.name)}
          </li>
        ))}
      </ul>
      <Notes unitId={unitId} release={release} />
      <ReleasePack unitId={unitId} packAt={release.packAt} />
      {release.isForeign ? <ReleaseTold unitId={unitId} /> : null}
      {release.toldAt === undefined ? null : (
        <p className={styles.quiet}>{text.toldAt(release.toldAt, release.toldBy ?? "")}</p>
      )}
    </Card>
  );
}

function Notes({ unitId, release }: { readonly unitId: string; readonly release: Release }) {
  const [caseNumber, setCaseNumber] = useState(release.caseNumber);
  const [note, setNote] = useState(release.note);
  const [held, setHeld] = useState<readonly Paper[]>(release.papers);
  const save = useCommand("release.note");
  const styles = useStyles();
  const toggle = (paper: Paper, isHeld: boolean): void =>
    setHeld(isHeld ? [...held.filter((known) => known !== paper), paper] : held.filter((known) => known !== paper));
  return (
    <>
      <Field label={text.caseNumber}>
        <Input size="large" maxLength={40} value={caseNumber} onChange={(_event, data) => setCaseNumber(data.value)} />
      </Field>
      <fieldset className={styles.papers}>
        <legend className={styles.legend}>{text.papers}</legend>
        {papers.map(([paper, name]) => (
          <Checkbox
            key={paper}
            label={name}
            checked={held.includes(paper)}
            onChange={(_event, data) => toggle(paper, data.checked === true)}
          />
        ))}
      </fieldset>
      <Field label={text.note}>
        <Textarea maxLength={400} value={note} onChange={(_event, data) => setNote(data.value)} />
      </Field>
      <Button
        className={styles.save}
        disabledFocusable={save.isRunning}
        onClick={() => void save.run({ unitId, caseNumber, papers: [...held], note })}
      >
        {text.save}
      </Button>
      {release.notedAt === undefined ? null : (
        <p className={styles.quiet} role="status">
          {text.saved(release.notedAt, release.notedBy ?? "")}
        </p>
      )}
      {save.error === undefined ? null : <ErrorNote words={errorText(save.error)} />}
    </>
  );
}
