import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { intakeWaitingText as text } from "../../../shared/text/screens/intake-waiting-text.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { makerAndModel } from "./maker-and-model.ts";
import { RowJudgement } from "./row-judgement.tsx";

const useStyles = makeStyles({
  serial: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: "nowrap" },
  from: { overflowWrap: "anywhere" },
});

/** Waiting rows: how each was judged, where it stands, and the button that brings it onto the board. */
export function WaitingTable(props: {
  readonly rows: CommandOutput<"intake.waiting">["rows"];
  /** Absent while there is no room: then nothing offers it. */
  readonly onBring: ((unitId: string) => void) | undefined;
  readonly isBringing: boolean;
}) {
  const { onBring } = props;
  const { bring, ...columns } = text.columns;
  const styles = useStyles();
  return (
    <DataTable
      label={text.rows}
      columns={onBring === undefined ? Object.values(columns) : [...Object.values(columns), bring]}
      rows={props.rows.flatMap(({ fileName, row }) => {
        const { unitId, waits: _waits, ...shown } = row;
        if (unitId === undefined) return [];
        const serial = row.serialNumber || row.listedSerial;
        return {
          key: unitId,
          isMarked: row.grade === "block",
          cells: [
            <span key="serial" className={styles.serial}>
              {serial || "–"}
            </span>,
            makerAndModel(row) || "–",
            <RowJudgement key="judgement" row={shown} />,
            <span key="from" className={styles.from}>
              {[fileName, row.entry, String(row.line)].filter((part) => part !== "").join(":")}
            </span>,
            ...(onBring === undefined
              ? []
              : [
                  <Button
                    key="bring"
                    size="small"
                    aria-label={text.bringNamed(serial || text.noSerial)}
                    disabledFocusable={props.isBringing}
                    onClick={() => onBring(unitId)}
                  >
                    {text.bring}
                  </Button>,
                ]),
          ],
        };
      })}
    />
  );
}
