import { makeStyles, tokens } from "@fluentui/react-components";
import type { PastView, WayOffer } from "../../../shared/domain/clearing/past-view.ts";
import { recordPlaceText } from "../../../shared/text/lists/clearing-text.ts";
import { fateText, recordFacts, pastScreenText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { CopyText } from "../../ui/primitives/copy-text.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { FactList } from "../../ui/primitives/fact-list.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

type Assessed = PastView["records"][number];

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "0.5rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  name: { margin: 0, fontWeight: 600, overflowWrap: "anywhere" },
  summary: { cursor: "pointer", padding: "0.25rem 0" },
});

/** Every record that was found, in which of the three places, and why one is left alone. */
export function PastRecords({ past, offer }: { readonly past: PastView; readonly offer: WayOffer | undefined }) {
  const styles = useStyles();
  if (past.readAt === undefined) return null;
  return (
    <section className={styles.part} aria-label={text.records}>
      <h3 className={styles.heading}>{text.records}</h3>
      {past.records.length === 0 ? (
        <p className={styles.words}>{text.noRecords}</p>
      ) : (
        <DataTable
          label={text.records}
          columns={text.columns}
          rows={past.records.map((assessed) => rowOf(assessed, offer))}
        />
      )}
      <p className={styles.quiet}>{text.unseen}</p>
    </section>
  );
}

function rowOf(assessed: Assessed, offer: WayOffer | undefined) {
  const { record } = assessed;
  return {
    key: `${record.place}:${record.id}`,
    cells: [recordPlaceText[record.place], <RecordName key="name" assessed={assessed} />, fateText(assessed, offer)],
    below: <Whole assessed={assessed} />,
  };
}

function RecordName({ assessed }: { readonly assessed: Assessed }) {
  const { record } = assessed;
  const styles = useStyles();
  const name = record.name || record.serialNumber || text.unnamed;
  return (
    <>
      <p className={styles.name}>{name}</p>
      <p className={styles.quiet}>{recordFacts(assessed)}</p>
      <CopyText text={record.id} label={text.copyId(record.id)} />
    </>
  );
}

function Whole({ assessed: { record } }: { readonly assessed: Assessed }) {
  const styles = useStyles();
  const facts = Object.entries(record.whole).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const shown = value === null || value === "" ? "" : Array.isArray(value) ? value.join(", ") : String(value);
    return shown === "" ? [] : [[name, shown]];
  });
  return (
    <details>
      <summary className={styles.summary}>{text.wholeTitle}</summary>
      <FactList facts={facts} />
    </details>
  );
}
