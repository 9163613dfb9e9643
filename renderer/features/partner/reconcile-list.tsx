import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PartnerView } from "../../../shared/domain/partner-center/partner-view.ts";
import type { ReconcileRow, ReconcileState } from "../../../shared/domain/partner-center/reconcile.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { say } from "../../../shared/text/say.ts";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { rowsPerPage, usePartnerRows } from "./use-partner-rows.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  line: { margin: 0 },
  choice: { width: "16rem" },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  serial: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: "nowrap" },
});

const states = ["flagged", "waiting", "proven"] as const satisfies readonly ReconcileState[];

/** Every device that goes by Partner Center: proven in Intune, under way, or flagged with the reason and what to do. */
export function ReconcileList({ view }: { readonly view: PartnerView }) {
  const [chosen, setChosen] = useState<ReconcileState>();
  const [wantedPage, setPage] = useState(0);
  const styles = useStyles();
  const shown = chosen ?? states.find((state) => view.counts[state] > 0) ?? "flagged";
  // Devices leave a state while it is looked at.
  const lastPage = Math.max(0, Math.ceil(view.counts[shown] / rowsPerPage) - 1);
  const page = Math.min(wantedPage, lastPage);
  const { rows, total, error } = usePartnerRows(view, shown, page);

  function choose(value: string): void {
    setChosen(states.find((state) => state === value));
    setPage(0);
  }

  return (
    <>
      <h4 className={styles.heading}>{text.reconcile}</h4>
      <p className={styles.line}>{text.read(view.registrationsReadAt)}</p>
      <Field label={text.chosen} className={styles.choice}>
        <Choice value={shown} onChange={(event) => choose(event.target.value)}>
          {states.map((state) => (
            <option key={state} value={state} data-reconcile={state} data-count={view.counts[state]}>
              {text.count(state, view.counts[state])}
            </option>
          ))}
        </Choice>
      </Field>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      {rows === undefined ? null : rows.length === 0 ? (
        <p className={styles.line}>{text.none[shown]}</p>
      ) : (
        <>
          <ReconcileTable rows={rows} label={text.count(shown, total)} />
          {lastPage === 0 ? null : (
            <div className={styles.pages}>
              <Button disabledFocusable={page === 0} onClick={() => setPage(page - 1)}>
                {text.before}
              </Button>
              <span>{text.page(page + 1, lastPage + 1)}</span>
              <Button disabledFocusable={page === lastPage} onClick={() => setPage(page + 1)}>
                {text.next}
              </Button>
            </div>
          )}
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
        const serial = row.serialNumber || row.productKey || text.unnamed;
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
