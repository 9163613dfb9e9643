import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PartnerView } from "../../../shared/domain/partner-center/partner-view.ts";
import type { ReconcileRow, ReconcileState } from "../../../shared/domain/partner-center/reconcile.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { say } from "../../../shared/text/say.ts";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { usePartnerRows } from "./use-partner-rows.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  line: { margin: 0 },
  tabs: { flexWrap: "wrap" },
  serial: { fontFamily: tokens.fontFamilyMonospace },
});

const states = ["flagged", "waiting", "proven"] as const satisfies readonly ReconcileState[];

/** Every device that goes by Partner Center: proven in Intune, under way, or flagged with the reason and what to do. */
export function ReconcileList({ view }: { readonly view: PartnerView }) {
  const [chosen, setChosen] = useState<ReconcileState>();
  const styles = useStyles();
  const shown = chosen ?? states.find((state) => view.counts[state] > 0) ?? "flagged";
  const { rows, total, error } = usePartnerRows(view, shown);
  return (
    <>
      <h4 className={styles.heading}>{text.reconcile}</h4>
      <p className={styles.line}>{text.read(view.registrationsReadAt)}</p>
      <TabList
        className={styles.tabs}
        aria-label={text.chosen}
        selectedValue={shown}
        onTabSelect={(_event, data) => setChosen(states.find((state) => state === data.value))}
      >
        {states.map((state) => (
          <Tab key={state} value={state} data-reconcile={state} data-count={view.counts[state]}>
            {text.count(state, view.counts[state])}
          </Tab>
        ))}
      </TabList>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      {rows === undefined ? null : rows.length === 0 ? (
        <p className={styles.line}>{text.none[shown]}</p>
      ) : (
        <>
          <ReconcileTable rows={rows} label={text.count(shown, total)} />
          {total > rows.length ? <p className={styles.line}>{text.more(total - rows.length)}</p> : null}
        </>
      )}
    </>
  );
}

function ReconcileTable({ rows, label }: { readonly rows: readonly ReconcileRow[]; readonly label: string }) {
  const { ui } = useBench();
  const styles = useStyles();
  return (
    <DataTable
      label={label}
      columns={text.columns}
      rows={rows.map((row) => {
        const serial = row.serialNumber || text.unnamed;
        const open = () => ui.act.openUnit(row.unitId);
        return {
          key: row.unitId,
          isMarked: row.state === "flagged",
          onPress: open,
          cells: [
            <TextButton key="serial" label={text.open(serial)} onPress={open}>
              <span className={styles.serial}>{serial}</span>
            </TextButton>,
            text.identity[row.identity],
            say(row.reason),
            row.nextStep === undefined ? "–" : say(row.nextStep),
            text.rowSince(row),
          ],
        };
      })}
    />
  );
}
