import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeView } from "../../../shared/contract/topics/intake.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { intakeWaitingText as text } from "../../../shared/text/screens/intake-waiting-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { BringNext } from "./bring-next.tsx";
import { useWaitingRows, waitingPerPage } from "./use-waiting-rows.ts";
import { WaitingTable } from "./waiting-table.tsx";

const useStyles = makeStyles({
  text: { margin: 0 },
  tools: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: "0.75rem 1.5rem" },
  search: { flexGrow: 1, flexBasis: "20rem", maxWidth: "32rem" },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
});

/** Rows of files that wait until there is room: what they are, and the ways onto the board. */
export function WaitingCard({ waiting }: { readonly waiting: IntakeView["waiting"] }) {
  const [search, setSearch] = useState("");
  const [wantedPage, setPage] = useState(0);
  const [said, setSaid] = useState("");
  const bring = useCommand("intake.bring");
  const styles = useStyles();
  const [total, setTotal] = useState(0);
  const lastPage = Math.max(0, Math.ceil(total / waitingPerPage) - 1);
  const page = Math.min(wantedPage, lastPage);
  const shown = useWaitingRows(search, page, waiting);
  if (shown.total !== undefined && shown.total !== total) setTotal(shown.total);

  async function bringOne(unitId: string): Promise<void> {
    const result = await bring.run({ unitIds: [unitId] });
    setSaid(result.ok ? text.brought(result.value.brought) : "");
  }

  return (
    <Card title={text.title}>
      <p className={styles.text}>{text.meaning(waiting.rows, waiting.mostUnits)}</p>
      <p className={styles.text}>{text.room(waiting.room)}</p>
      <div className={styles.tools}>
        <Field label={text.search} className={styles.search}>
          <Input
            value={search}
            maxLength={128}
            onChange={(_event, { value }) => {
              setSearch(value);
              setPage(0);
            }}
          />
        </Field>
        {waiting.room === 0 ? null : <BringNext waiting={waiting} onBrought={(rows) => setSaid(text.brought(rows))} />}
      </div>
      <p className={styles.text} role="status">
        {said}
      </p>
      {bring.error === undefined ? null : <ErrorNote words={errorText(bring.error)} />}
      {shown.error === undefined ? null : <ErrorNote words={errorText(shown.error)} />}
      {shown.rows === undefined ? null : shown.rows.length === 0 ? (
        <p className={styles.text}>{text.none}</p>
      ) : (
        <WaitingTable
          rows={shown.rows}
          onBring={waiting.room === 0 ? undefined : (unitId) => void bringOne(unitId)}
          isBringing={bring.isRunning}
        />
      )}
      {total <= waitingPerPage ? null : (
        <div className={styles.pages}>
          <Button aria-label={text.previous} disabledFocusable={page === 0} onClick={() => setPage(page - 1)}>
            {text.previousShort}
          </Button>
          <p className={styles.text}>
            {text.page(page * waitingPerPage + 1, Math.min(total, (page + 1) * waitingPerPage), total)}
          </p>
          <Button aria-label={text.next} disabledFocusable={page === lastPage} onClick={() => setPage(page + 1)}>
            {text.nextShort}
          </Button>
        </div>
      )}
    </Card>
  );
}
