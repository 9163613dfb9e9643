import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { PastView, WayOffer } from "../../../shared/domain/clearing/past-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { clearingActionText, clearingWayText, recordPlaceText } from "../../../shared/text/lists/clearing-text.ts";
import { confirmText, pastScreenText as text, wayRecordText } from "../../../shared/text/screens/past-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { IdentifiersFields, noIdentifiers } from "../../ui/primitives/identifiers-fields.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.875rem" },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  strong: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  steps: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "0.25rem" },
  step: { overflowWrap: "anywhere" },
});

/** The ways that are open: what each would do to which records, and what a person gives to have it done. */
export function ClearForm(props: {
  readonly unitId: string;
  readonly past: PastView;
  readonly offer: WayOffer | undefined;
  readonly onChoose: (key: string) => void;
}) {
  const { unitId, past, offer, onChoose } = props;
  const styles = useStyles();
  return (
    <Card title={text.offers}>
      <RadioGroup aria-label={text.offers} value={offer?.key ?? ""} onChange={(_event, data) => onChoose(data.value)}>
        {past.offers.map((known) => (
          <Radio key={known.key} value={known.key} label={offerLabel(known, past.offers)} />
        ))}
      </RadioGroup>
      {offer === undefined ? (
        <p className={styles.words}>{text.chooseFirst}</p>
      ) : (
        <Confirmation key={offer.key} unitId={unitId} offer={offer} recordsLeft={past.recordsLeft} />
      )}
    </Card>
  );
}

/** Where one way is offered for several registrations, each says for which. */
function offerLabel(offer: WayOffer, all: readonly WayOffer[]): string {
  const { title } = clearingWayText[offer.way];
  const isOnly = all.filter(({ way }) => way === offer.way).length === 1;
  const target = offer.steps.at(-1)?.record;
  return isOnly || target === undefined ? title : `${title} · ${target.id}`;
}

function Confirmation(props: { readonly unitId: string; readonly offer: WayOffer; readonly recordsLeft: number }) {
  const { unitId, offer } = props;
  const [identifiers, setIdentifiers] = useState(noIdentifiers);
  const [typed, setTyped] = useState("");
  const clear = useCommand("past.clear");
  const styles = useStyles();
  const words = clearingWayText[offer.way];
  const known = wayRecordText(offer);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const recordIds = [...new Set(offer.steps.map(({ record }) => record.id))];
    await clear.run({ unitId, way: offer.way, recordIds, identifiers, typed });
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} aria-label={words.title}>
      <p className={styles.words}>{words.does}</p>
      {known === "" ? null : <p className={styles.words}>{known}</p>}
      <p className={styles.strong}>{text.dryRun}</p>
      <ol className={styles.steps} data-dry-run="">
        {offer.steps.map(({ action, record }, index) => (
          <li key={`${action}:${record.id}`} className={styles.step}>
            {text.step(index + 1, clearingActionText[action], record.name || record.serialNumber)}{" "}
            <span className={styles.quiet}>
              {recordPlaceText[record.place]} · {record.id}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.strong}>
        {text.undo}: {words.undo}
      </p>
      <IdentifiersFields identifiers={identifiers} onChange={setIdentifiers} />
      <Field label={text.type(offer.phrase)} required>
        <Input size="large" maxLength={64} value={typed} onChange={(_event, data) => setTyped(data.value)} />
      </Field>
      <p className={styles.quiet}>{text.limit(props.recordsLeft)}</p>
      {clear.error === undefined ? null : <ErrorNote words={errorText(clear.error)} />}
      <Button type="submit" size="large" appearance="primary" disabledFocusable={clear.isRunning}>
        {confirmText(offer)}
      </Button>
    </form>
  );
}
